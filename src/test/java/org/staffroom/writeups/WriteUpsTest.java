package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** What becomes of a write-up: begun, handed in, approved, published, taken back, thrown away; and who may. */
@StaffroomTest
@RecordApplicationEvents
class WriteUpsTest extends HeldMeeting {

    @Autowired
    ScheduledPublications planned;

    @Autowired
    WriteUpPhotos photos;

    @Autowired
    WriteUpAuthors authors;

    CurrentPerson elsewhere;

    @BeforeEach
    void anotherRegion() {
        elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
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
        assertThat(get(report, null).getResponse().getStatus()).isNotEqualTo(200);
    }

    @Test
    void whoWasNotThereWritesNoAccount() {
        var absent = given.member("Dan Rowsell");
        // Anybody may have typed that name.
        given.checkedInAsGuest(meeting, absent.id());

        assertThat(get("/meetings/going-cloud/write-ups/new", absent)).hasStatus(404);
        assertThat(post("/meetings/going-cloud/write-ups/new", absent)).hasStatus(404);
        assertThat(post("/organise/meetings/going-cloud/write-up", ellie)).hasStatus(404);
        assertThat(post("/organise/meetings/going-cloud/write-up", elsewhere)).hasStatus(404);
        assertThat(count("select count(*) from write_up")).isZero();
    }

    @Test
    void anAccountGoesFromItsAuthorToTheOrganisersAndToEverybody() {
        assertThat(get("/meetings/going-cloud/write-ups/new", ellie)).hasStatusOk();
        var started = post("/meetings/going-cloud/write-ups/new", ellie);
        assertThat(started).hasStatus(303);
        var id = only();

        assertThat(post("/write-ups/" + id + "/submission", ellie, "version", "0", "title", "", "body", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Give it a title first");
        assertThat(post(
                        "/write-ups/" + id + "/submission",
                        ellie,
                        "version",
                        version(),
                        "title",
                        "A long way for cake",
                        "body",
                        "It was worth it."))
                .hasStatus(303);
        assertThat(get("/organise/meetings/going-cloud/write-up", marcus))
                .bodyText()
                .contains("Waiting for your approval", "A long way for cake");
        assertThat(get("/my/write-ups", ellie)).bodyText().contains("A long way for cake", "Waiting for approval");

        assertThat(post("/write-ups/" + id + "/publication", ellie)).hasStatus(404);
        assertThat(post("/write-ups/" + id + "/submission/return", ellie)).hasStatus(404);
        assertThat(post("/write-ups/" + id + "/submission/return", marcus, "note", "Who gave the talk?"))
                .hasStatus(303);
        assertThat(get("/my/write-ups", ellie)).bodyText().contains("Who gave the talk?");
        assertThat(get("/write-ups/" + id + "/edit", ellie))
                .bodyText()
                .contains("It was worth it.", "Who gave the talk?");

        assertThat(post("/write-ups/" + id + "/submission", ellie)).hasStatus(303);
        assertThat(post("/write-ups/" + id + "/publication", marcus)).hasStatus(303);
        assertThat(get("/write-ups/a-long-way-for-cake", null))
                .bodyText()
                .contains("It was worth it.", "by Ellie Marsh");
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
        assertThat(post("/write-ups/" + id + "/publication/withdrawal", ellie)).hasStatus(303);
        assertThat(get("/write-ups/" + id + "/edit", ellie)).hasStatusOk();
        assertThat(get("/write-ups/what-was-said", null)).hasStatus(404);
    }

    @Test
    void norIsWhoeverWroteItTooTakenOffWhatWasApprovedThoughTheyMayLeave() {
        var dan = given.member("Dan Rowsell");
        var ada = given.member("Ada Root");
        var id = writeUps.startAccount(ellie, meeting);
        authors.add(ellie, id, dan.id());
        authors.add(ellie, id, ada.id());
        published(id, ellie);

        assertThatThrownBy(() -> authors.remove(ellie, id, dan.id())).isInstanceOf(NotFound.class);
        authors.remove(ada, id, ada.id());
        assertThat(authors.of(id)).extracting(WriteUpAuthors.CoAuthor::name).containsExactly("Dan Rowsell");
        authors.remove(marcus, id, dan.id());
        assertThat(authors.of(id)).isEmpty();
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
        assertThat(post("/write-ups/" + id + "/publication/withdrawal", ellie)).hasStatus(303);
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

        assertThat(post("/write-ups/" + id + "/publication/withdrawal", marcus)).hasStatus(404);
        assertThat(get("/write-ups/" + id + "/edit", marcus)).hasStatus(404);
        assertThat(get("/write-ups/what-was-said", null)).hasStatusOk();
    }

    @Test
    void itsAddressIsMadeOnceAndStays() {
        var id = published(writeUps.startReport(marcus, meeting), marcus);
        writeUps.edit(marcus, id, queries.head(id).version(), text("Another title", "Text"));

        assertThat(queries.head(id).slug()).isEqualTo("what-was-said");
        writeUps.withdraw(marcus, id);
        assertThat(get("/write-ups/what-was-said", null)).hasStatus(404);
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
    void aDraftCanBeThrownAwayAndWhatWasPublishedCannot() {
        var draft = writeUps.startReport(marcus, meeting);
        assertThat(post("/write-ups/" + draft + "/removal", elsewhere)).hasStatus(404);
        assertThat(post("/write-ups/" + draft + "/removal", marcus)).hasStatus(303);
        assertThat(count("select count(*) from write_up")).isZero();

        var id = published(writeUps.startReport(marcus, meeting), marcus);
        writeUps.withdraw(marcus, id);
        post("/write-ups/" + id + "/removal", marcus);
        assertThat(count("select count(*) from write_up")).isEqualTo(1);
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
}
