package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.io.UnsupportedEncodingException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class MeetingPageTest {

    private static final String LINK = "https://meet.example/secret-room-4711";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Autowired
    TravellingClock clock;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson ellie;
    MeetingId meeting;

    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        meeting = given.meeting(region, "Going cloud");
    }

    @Test
    void aVisitorSeesWhenWhereAndWhatIsOn() {
        var talk = given.talk("Spotting ransomware", "VENDOR", given.guest("Adil Rahman"));
        given.agendaItem(meeting, 0, 45, "VENDOR_TALK", talk);
        jdbc.sql("update agenda_item set title = ''").update();

        var page = page(null);

        assertThat(page)
                .contains("Going cloud", "Tuesday 16 March 2027", "1 High Street", "BS1 4XX", "Marcus Shore")
                .contains("Spotting ransomware", "Vendor talk", "Adil Rahman", "30 places left")
                .contains("/sign-in?continue=/meetings/going-cloud/registration")
                .doesNotContain("method=\"post\"");
    }

    @Test
    void aVisitorToAHybridMeetingSignsInForTheOneThatWasPressed() {
        jdbc.sql("update meeting set format = 'HYBRID'").update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 50)")
                .param(meeting.value())
                .update();

        assertThat(page(null))
                .containsSubsequence(
                        "/sign-in?continue=/meetings/going-cloud/registration?mode%3DROOM",
                        "/sign-in?continue=/meetings/going-cloud/registration?mode%3DONLINE");
    }

    @Test
    void onTheDayItSaysSo() {
        given.confirmed(meeting, ellie.id());
        assertThat(page(ellie)).contains("You have a place.", "See you there.", "until the start");

        jdbc.sql("update meeting set starts_at = ?, ends_at = ? where id = ?")
                .params(
                        Timestamp.from(clock.instant().minusSeconds(600)),
                        Timestamp.from(clock.instant().plusSeconds(3600)),
                        meeting.value())
                .update();
        assertThat(page(ellie))
                .contains("You have a place.", "It is on now.", "/meetings/going-cloud/room")
                .doesNotContain("until the start", "See you there");

        given.attended(meeting, ellie.id());
        assertThat(page(ellie)).contains("You are here.");
    }

    @Test
    void aMemberTakesAPlaceWithOnePress() {
        assertThat(page(ellie)).contains("action=\"/meetings/going-cloud/registration\"", "Take a place");
    }

    @Test
    void whoeverHasAPlaceCanGiveItBack() {
        given.confirmed(meeting, ellie.id());

        assertThat(page(ellie))
                .contains(
                        "You have a place",
                        "/registration/needs",
                        "action=\"/meetings/going-cloud/registration/cancellation\"")
                .doesNotContain("Take a place");
    }

    @Test
    void whoeverWaitsSeesHowFarOff() {
        waiting(given.member("Dan Rowsell").id(), 1);
        waiting(ellie.id(), 2);

        assertThat(page(ellie)).contains("You are number 2 on the waiting list");
    }

    @Test
    void whenItIsFullOneWaits() {
        jdbc.sql("update place set capacity = 1").update();
        given.confirmed(meeting, given.member("Dan Rowsell").id());

        assertThat(page(ellie)).contains("Join the waiting list").doesNotContain("Take a place");
        assertThat(page(null)).contains("Join the waiting list", "1 of 1 place taken");
    }

    @Test
    void nobodyTakesAPlaceInWhatIsOverOrCancelled() {
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice.'")
                .update();
        assertThat(page(ellie)).contains("Cancelled.", "Snow and ice.").doesNotContain("/registration");

        jdbc.sql("update meeting set status = 'PUBLISHED', cancelled_at = null, cancelled_reason = null")
                .update();
        clock.travelTo(Instant.parse("2027-03-16T14:31:00Z"));
        assertThat(page(ellie)).contains("Held").doesNotContain("/registration");
    }

    @Test
    void aMeetingHeldAgainIsLinkedBothWays() {
        var again = given.meeting(region, "Going cloud again");
        jdbc.sql("update meeting set held_again_from = ? where id = ?")
                .params(meeting.value(), again.value())
                .update();
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow.' where id = ?")
                .param(meeting.value())
                .update();

        assertThat(page(null)).contains("href=\"/meetings/going-cloud-again\"");
        assertThat(body("/meetings/going-cloud-again", null)).contains("href=\"/meetings/going-cloud\"");
    }

    /** The link is there for those who may have it, so this test would see it where it may not be. */
    @Test
    void theJoiningLinkIsForConfirmedPeopleAndOrganisersOnly() {
        jdbc.sql("update meeting set joining_link = ?, format = 'HYBRID'")
                .param(LINK)
                .update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 50)")
                .param(meeting.value())
                .update();
        var confirmed = given.member("Dan Rowsell");
        var waiting = given.member("Sunita Bhatt");
        var gaveBack = given.member("Jago Pascoe");
        given.confirmed(meeting, confirmed.id());
        given.confirmed(meeting, gaveBack.id());
        jdbc.sql("update registration set status = 'CANCELLED' where person_id = ?")
                .param(gaveBack.id().value())
                .update();
        waiting(waiting.id(), 1);
        var elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));

        assertThat(page(confirmed)).contains(LINK);
        assertThat(page(marcus)).contains(LINK);
        for (var person : new CurrentPerson[] {ellie, waiting, gaveBack, elsewhere, null}) {
            assertThat(page(person)).doesNotContain("4711");
        }
        for (var address : new String[] {
            "/meetings", "/meetings?q=4711", "/meetings/calendar", "/calendar.ics", "/meetings/going-cloud/calendar.ics"
        }) {
            assertThat(body(address, ellie)).doesNotContain(LINK);
        }
    }

    @Test
    void aDraftIsThereForItsOrganisersOnly() {
        var draft = given.draft(region, "Not yet");
        var elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));

        assertThat(get("/meetings/" + draft, marcus)).hasStatusOk();
        assertThat(get("/organise/meetings/" + draft + "/preview", marcus))
                .hasStatusOk()
                .bodyText()
                .contains("This is how the page will look");
        for (var person : new CurrentPerson[] {ellie, elsewhere, null}) {
            assertThat(get("/meetings/" + draft, person)).hasStatus(404);
        }
        assertThat(get("/organise/meetings/" + draft + "/preview", elsewhere)).hasStatus(404);
        assertThat(body("/meetings", ellie)).doesNotContain("Not yet");
    }

    @Test
    void aFormerAddressLeadsToTodays() {
        jdbc.sql("insert into meeting_former_slug (slug, meeting_id) values ('clouds', ?)")
                .param(meeting.value())
                .update();

        assertThat(get("/meetings/clouds", null)).hasStatus(301).hasHeader("Location", "/meetings/going-cloud");
        assertThat(get("/meetings/never", null)).hasStatus(404);
    }

    @Test
    void hostileWordsStayWords() {
        var hostile = "</script><script>alert(1)</script>";
        jdbc.sql("update meeting set title = ?, summary = ?")
                .params(hostile, hostile)
                .update();
        jdbc.sql("update venue set name = ?, access_notes = ?")
                .params(hostile, hostile)
                .update();
        var item = given.agendaItem(meeting, 0, 10, "WELCOME", null);
        jdbc.sql("update agenda_item set title = ?, description = ?, room = ? where id = ?")
                .params(hostile, hostile, "<b>room</b>", item)
                .update();

        assertThat(page(ellie))
                .doesNotContain("<script>alert", "<b>room")
                .contains("&lt;script&gt;alert(1)")
                .contains("\\u003c/script\\u003e");
    }

    @Test
    void searchEnginesReadAnEvent() {
        assertThat(page(null))
                .contains("application/ld+json", "\"@type\":\"Event\"", "EventScheduled", "OfflineEventAttendanceMode")
                .contains("<link rel=\"canonical\" href=\"http://localhost:8080/meetings/going-cloud\"");
    }

    @Test
    void thePageCostsTheSameHoweverMuchIsOn() {
        given.confirmed(meeting, marcus.id());
        var short_ = statements.during(() -> page(marcus));
        for (var number = 0; number < 30; number++) {
            given.agendaItem(
                    meeting, number * 10, 10, "MEMBER_TALK", given.talk("Talk " + number, "MEMBER", ellie.id()));
            given.writeUp(meeting, ellie.id(), "Account " + number);
        }

        var full = statements.during(() -> page(marcus));

        assertThat(full).hasSameSizeAs(short_).hasSizeLessThanOrEqualTo(8);
        assertThat(statements.during(() -> page(null))).hasSizeLessThanOrEqualTo(6);
    }

    private void waiting(PersonId person, int number) {
        given.confirmed(meeting, person);
        jdbc.sql("update registration set status = 'WAITING', waiting_number = ? where person_id = ?")
                .params(number, person.value())
                .update();
        jdbc.sql("update place set confirmed = confirmed - 1 where mode = 'ROOM'")
                .update();
    }

    private String page(@Nullable CurrentPerson person) {
        return body("/meetings/going-cloud", person);
    }

    private String body(String address, @Nullable CurrentPerson person) {
        try {
            return get(address, person).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult get(
            String address, @Nullable CurrentPerson person) {
        var request = mvc.get().uri(java.net.URI.create(address));
        return (person == null ? request : request.with(as(person))).exchange();
    }
}
