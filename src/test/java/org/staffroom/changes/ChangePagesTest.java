package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangePagesTest extends ChangingAMeeting {

    @Test
    void twoPressesTellEverybodyThatItStartsLater() {
        assertThat(get(PAGE)).bodyText().contains("What has changed?", "30 min", "1 hour");

        var preview = post(PAGE + "/preview", "later", "30");
        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains("They will read", "<del>9.30am to 3pm</del>", "<ins>10am to 3pm</ins>", "Tell 2 people now")
                .contains("Something has changed");
        assertThat(starts()).isEqualTo("09:30");

        var sent = post(
                PAGE,
                "later",
                "30",
                "reason",
                "The M5 is closed.",
                "notice",
                hidden(preview, "notice"),
                "seen",
                hidden(preview, "seen"));

        assertThat(sent).hasStatus(303).hasHeader("Location", PAGE);
        assertThat(starts()).isEqualTo("10:00");
        assertThat(get(PAGE)).bodyText().contains("The M5 is closed.", "Marcus Shore", "1 with a place");
        assertThat(mvc.get().uri("/meetings/spring-meeting").exchange())
                .bodyText()
                .contains("Changed 2 March, 9am", "9.30am to 3pm", "The M5 is closed.");
        assertThat(mvc.get().uri("/meetings").exchange()).bodyText().contains("tag changed");

        clock.travelTo(Instant.parse("2027-03-16T15:30:00Z"));
        assertThat(mvc.get().uri("/meetings/spring-meeting?over").exchange())
                .bodyText()
                .doesNotContain("The M5 is closed.");
        assertThat(get(PAGE)).bodyText().contains("This meeting is over", "The M5 is closed.");
    }

    @Test
    void speakersWhomNoMailReachesAreNamed() {
        assertThat(post(PAGE + "/preview", "later", "30")).bodyText().doesNotContain("please tell them yourself");
        given.agendaItem(meeting, 240, 30, "MEMBER_TALK", given.talk("Clouds", "MEMBER", given.guest("Tom Hale")));
        assertThat(post(PAGE + "/preview", "later", "30"))
                .bodyText()
                .contains("No e-mail address of Tom Hale is known: please tell them yourself.", "Tell 2 people now");
        assertThat(get("/organise/meetings/spring-meeting/cancellation"))
                .bodyText()
                .contains("No e-mail address of Tom Hale is known", "With a place");
    }

    @Test
    void sendingOnceMoreShowsWhatWasSent() {
        var preview = post(PAGE + "/preview", "note", "Bring a coat");
        for (var time = 0; time < 2; time++) {
            assertThat(post(
                            PAGE,
                            "note",
                            "Bring a coat",
                            "notice",
                            hidden(preview, "notice"),
                            "seen",
                            hidden(preview, "seen")))
                    .hasStatus(303);
        }
        assertThat(count("change_notice")).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownFirst() {
        var preview = post(PAGE + "/preview", "later", "30");
        changes.send(
                marcus,
                meeting,
                new Proposal(15, null, false, null, null, null, null, "", "", "", null),
                NoticeId.next(),
                null);

        assertThat(post(PAGE, "later", "30", "notice", hidden(preview, "notice"), "seen", hidden(preview, "seen")))
                .hasStatus(409)
                .bodyText()
                .contains("Something was changed meanwhile", "<del>9.45am to 3pm</del>", "<ins>10.15am to 3pm</ins>");
    }

    /** As a browser does it: all of the form goes, and one thing in it was typed. */
    @Test
    void whatOneDidNotTouchIsLeftAsSomebodyElseMadeItMeanwhile() {
        var opened = form(get(PAGE));
        send("later", "30");
        assertThat(starts()).isEqualTo("10:00");

        opened.put("travel", "Come by the north gate.");
        var preview = post(PAGE + "/preview", opened);

        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains("Come by the north gate.")
                .doesNotContain("9.30am");
        var carried = form(preview);
        assertThat(post(PAGE, carried)).hasStatus(303);
        assertThat(starts()).isEqualTo("10:00");
    }

    @Test
    void oneOfTheHoursAloneIsChangedBesideWhatSomebodyElseMadeOfTheOther() {
        var opened = form(get(PAGE));
        var preview = post(PAGE + "/preview", with(opened, "end", "16:00"));
        send("later", "30");

        var again = post(PAGE, form(preview));

        assertThat(again).hasStatus(409).bodyText().contains("<del>10am to 3pm</del>", "<ins>10am to 4pm</ins>");
        assertThat(post(PAGE, form(again))).hasStatus(303);
        assertThat(starts()).isEqualTo("10:00");
    }

    @Test
    void everyFieldOfTheFormAloneIsProposed() {
        var mill = given.venue("The Mill", region);
        for (var change : new String[][] {
            {"date", "2027-03-17", "Wednesday 17 March"},
            {"start", "10:00", "10am to 3pm"},
            {"end", "16:00", "9.30am to 4pm"},
            {"venue", "The Mill, Bristol BS1 4XX", "The Mill"},
            {"hall", "Great Hall", "<ins>Great Hall</ins>"}
        }) {
            assertThat(post(PAGE + "/preview", with(form(get(PAGE)), change[0], change[1])))
                    .as(change[0])
                    .hasStatusOk()
                    .bodyText()
                    .contains(change[2])
                    .containsOnlyOnce("class=\"diff\"");
        }
        assertThat(mill).isNotNull();
        assertThat(post(PAGE + "/preview", form(get(PAGE))))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing is different");
    }

    @Test
    void aRoomSpelledBetterIsSavedAndNobodyIsMailed() {
        send("hall", "great hall");

        assertThat(post(PAGE + "/preview", with(form(get(PAGE)), "hall", "Great Hall")))
                .hasStatus(303)
                .hasHeader("Location", PAGE);

        assertThat(jdbc.sql("select room from meeting").query(String.class).single())
                .isEqualTo("Great Hall");
        assertThat(count("change_notice")).isEqualTo(1);
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        refused("Nothing is different", "later", "");
        refused("Choose a number of minutes.", "later", "0");
        refused("Choose a number of minutes.", "later", "1000");
        refused("The start is in the past", "date", "2027-03-01", "start", "09:30", "end", "15:00");
        refused("The end must be after the start", "date", "2027-03-16", "start", "15:30", "end", "15:00");
        refused("Choose a day.", "date", "tomorrow", "start", "09:30", "end", "15:00");
        refused("Choose a day.", "date", "+99999-01-01", "start", "09:30", "end", "15:00");
        refused("not in the book", "venue", "Nowhere");
        refused("Choose a session", "session", "nonsense");
        refused("past midnight", "date", "2027-03-16", "start", "23:30", "end", "23:59");
        refused("At most 500", "travel", "x".repeat(501));
        assertThat(count("change_notice")).isZero();
    }

    @Test
    void aVendorTalkIsCalledSoInWhatPeopleAreTold() {
        var item = given.agendaItem(
                meeting, 60, 60, "VENDOR_TALK", given.talk("Hunting ransomware", "VENDOR", given.guest("Al Vendor")));
        told.keep(meeting, clock.instant());
        for (var act : new String[] {"later:15", "drop"}) {
            assertThat(post(PAGE + "/preview", "session", item.toString(), "act", act))
                    .bodyText()
                    .contains("Vendor talk: VENDOR_TALK");
        }
    }

    @Test
    void aDayThatWouldGoOnAfterTheMeetingIsSaidBeforeItIsTold() {
        var last = given.agendaItem(meeting, 300, 30, "PANEL", null);
        told.keep(meeting, clock.instant());
        var words = "The agenda goes on 15 minutes past the meeting’s end.";

        assertThat(post(PAGE + "/preview", "session", last.toString(), "act", "later:15"))
                .hasStatusOk()
                .bodyText()
                .contains(words);
        assertThat(post(PAGE + "/preview", with(form(get(PAGE)), "end", "14:45")))
                .hasStatusOk()
                .bodyText()
                .contains(words);
        assertThat(post(PAGE + "/preview", "later", "15"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("past the meeting’s end");
    }

    /** The page always sends it. */
    @Test
    void anotherWayToTakePartNeedsItsPlaces() {
        refused("places", "format", "ONLINE", "places", "", "online", "");
    }

    @Test
    void theHistoryCostsTheSameHoweverLongItIs() {
        send("note", "First");
        get(PAGE);
        var few = statements.during(() -> get(PAGE)).size();
        for (var number = 0; number < 29; number++) {
            given.notice(meeting);
        }
        assertThat(statements.during(() -> get(PAGE)).size()).isEqualTo(few).isLessThanOrEqualTo(8);
    }
}
