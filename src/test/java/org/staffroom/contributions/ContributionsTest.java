package org.staffroom.contributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpText;
import org.staffroom.writeups.WriteUps;

/** Two sentences of each speaker, and people who write together. */
@StaffroomTest
class ContributionsTest {

    @Autowired
    Contributions contributions;

    @Autowired
    WriteUps writeUps;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private CurrentPerson marcus;
    private CurrentPerson ellie;
    private CurrentPerson priya;
    private PersonId guest;
    private MeetingId meeting;
    private WriteUpId report;

    @BeforeEach
    void aMeetingWithTalks() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        priya = given.member("Priya Nair");
        guest = given.guest("Al Bright");
        jdbc.sql("update person set email = 'al@vendor.example' where id = ?")
                .param(guest.value())
                .update();
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Growing your own", "MEMBER", priya.id()));
        given.agendaItem(
                meeting, 30, 30, "VENDOR_TALK", given.talk("Ransomware", "VENDOR", guest, given.guest("Nobody")));
        jdbc.sql("update agenda_item set title = ''").update();
        report = writeUps.startReport(marcus, meeting);
    }

    @Test
    void eachSpeakerIsAskedOnceAndRemindedOnce() {
        assertThat(contributions.ask(marcus, report)).isEqualTo(2);
        assertThat(contributions.ask(marcus, report)).isZero();
        assertThat(told("words-asked")).containsExactlyInAnyOrder("al@vendor.example", priya.email());
        assertThat(page("speakers", marcus)).contains("Nobody", "has no e-mail address with us", "Vendor talk");

        say(priya.id(), "Start with one.");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(4)));
        assertThat(contributions.remindDue()).isZero();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(6)));
        AtOnce.run(4, number -> () -> contributions.remindDue());
        assertThat(contributions.remindDue()).isZero();
        assertThat(told("words-reminded")).containsExactly("al@vendor.example");
    }

    @Test
    void whoeverIsAskedAboutAnotherTalkIsToldOfThatOne() {
        contributions.ask(marcus, report);
        given.agendaItem(meeting, 60, 30, "MEMBER_TALK", given.talk("Phones in lessons", "MEMBER", priya.id()));
        jdbc.sql("update agenda_item set title = ''").update();

        assertThat(contributions.ask(marcus, report)).isEqualTo(1);

        assertThat(listed("words-asked", priya.email())).containsExactly("Growing your own", "Phones in lessons");
    }

    @Test
    void nobodyIsRemindedOfWhatTheyHaveAnswered() {
        given.agendaItem(meeting, 60, 30, "MEMBER_TALK", given.talk("Phones in lessons", "MEMBER", priya.id()));
        jdbc.sql("update agenda_item set title = ''").update();
        assertThat(contributions.ask(marcus, report)).isEqualTo(2);
        assertThat(listed("words-asked", priya.email())).containsExactly("Growing your own, Phones in lessons");
        contributions.say(
                priya.id(),
                report,
                jdbc.sql("select id from talk_words where talk = 'Growing your own'")
                        .query(UUID.class)
                        .single(),
                "Start with one.");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(6)));
        assertThat(contributions.remindDue()).isEqualTo(2);

        assertThat(listed("words-reminded", priya.email())).containsExactly("Phones in lessons");
    }

    /** What each mail asks about, in the order of the titles. */
    private List<String> listed(String template, String email) {
        return jdbc.sql("""
                        select (select string_agg(line ->> 'text', ', ')
                            from jsonb_array_elements(facts -> 'sections' -> 0 -> 'lines') line) as talks
                        from delivery where template = ? and email = ? order by talks
                        """).params(template, email).query(String.class).list();
    }

    @Test
    void theirWordsComeIntoTheSectionOfTheirTalk() {
        contributions.ask(marcus, report);
        say(guest, "Test your restore.\nThen test it again. <script>alert(1)</script>");

        assertThat(body())
                .contains(
                        "*Vendor talk* by Al Bright, Nobody\n\n> Test your restore.\n> Then test it again. \\<script\\>"
                                + "alert(1)\\</script\\>\n>\n> — Al Bright");
        say(guest, "Test your restore.");
        assertThat(body()).contains("> Test your restore.\n>\n> — Al Bright").doesNotContain("again");
        assertThat(count("select count(*) from write_up_revision where kind = 'ARRIVED'"))
                .isEqualTo(2);
    }

    @Test
    void whatTheAuthorMadeOfItIsNotOverwritten() {
        contributions.ask(marcus, report);
        say(priya.id(), "Start with one.");
        edit(body().replace("> Start with one.", "> Start with one apprentice."));

        say(priya.id(), "Start with two.");

        assertThat(body()).contains("> Start with one apprentice.").doesNotContain("two");
        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(marcus))
                        .exchange())
                .bodyText()
                .contains("A speaker has sent words that are not in the text.");
        assertThat(page("speakers", marcus)).contains("Start with two.", "Put it into the text");
        var id = jdbc.sql("select id from talk_words where waiting")
                .query(UUID.class)
                .single();
        assertThat(post("/speakers/" + id + "/acceptance", ellie)).hasStatus(404);
        assertThat(post("/speakers/" + id + "/acceptance", marcus)).hasStatus(303);
        assertThat(body()).contains("> Start with one apprentice.", "> Start with two.");
        assertThat(post("/speakers/" + id + "/acceptance", marcus)).hasStatus(303);
        assertThat(body()).containsOnlyOnce("> Start with two.");
    }

    @Test
    void whoeverWritesMeanwhileLosesNothingAndGetsThemToo() {
        var version = version();
        var typed =
                body().replace("*Member talk* by Priya Nair", "*Member talk* by Priya Nair\n\nWritten on the train.");
        contributions.ask(marcus, report);
        say(priya.id(), "Start with one.");
        say(guest, "Test your restore.");

        writeUps.edit(marcus, report, version, text(typed));

        assertThat(body())
                .contains("Written on the train.\n\n> Start with one.\n>\n> — Priya Nair", "> Test your restore.");
    }

    @Test
    void aColleaguesEditInBetweenIsAConflictAsEver() {
        var version = version();
        contributions.ask(marcus, report);
        say(priya.id(), "Start with one.");
        edit(body() + "\n\nBy a colleague.");

        assertThatThrownBy(() -> writeUps.edit(marcus, report, version, text("Mine.")))
                .isInstanceOf(org.staffroom.shared.StaleVersion.class);
        assertThat(body()).contains("By a colleague.");
    }

    @Test
    void nothingComesOntoAPublishedPageUnread() {
        contributions.ask(marcus, report);
        writeUps.publish(marcus, report);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(13)));
        say(priya.id(), "Start with one.");
        assertThat(body()).doesNotContain("Start with one.");
        assertThat(page("speakers", marcus)).contains("These came after the report was published.");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(15)));
        assertThatThrownBy(() -> say(guest, "Too late."))
                .isInstanceOf(Refused.class)
                .hasMessage("contributions.refused.closed");
    }

    @Test
    void wordsThatThereIsNoRoomForWait() {
        contributions.ask(marcus, report);
        edit("x".repeat(65_500));

        say(priya.id(), "Start with one.");

        assertThat(body()).hasSize(65_500);
        assertThat(page("speakers", marcus)).contains("Start with one.", "there was no room");
        var id = jdbc.sql("select id from talk_words where waiting")
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> contributions.accept(marcus, report, id)).hasMessage("contributions.refused.no-room");
        edit("Shorter.");
        contributions.accept(marcus, report, id);
        assertThat(body()).contains("Shorter.", "> Start with one.");
    }

    @Test
    void whoeverAnswersWhileTheReportIsThrownAwayFindsItGone() {
        contributions.ask(marcus, report);
        var id = asked(priya.id());

        assertThat(AtOnce.meanwhile(
                        transactions,
                        jdbc,
                        () -> writeUps.discard(marcus, report),
                        () -> contributions.say(priya.id(), report, id, "Start with one.")))
                .contains("NotFound");
        assertThat(count("select count(*) from talk_words")).isZero();
    }

    @Test
    void whoeverWritesItByNowIsNotReminded() {
        contributions.ask(marcus, report);
        jdbc.sql("insert into write_up_co_author values (?, ?, null, now())")
                .params(report.value(), priya.id().value())
                .update();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(6)));
        contributions.remindDue();
        assertThat(told("words-reminded")).containsExactly("al@vendor.example");
    }

    @Test
    void tooLongNothingAndSomebodyElses() {
        contributions.ask(marcus, report);
        assertThatThrownBy(() -> say(priya.id(), "x".repeat(601))).hasMessage("contributions.refused.too-long");
        assertThatThrownBy(() -> say(priya.id(), " \n\u0000 ")).hasMessage("contributions.refused.nothing");
        assertThatThrownBy(() -> contributions.say(ellie.id(), report, asked(priya.id()), "Mine."))
                .isInstanceOf(NotFound.class);
        var other = writeUps.startAccount(ellie, meeting);
        assertThatThrownBy(() -> contributions.say(priya.id(), other, asked(priya.id()), "Mine."))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> contributions.ask(ellie, other)).hasMessage("contributions.refused.not-official");
        assertThatThrownBy(() -> contributions.ask(ellie, report)).isInstanceOf(NotFound.class);
    }

    @Test
    void theSameWordsManyTimesAtOnceStandThereOnce() {
        contributions.ask(marcus, report);
        AtOnce.run(6, number -> () -> {
            say(priya.id(), "Start with one.");
            return null;
        });
        assertThat(body()).containsOnlyOnce("Start with one.");
    }

    @Test
    void aCoAuthorWritesBeforeAndAfterPublicationAndStandsOnThePage() {
        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(ellie))
                        .exchange())
                .hasStatus(404);
        assertThat(post("/authors", ellie, "person", ellie.id().toString())).hasStatus(404);
        assertThat(page("authors?q=elli", marcus))
                .contains("Ellie Marsh", "Was there")
                .doesNotContain("Priya");
        assertThat(post(
                        "/authors",
                        marcus,
                        "person",
                        given.member("A stranger").id().toString()))
                .hasStatus(303);
        assertThat(count("select count(*) from write_up_co_author")).isZero();
        post("/authors", marcus, "person", ellie.id().toString());
        post("/authors", marcus, "person", ellie.id().toString());
        assertThat(told("co-author-added")).containsExactly(ellie.email());

        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(ellie))
                        .exchange())
                .hasStatusOk();
        assertThat(mvc.get().uri("/my/write-ups").with(as(ellie)).exchange())
                .bodyText()
                .contains("Going cloud");
        assertThat(post("/removal", ellie)).hasStatus(404);
        assertThat(post("/publication", ellie)).hasStatus(404);
        writeUps.edit(ellie, report, version(), text("Together."));
        writeUps.publish(marcus, report);
        writeUps.edit(ellie, report, version(), text("Together, corrected."));
        assertThat(mvc.get().uri("/write-ups/what-was-said").exchange())
                .bodyText()
                .contains("by Marcus Shore and Ellie Marsh", "Together, corrected.");
        assertThat(told("write-up-published")).doesNotContain(ellie.email());
        assertThat(post("/publication/withdrawal", ellie)).hasStatus(404);

        assertThat(post("/authors/" + ellie.id() + "/removal", ellie)).hasStatus(303);
        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(ellie))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void whoCameIsNotShownToAMemberWhoWritesAnAccount() {
        var account = writeUps.startAccount(ellie, meeting);
        var shy = given.member("Shy Attendee");
        given.attended(meeting, shy.id());
        report = account;

        assertThat(page("authors", ellie))
                .contains("Marcus Shore", "Priya Nair")
                .doesNotContain("Shy Attendee");
        assertThat(post("/authors", ellie, "person", shy.id().toString())).hasStatus(303);
        assertThat(count("select count(*) from write_up_co_author")).isZero();
        assertThat(page("authors", marcus)).contains("Shy Attendee");
    }

    private void say(PersonId person, String words) {
        contributions.say(person, report, asked(person), words);
    }

    private UUID asked(PersonId person) {
        return jdbc.sql("select id from talk_words where person_id = ?")
                .param(person.value())
                .query(UUID.class)
                .single();
    }

    private String body() {
        return jdbc.sql("select body from write_up where id = ?")
                .param(report.value())
                .query(String.class)
                .single();
    }

    private int version() {
        return count("select version from write_up where official");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private void edit(String body) {
        writeUps.edit(given.admin("Ada Root"), report, version(), text(body));
    }

    private static WriteUpText text(String body) {
        return new WriteUpText("What was said", "", body, List.of(), List.of(), null, null);
    }

    private List<String> told(String template) {
        return jdbc.sql("select email from delivery where template = ?")
                .param(template)
                .query(String.class)
                .list();
    }

    private String page(String name, CurrentPerson person) {
        try {
            return mvc.get()
                    .uri("/write-ups/" + report + "/" + name)
                    .with(as(person))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult post(String path, CurrentPerson person, String... fields) {
        var request =
                mvc.post().uri("/write-ups/" + report + path).with(as(person)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
