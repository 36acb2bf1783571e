package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
@RecordApplicationEvents
class WriteUpsTest {

    @Autowired
    WriteUps writeUps;

    @Autowired
    EditorQueries queries;

    @Autowired
    Drafts drafts;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    ScheduledPublications planned;

    @Autowired
    WriteUpPhotos photos;

    @Autowired
    WriteUpAuthors authors;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson ellie;
    CurrentPerson elsewhere;
    MeetingId meeting;

    @BeforeEach
    void aMeetingThatWasHeld() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
    }

    @Test
    void aReportBeginsWithTheFactsOfTheMeeting() {
        var vendor = given.talk("Spotting *ransomware*", "VENDOR", given.guest("Adil Rahman"));
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Growing your own", "MEMBER", ellie.id()));
        given.agendaItem(meeting, 30, 30, "VENDOR_TALK", vendor);
        given.agendaItem(meeting, 60, 30, "BREAK", null);
        jdbc.sql("update agenda_item set title = '' where presentation_id is not null")
                .update();

        var text = queries.text(writeUps.startReport(marcus, meeting));

        assertThat(text.title()).isEqualTo("Going cloud");
        assertThat(text.body())
                .contains("On Sunday 28 February 2027, we met at Going cloud venue")
                .contains("One of us was there for the first time")
                .contains("## Growing your own\n\n*Member talk* by Ellie Marsh")
                .contains("## Spotting \\*ransomware\\*\n\n*Vendor talk* by Adil Rahman")
                .doesNotContain("BREAK");
    }

    @Test
    void pressedTwiceAtOnceItIsOneDraft() {
        AtOnce.run(8, number -> () -> writeUps.startReport(marcus, meeting));

        assertThat(count("select count(*) from write_up")).isEqualTo(1);
    }

    @Test
    void aDraftIsThereForItsAuthorAndTheOrganisersOnly() {
        var report = "/write-ups/" + writeUps.startReport(marcus, meeting) + "/edit";
        var account = "/write-ups/" + writeUps.startAccount(ellie, meeting) + "/edit";

        assertThat(get(report, marcus)).hasStatusOk();
        assertThat(get(account, marcus)).hasStatusOk();
        assertThat(get(account, ellie)).hasStatusOk();
        for (var person : List.of(ellie, elsewhere, given.member("Dan Rowsell"))) {
            assertThat(get(report, person)).hasStatus(404);
        }
        assertThat(get(account, elsewhere)).hasStatus(404);
        assertThat(get(report, given.admin("Ada Root"))).hasStatusOk();
        assertThat(mvc.get().uri(report)).doesNotHave(status200());
    }

    @Test
    void whoWasNotThereWritesNoAccount() {
        var absent = given.member("Dan Rowsell");
        // Anybody may have typed that name.
        given.checkedInAsGuest(meeting, absent.id());

        assertThat(get("/meetings/going-cloud/write-ups/new", absent)).hasStatus(404);
        assertThat(post("/meetings/going-cloud/write-ups/new", absent, Map.of()))
                .hasStatus(404);
        assertThat(post("/organise/meetings/going-cloud/write-up", ellie, Map.of()))
                .hasStatus(404);
        assertThat(post("/organise/meetings/going-cloud/write-up", elsewhere, Map.of()))
                .hasStatus(404);
        assertThat(count("select count(*) from write_up")).isZero();
    }

    @Test
    void anAccountGoesFromItsAuthorToTheOrganisersAndToEverybody() {
        assertThat(get("/meetings/going-cloud/write-ups/new", ellie)).hasStatusOk();
        var started = post("/meetings/going-cloud/write-ups/new", ellie, Map.of());
        assertThat(started).hasStatus(303);
        var id = only();

        assertThat(post("/write-ups/" + id + "/submission", ellie, Map.of("version", "0", "title", "", "body", "")))
                .hasStatus(422)
                .bodyText()
                .contains("Give it a title first");
        assertThat(post(
                        "/write-ups/" + id + "/submission",
                        ellie,
                        Map.of("version", version(), "title", "A long way for cake", "body", "It was worth it.")))
                .hasStatus(303);
        assertThat(get("/organise/meetings/going-cloud/write-up", marcus))
                .bodyText()
                .contains("Waiting for your approval", "A long way for cake");
        assertThat(get("/my/write-ups", ellie)).bodyText().contains("A long way for cake", "Waiting for approval");

        assertThat(post("/write-ups/" + id + "/publication", ellie, Map.of())).hasStatus(404);
        assertThat(post("/write-ups/" + id + "/submission/return", ellie, Map.of()))
                .hasStatus(404);
        assertThat(post("/write-ups/" + id + "/submission/return", marcus, Map.of("note", "Who gave the talk?")))
                .hasStatus(303);
        assertThat(get("/my/write-ups", ellie)).bodyText().contains("Who gave the talk?");
        assertThat(get("/write-ups/" + id + "/edit", ellie))
                .bodyText()
                .contains("It was worth it.", "Who gave the talk?");

        assertThat(post("/write-ups/" + id + "/submission", ellie, Map.of())).hasStatus(303);
        assertThat(post("/write-ups/" + id + "/publication", marcus, Map.of())).hasStatus(303);
        assertThat(visit("/write-ups/a-long-way-for-cake")).bodyText().contains("It was worth it.", "by Ellie Marsh");
        assertThat(jdbc.sql("select approved_by from write_up")
                        .query(UUID.class)
                        .single())
                .isEqualTo(marcus.id().value());
    }

    @Test
    void whatWasApprovedIsNotChangedBehindTheOrganisersBack() {
        var id = published(writeUps.startAccount(ellie, meeting), ellie);

        assertThat(get("/write-ups/" + id + "/edit", ellie)).hasStatus(404);
        assertThatThrownBy(() -> writeUps.edit(ellie, id, 9, text("Other", "Other")))
                .isInstanceOf(NotFound.class);
        assertThat(post("/write-ups/" + id + "/publication/withdrawal", ellie, Map.of()))
                .hasStatus(303);
        assertThat(get("/write-ups/" + id + "/edit", ellie)).hasStatusOk();
        assertThat(visit("/write-ups/what-was-said")).hasStatus(404);
    }

    @Test
    void norWhatWasApprovedForAnHourToCome() {
        var id = writeUps.startAccount(ellie, meeting);
        writeUps.edit(ellie, id, 0, text("A long way for cake", "It was worth it."));
        writeUps.submit(ellie, id);
        planned.plan(marcus, id, EmptyTables.NOW.plus(Duration.ofDays(1)));

        assertThat(get("/write-ups/" + id + "/edit", ellie)).hasStatus(404);
        assertThatThrownBy(() -> writeUps.edit(ellie, id, queries.head(id).version(), text("Other", "Unread")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> photos.add(ellie, id, InputStream.nullInputStream(), "a.jpg"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> authors.add(ellie, id, marcus.id())).isInstanceOf(NotFound.class);
        assertThat(get("/my/write-ups", ellie))
                .bodyText()
                .contains("It publishes itself on Wednesday 3 March 2027", "Take it back")
                .doesNotContain("/write-ups/" + id + "/edit");
        assertThat(post("/write-ups/" + id + "/publication/withdrawal", ellie, Map.of()))
                .hasStatus(303);
        assertThat(get("/write-ups/" + id + "/edit", ellie)).hasStatusOk();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(2)));
        assertThat(planned.publishDue()).isZero();
        assertThat(queries.head(id).status()).isEqualTo(WriteUpStatus.DRAFT);
    }

    @Test
    void theReportIsTheOrganisersWhoeverBeganIt() {
        var id = published(writeUps.startReport(marcus, meeting), marcus);
        jdbc.sql("update ambassador set until = date '2027-03-01' where person_id = ?")
                .param(marcus.id().value())
                .update();

        assertThat(post("/write-ups/" + id + "/publication/withdrawal", marcus, Map.of()))
                .hasStatus(404);
        assertThat(get("/write-ups/" + id + "/edit", marcus)).hasStatus(404);
        assertThat(visit("/write-ups/what-was-said")).hasStatusOk();
    }

    @Test
    void whatIsNewIsFilledInOnAsk() {
        var id = writeUps.startReport(marcus, meeting);
        var mine = queries.text(id).body() + "\n\nWe talked for hours.";
        writeUps.edit(marcus, id, 0, text("Mine", mine));
        given.attended(meeting, given.member("Dan Rowsell").id());

        assertThat(fill(id, version(), mine)).hasStatus(303);
        assertThat(queries.text(id).body()).contains("2 of us met", "We talked for hours.");
        assertThat(queries.text(id).title()).isEqualTo("Mine");
        assertThat(writeUps.fill(marcus, id)).isFalse();

        var account = writeUps.startAccount(ellie, meeting);
        assertThatThrownBy(() -> writeUps.fill(ellie, account)).hasMessage("writeups.refused.not-filled");
        assertThatThrownBy(() -> writeUps.fill(ellie, id)).isInstanceOf(NotFound.class);
    }

    @Test
    void aPhotoThatSomebodyTookAwayMeanwhileKeepsNothingElseFromBeingSaved() {
        var id = writeUps.startReport(marcus, meeting);
        assertThat(post(
                        "/write-ups/" + id + "/edit",
                        marcus,
                        Map.of(
                                "version",
                                "0",
                                "title",
                                "Mine",
                                "body",
                                "Text",
                                "picks",
                                UUID.randomUUID().toString())))
                .hasStatus(422)
                .bodyText()
                .contains("A photo that you ticked is not there any more");
        assertThat(queries.text(id).body()).isEqualTo("Text");
    }

    @Test
    void nothingIsFilledInThatHasNoRoomOrThatOthersRead() {
        var id = writeUps.startReport(marcus, meeting);
        var long64 = "b".repeat(65_530);
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Growing your own", "MEMBER", ellie.id()));
        assertThat(fill(id, "0", long64)).hasStatus(422).bodyText().contains("longer than 64 KB", long64);
        assertThat(queries.text(id).body()).isEqualTo(long64);

        published(id, marcus);
        assertThat(fill(id, version(), "Text")).hasStatus(422).bodyText().contains("It is published already.");
        assertThat(queries.text(id).body()).isEqualTo("Text");
    }

    @Test
    void itsAddressIsMadeOnceAndStays() {
        var id = published(writeUps.startReport(marcus, meeting), marcus);
        writeUps.edit(marcus, id, queries.head(id).version(), text("Another title", "Text"));

        assertThat(queries.head(id).slug()).isEqualTo("what-was-said");
        writeUps.withdraw(marcus, id);
        assertThat(visit("/write-ups/what-was-said")).hasStatus(404);
        assertThat(writeUps.publish(marcus, id)).isEqualTo("what-was-said");

        var second = published(writeUps.startReport(marcus, meeting), marcus);
        assertThat(queries.head(second).slug()).isEqualTo("what-was-said-2");
    }

    @Test
    void itIsNewsOnceThoughItWasTakenBackAndPublishedAgain(ApplicationEvents events) {
        var id = published(writeUps.startReport(marcus, meeting), marcus);
        writeUps.publish(marcus, id);
        writeUps.withdraw(marcus, id);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(3)));
        writeUps.publish(marcus, id);

        assertThat(events.stream(WriteUpPublished.class)).containsExactly(new WriteUpPublished(id));
        assertThat(jdbc.sql("select published_at from write_up")
                        .query(java.sql.Timestamp.class)
                        .single()
                        .toInstant())
                .isBefore(EmptyTables.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void nothingIsPublishedBeforeTheMeetingBegan() {
        var later = given.meeting(region, "To come");
        var id = writeUps.startReport(marcus, later);

        assertThatThrownBy(() -> writeUps.publish(marcus, id))
                .isInstanceOf(Refused.class)
                .hasMessage("writeups.refused.not-held-yet");
    }

    @Test
    void norOfOneThatWasNotHeldOnItsDay() {
        var id = writeUps.startReport(marcus, meeting);
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = starts_at")
                .update();
        assertThat(get("/organise/meetings/going-cloud/write-up", marcus))
                .bodyText()
                .contains("This meeting has not been held yet.");
        assertThatThrownBy(() -> writeUps.publish(marcus, id)).hasMessage("writeups.refused.not-held-yet");

        jdbc.sql("""
                        update meeting set status = 'CANCELLED', postponed_at = null, cancelled_at = starts_at,
                            cancelled_reason = 'It snowed.'
                        """).update();
        assertThat(get("/organise/meetings/going-cloud/write-up", marcus))
                .bodyText()
                .contains("This meeting was cancelled");
        assertThatThrownBy(() -> writeUps.publish(marcus, id)).hasMessage("writeups.refused.meeting-cancelled");
        assertThat(queries.head(id).published()).isFalse();
    }

    @Test
    void whoeverSavesSecondSeesBothAndLosesNothing() {
        var id = writeUps.startReport(marcus, meeting);
        writeUps.edit(marcus, id, 0, text("First", "Theirs: the gym."));

        var answer = post(
                "/write-ups/" + id + "/edit",
                given.ambassador("Co Host", region),
                Map.of("version", "0", "title", "Second", "body", "Mine: the gate."));

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else saved it first", "Theirs: the gym.", "Mine: the gate.")
                .contains("name=\"version\" value=\"" + version() + "\"");
        assertThat(queries.text(id).body()).isEqualTo("Theirs: the gym.");
        assertThat(post(
                        "/write-ups/" + id + "/edit",
                        marcus,
                        Map.of("version", version(), "title", "Second", "body", "Mine: the gate.")))
                .hasStatus(303);
        assertThat(queries.text(id).body()).isEqualTo("Mine: the gate.");
    }

    @Test
    void whatIsTooLongComesBackAsItWasTyped() {
        var id = writeUps.startReport(marcus, meeting);
        var answer = post(
                "/write-ups/" + id + "/edit",
                marcus,
                Map.of(
                        "version",
                        "0",
                        "title",
                        "t".repeat(161),
                        "body",
                        "b".repeat(64 * 1024 + 1),
                        "discussed",
                        "x\n".repeat(21),
                        "takeaways",
                        "y".repeat(301),
                        "firstPublishedOn",
                        "soon",
                        "canonicalUrl",
                        "javascript:alert(1)"));

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("Up to 160 characters; these are 161")
                .contains("Up to 20 points", "Up to 300 characters a point", "Give a day", "Give the whole address")
                .contains("t".repeat(161), "y".repeat(301), "value=\"soon\"", "value=\"javascript:alert(1)\"");
        var long64 = post(
                "/write-ups/" + id + "/edit",
                marcus,
                Map.of("version", "0", "title", "Fine", "body", "b".repeat(64 * 1024 + 1)));
        assertThat(long64).hasStatus(422).bodyText().contains("longer than 64 KB", "b".repeat(64 * 1024 + 1));
        assertThat(queries.text(id).title()).isEqualTo("Going cloud");
    }

    @Test
    void fieldsTheFormDoesNotDeclareHaveNoEffect() {
        var id = writeUps.startAccount(ellie, meeting);
        post(
                "/write-ups/" + id + "/edit",
                ellie,
                Map.of(
                        "version",
                        "0",
                        "title",
                        "Mine",
                        "body",
                        "Text",
                        "status",
                        "PUBLISHED",
                        "official",
                        "true",
                        "slug",
                        "mine",
                        "authorId",
                        marcus.id().toString()));

        var head = queries.head(id);
        assertThat(head.status()).isEqualTo(WriteUpStatus.DRAFT);
        assertThat(head.official()).isFalse();
        assertThat(head.slug()).isNull();
        assertThat(head.author()).isEqualTo("Ellie Marsh");
    }

    @Test
    void whatOneTypedAndDidNotSendIsPutBack() {
        var id = writeUps.startAccount(ellie, meeting);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(5)));
        drafts.save(ellie.id(), "write-up:" + id, "{\"title\":[\"Typed\"],\"body\":[\"On the train\"],\"x\":[1]}");

        assertThat(get("/write-ups/" + id + "/edit", ellie)).bodyText().contains("On the train", "had not saved");
        assertThat(get("/write-ups/" + id + "/edit", marcus)).bodyText().doesNotContain("On the train");
        assertThat(post("/write-ups/" + id + "/kept/removal", ellie, Map.of())).hasStatus(303);
        assertThat(get("/write-ups/" + id + "/edit", ellie)).bodyText().doesNotContain("On the train");
    }

    @Test
    void aDraftCanBeThrownAwayAndWhatWasPublishedCannot() {
        var draft = writeUps.startReport(marcus, meeting);
        assertThat(post("/write-ups/" + draft + "/removal", elsewhere, Map.of()))
                .hasStatus(404);
        assertThat(post("/write-ups/" + draft + "/removal", marcus, Map.of())).hasStatus(303);
        assertThat(count("select count(*) from write_up")).isZero();

        var id = published(writeUps.startReport(marcus, meeting), marcus);
        writeUps.withdraw(marcus, id);
        post("/write-ups/" + id + "/removal", marcus, Map.of());
        assertThat(count("select count(*) from write_up")).isEqualTo(1);
    }

    @Test
    void thePreviewIsSafeAndSaysWhatIsTooLong() {
        assertThat(post("/write-ups/preview", ellie, Map.of("body", "## Hello\n\n<script>alert(1)</script>")))
                .hasStatusOk()
                .bodyText()
                .contains("<h2>Hello</h2>")
                .doesNotContain("<script");
        assertThat(post("/write-ups/preview", ellie, Map.of("body", "b".repeat(70_000))))
                .hasStatusOk()
                .bodyText()
                .contains("longer than 64 KB");
    }

    private MvcTestResult fill(WriteUpId id, String version, String body) {
        return post(
                "/write-ups/" + id + "/edit",
                marcus,
                Map.of("version", version, "title", "Mine", "body", body, "act", "fill"));
    }

    private WriteUpId published(WriteUpId id, CurrentPerson author) {
        writeUps.edit(author, id, queries.head(id).version(), text("What was said", "Text"));
        writeUps.publish(marcus, id);
        return id;
    }

    private static WriteUpText text(String title, String body) {
        return new WriteUpText(title, "", body, List.of(), List.of(), null, null);
    }

    private static org.assertj.core.api.Condition<MvcTestResult> status200() {
        return new org.assertj.core.api.Condition<>(
                result -> result.getResponse().getStatus() == 200, "answered with the page");
    }

    private String only() {
        return jdbc.sql("select id from write_up").query(UUID.class).single().toString();
    }

    private String version() {
        return jdbc.sql("select version from write_up").query(String.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private MvcTestResult get(String address, CurrentPerson person) {
        return mvc.get().uri(address).with(as(person)).exchange();
    }

    private MvcTestResult visit(String address) {
        return mvc.get().uri(address).exchange();
    }

    private MvcTestResult post(String address, CurrentPerson person, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(as(person)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}
