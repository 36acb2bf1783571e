package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is changed in the details, the venue book or by another date: it waits until it is told, or is saved at once. */
class ChangesFromElsewhereTest extends ChangingAMeeting {

    /** By an ambassador of any region: the book belongs to all of them. */
    @Test
    void whatTheVenueBookSaysOtherwiseWaitsUntilItIsTold() {
        var book = "/organise/venues/"
                + jdbc.sql("select venue_id from meeting").query(String.class).single();
        var over = given.meeting(region, "Winter meeting", Instant.parse("2027-01-16T09:30:00Z"), 30);
        jdbc.sql("update meeting set venue_id = (select venue_id from meeting where id = ?)")
                .param(meeting.value())
                .update();
        told.keep(over, clock.instant());
        told.keep(meeting, clock.instant());
        var form = form(get(book + "/edit"), "name=\"postcode\"");

        assertThat(post(book, with(with(form, "travelRail", "From Temple Meads."), "version", "0")))
                .hasStatus3xxRedirection();
        assertThat(untold()).as("how to get there").isEmpty();
        assertThat(sequence()).isZero();

        assertThat(post(book, with(with(form, "postcode", "BS1 9ZZ"), "version", "1")))
                .hasStatus3xxRedirection();
        assertThat(untold()).containsExactly("spring-meeting");
        assertThat(sequence()).isEqualTo(1);
        assertThat(get("/organise")).bodyText().contains("/organise/meetings/spring-meeting/changes");
        var preview = post(PAGE + "/preview");
        assertThat(preview).hasStatusOk().bodyText().contains("Venue", "BS1 9ZZ</ins>");
        assertThat(post(PAGE, form(preview))).hasStatus(303);
        assertThat(untold()).isEmpty();

        assertThat(post(book, with(with(form, "addressLine", "2 Moat Lane"), "version", "2")))
                .hasStatus3xxRedirection();
        assertThat(post(PAGE + "/preview")).bodyText().contains("1 High Street</del>", "2 Moat Lane</ins>");
        assertThat(post(book, with(with(form, "addressLine", "1 High Street"), "version", "3")))
                .hasStatus3xxRedirection();
        assertThat(untold()).as("put back").isEmpty();
    }

    @Test
    void theFirstJoiningLinkIsAddedAfterPublication() {
        jdbc.sql("update meeting set format = 'HYBRID'").update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) select id, 'ONLINE', 50 from meeting")
                .update();
        told.keep(meeting, clock.instant());
        var details = form(get("/organise/meetings/spring-meeting/details"), "name=\"summary\"");
        var linked = with(details, "joiningLink", "https://meet.example/first");

        var preview = post("/organise/meetings/spring-meeting/details", linked);

        assertThat(preview).hasStatusOk().bodyText().contains("The link is there.");
        assertThat(post(PAGE, form(preview))).hasStatus(303);
        assertThat(jdbc.sql("select joining_link from meeting")
                        .query(String.class)
                        .single())
                .isEqualTo("https://meet.example/first");
    }

    @Test
    void detailsThatMatterLeadHereWithTheRestSaved() {
        var venue = jdbc.sql("select name || ', ' || town || ' ' || postcode from venue")
                .query(String.class)
                .single();
        var preview = edit(venue, "Better words.", "2027-03-16", "0");

        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "This is not saved yet",
                        "The rest is saved.",
                        "<ins>10am to 3pm</ins>",
                        "name=\"start\" value=\"10:00\"");
        assertThat(starts()).isEqualTo("09:30");
        assertThat(jdbc.sql("select summary from meeting").query(String.class).single())
                .isEqualTo("Better words.");

        assertThat(edit(venue, "", "2027-03-01", "1")).hasStatus(422).bodyText().contains("The start is in the past");
    }

    /** What is told was worked out already when the rest is refused. */
    @Test
    void detailsThatMatterComeBackWhenTheRestIsRefused() {
        given.confirmed(meeting, given.member("Ben Coming").id());
        var details = form(get("/organise/meetings/spring-meeting/details"), "name=\"summary\"");

        assertThat(post(
                        "/organise/meetings/spring-meeting/details",
                        with(with(details, "start", "10:00"), "room", "1")))
                .hasStatus(422)
                .bodyText()
                .contains("2 people have a place already", "value=\"10:00\"");
        assertThat(starts()).isEqualTo("09:30");
    }

    @Test
    void postponedAndBackOnAnotherDay() {
        send("open", "true", "reason", "Snow.");
        assertThat(mvc.get().uri("/meetings/spring-meeting").exchange())
                .bodyText()
                .contains("Date to follow", "It was to be on Tuesday 16 March 2027", "EventPostponed")
                .doesNotContain("Take a place");
        assertThat(mvc.get().uri("/meetings").exchange()).bodyText().contains("Postponed", "Date to follow");
        clock.travelTo(Instant.parse("2027-04-01T09:00:00Z"));
        assertThat(mvc.get().uri("/meetings?late").exchange()).bodyText().contains("Spring meeting");
        assertThat(get(PAGE))
                .bodyText()
                .contains("The new day", "Cancel the meeting")
                .doesNotContain("Starts later by");

        var preview = post(PAGE + "/preview", "date", "2027-05-11", "start", "09:30", "end", "15:00");
        assertThat(preview)
                .bodyText()
                .contains("Until when they may answer", "value=\"2027-04-08\"", "value=\"20:00\"");
        send("date", "2027-05-11", "start", "09:30", "end", "15:00", "answerDate", "2027-04-10", "answerTime", "18:00");

        assertThat(mvc.get().uri("/meetings/spring-meeting?dated").exchange())
                .bodyText()
                .contains("Tuesday 11 May 2027", "EventRescheduled", "previousStartDate\":\"2027-03-16T09:30:00Z");
        assertThat(get(PAGE)).bodyText().contains("first refusal until 10 April, 6pm");
        assertThat(post(PAGE + "/answer-by", "answerDate", "2027-04-20", "answerTime", ""))
                .hasStatus(303);
        assertThat(get(PAGE)).bodyText().contains("first refusal until 20 April, 8pm");
        post(PAGE + "/answer-by", "answerDate", "2027-05-20", "answerTime", "");
        assertThat(get(PAGE)).bodyText().contains("first refusal until 20 April, 8pm");
    }

    /** The old day stays in the form of the details while the date is to follow, and is no new one. */
    @Test
    void thePlaceOfAPostponedMeetingIsPutRightWithoutADay() {
        send("open", "true", "reason", "Snow.");
        var mill = given.venue("The Mill", region);
        var fields = new String[] {
            "title",
            "Spring meeting",
            "summary",
            "",
            "format",
            "IN_PERSON",
            "date",
            "2027-03-16",
            "start",
            "09:30",
            "end",
            "15:00",
            "venue",
            "The Mill, Bristol BS1 4XX",
            "room",
            "30",
            "version",
            "1"
        };
        for (var now : new String[] {"2027-03-03T09:00:00Z", "2027-04-01T09:00:00Z"}) {
            clock.travelTo(Instant.parse(now));
            fields[fields.length - 1] =
                    jdbc.sql("select version from meeting").query(String.class).single();
            assertThat(post("/organise/meetings/spring-meeting/details", fields))
                    .hasStatusOk()
                    .bodyText()
                    .contains("The Mill")
                    .doesNotContain("A new date", "first refusal");
        }
        send("venue", mill.toString());
        assertThat(jdbc.sql("select status from meeting").query(String.class).single())
                .isEqualTo("POSTPONED");
    }
}
