package org.staffroom.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class CalendarFeedTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    CalendarEntries entries;

    private RegionId region;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
    }

    @Test
    void tellsOfAMeetingAsAnotherReaderUnderstandsIt() throws Exception {
        var meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        set(meeting, "sequence = 3");
        var speaker = given.member("Jo Blake");
        given.agendaItem(meeting, 0, 30, "WELCOME", null);
        given.agendaItem(
                meeting, 30, 40, "MEMBER_TALK", given.talk("Apprentices in a school team", "MEMBER", speaker.id()));
        given.agendaItem(
                meeting, 70, 40, "VENDOR_TALK", given.talk("Penetration testing", "VENDOR", given.guest("Al Vendor")));

        var feed = body("/calendar.ics");
        var calendar = parsed(feed);
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue()).isEqualTo("Schools IT Network");
        var event = only(calendar);
        assertThat(event.getUid().getValue()).isEqualTo(meeting.toString());
        assertThat(event.getSummary().getValue()).isEqualTo("Spring meeting");
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getUrl().getValue()).endsWith("/meetings/spring-meeting");
        assertThat(event.getLocation().getValue()).contains("Spring meeting venue", "1 High Street, Bristol, BS1 4XX");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T15:00:00Z"));
        assertThat(event.getLastModified()).isNotNull();
        assertThat(event.getProperties(biweekly.property.DateTimeStamp.class)).hasSize(1);
        assertThat(event.getDescription().getValue())
                .contains("A day together.")
                .contains("9.30am WELCOME")
                .contains("10am Member talk: Apprentices in a school team (Jo Blake)")
                .contains("10.40am Vendor talk: Penetration testing (Al Vendor)");
        assertThat(feed).contains("DTSTART;TZID=Europe/London:20270316T093000");
        assertThat(feed.split("BEGIN:VTIMEZONE")).hasSize(2);
    }

    /** As the page does. */
    @Test
    void namesTheChairBesideTheSpeakers() {
        var meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        var item = given.agendaItem(
                meeting,
                0,
                40,
                "MEMBER_TALK",
                given.talk("Apprentices", "MEMBER", given.member("Jo Blake").id()));
        jdbc.sql("insert into agenda_person (item_id, person_id, role, position) values (?, ?, 'CHAIR', 0)")
                .params(item, given.member("Ann Lee").id().value())
                .update();
        assertThat(only(parsed(body("/calendar.ics"))).getDescription().getValue())
                .contains("Member talk: Apprentices (Ann Lee, Jo Blake)");
        jdbc.sql("update agenda_person set role = 'SPEAKER'").update();
        assertThat(only(parsed(body("/calendar.ics"))).getDescription().getValue())
                .contains("Apprentices (Ann Lee)");
    }

    @Test
    void saysWhatIsCancelledAndWhy() {
        var meeting = given.meeting(region, "Winter meeting");
        set(meeting, "status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice.'");
        var event = only(parsed(body("/meetings/winter-meeting/calendar.ics")));
        assertThat(event.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(event.getSummary().getValue()).isEqualTo("Cancelled: Winter meeting");
        assertThat(event.getDescription().getValue()).contains("Snow and ice.");
    }

    @Test
    void whoseDateIsToFollowIsOffUntilThereIsOne() {
        var meeting = given.meeting(region, "Winter meeting");
        set(meeting, "status = 'POSTPONED', postponed_at = now(), sequence = 4");
        var event = only(parsed(body("/calendar.ics")));
        assertThat(event.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(event.getSummary().getValue()).isEqualTo("Postponed: Winter meeting");
        assertThat(event.getSequence().getValue()).isEqualTo(4);

        set(meeting, "status = 'PUBLISHED', postponed_at = null, sequence = 5");
        event = only(parsed(body("/calendar.ics")));
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(event.getSequence().getValue()).isEqualTo(5);
    }

    /** 01:30 on 29 March 2026 does not exist, on 25 October 2026 it is there twice; read back by another reader. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-29T00:59:00Z",
                "2026-03-29T01:00:00Z",
                "2026-03-29T01:30:00Z",
                "2026-10-25T00:30:00Z",
                "2026-10-25T01:00:00Z",
                "2026-10-25T01:30:00Z",
                "2026-10-25T02:00:00Z"
            })
    void startsAndEndsWhenItDoesInTheNightsTheClocksChange(String text) {
        clock.travelTo(Instant.parse("2026-02-01T09:00:00Z"));
        var start = Instant.parse(text);
        var meeting = given.meeting(region, "Night watch", start, 30);
        for (var calendar : new String[] {
            body("/calendar.ics"),
            entries.request(
                    entries.entry(meeting),
                    new CalendarEntries.Recipient("Jo", "jo@school.example"),
                    1,
                    clock.instant())
        }) {
            var event = only(parsed(calendar));
            assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(start);
            assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(start.plusSeconds(330 * 60));
        }
    }

    @Test
    void neverTellsTheJoiningLinkToTheWorldButDoesToTheConfirmed() {
        var meeting = given.meeting(region, "Online meeting");
        set(meeting, "format = 'HYBRID', joining_link = 'https://meet.example/secret-room'");
        for (var feed : new String[] {
            "/calendar.ics", "/regions/south-west/calendar.ics", "/meetings/online-meeting/calendar.ics"
        }) {
            assertThat(body(feed)).contains(meeting.toString()).doesNotContain("secret-room");
        }
        var mine = entries.request(
                entries.entry(meeting), new CalendarEntries.Recipient("Jo", "jo@school.example"), 1, clock.instant());
        assertThat(only(parsed(mine)).getDescription().getValue()).contains("https://meet.example/secret-room");
    }

    @Test
    void isACalendarEvenWithNothingInIt() {
        assertThat(parsed(body("/calendar.ics")).getEvents()).isEmpty();
    }

    @Test
    void hasNoDraftsAndNothingOlderThanAYear() {
        given.draft(region, "A draft");
        given.meeting(region, "Long ago", Instant.parse("2026-02-27T09:30:00Z"), 30);
        given.meeting(region, "Last year", Instant.parse("2026-03-03T09:30:00Z"), 30);
        assertThat(parsed(body("/calendar.ics")).getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactly("Last year");
        assertThat(mvc.get().uri("/meetings/a-draft/calendar.ics")).hasStatus(404);
        assertThat(mvc.get().uri("/regions/nowhere/calendar.ics")).hasStatus(404);
    }

    @Test
    void ofARegionHoldsWhatItLeadsAndWhatItHostsWithOthers() {
        var wales = given.region("wales", "Wales");
        given.meeting(region, "Bristol");
        var cardiff = given.meeting(wales, "Cardiff");
        var swansea = given.meeting(wales, "Swansea");
        host(cardiff, "now()");
        host(swansea, "null");
        assertThat(parsed(body("/regions/south-west/calendar.ics")).getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactlyInAnyOrder("Bristol", "Cardiff");
    }

    @Test
    void keepsTheHourInLondonWhenTheClocksChange() {
        given.meeting(region, "Before spring", Instant.parse("2026-03-28T09:30:00Z"), 30);
        given.meeting(region, "The gap", Instant.parse("2026-03-29T00:45:00Z"), 30);
        given.meeting(region, "Before autumn", Instant.parse("2026-10-24T08:30:00Z"), 30);
        given.meeting(region, "Twice, first", Instant.parse("2026-10-25T00:30:00Z"), 30);
        given.meeting(region, "After autumn", Instant.parse("2026-10-26T09:30:00Z"), 30);
        var feed = body("/calendar.ics");
        assertThat(feed)
                .contains("DTSTART;TZID=Europe/London:20260328T093000")
                // 00:45 and five and a half hours: the night is an hour shorter
                .contains("DTSTART;TZID=Europe/London:20260329T004500")
                .contains("DTEND;TZID=Europe/London:20260329T071500")
                .contains("DTSTART;TZID=Europe/London:20261024T093000")
                // 01:30 exists twice; five and a half hours after the first it is 06:00 by the later clock
                .contains("DTSTART;TZID=Europe/London:20261025T013000")
                .contains("DTEND;TZID=Europe/London:20261025T060000")
                .contains("DTSTART;TZID=Europe/London:20261026T093000");
        assertThat(parsed(feed).getEvents())
                .extracting(event -> event.getDateStart().getValue().toInstant())
                .containsExactly(
                        Instant.parse("2026-03-28T09:30:00Z"),
                        Instant.parse("2026-03-29T00:45:00Z"),
                        Instant.parse("2026-10-24T08:30:00Z"),
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-26T09:30:00Z"));
    }

    @Test
    void cannotBeGivenPropertiesThroughWhatPeopleType() {
        var meeting = given.meeting(region, "Harmless");
        jdbc.sql("update meeting set title = ?, summary = ? where id = ?")
                .params(
                        "Title\r\nATTENDEE:mailto:evil@example.com;x,y\rURL:https://evil.example",
                        "Text\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\u0007\\n; a, b",
                        meeting.value())
                .update();
        given.agendaItem(
                meeting,
                0,
                30,
                "MEMBER_TALK",
                given.talk("Talk\r\nX-EVIL:1", "MEMBER", given.guest("Eve\r\nX-EVIL:2")));
        var feed = body("/calendar.ics");
        var event = only(parsed(feed));
        assertThat(event.getAttendees()).isEmpty();
        assertThat(event.getUid().getValue()).isEqualTo(meeting.toString());
        assertThat(event.getUrl().getValue()).endsWith("/meetings/harmless");
        assertThat(event.getSummary().getValue())
                .isEqualTo("Title ATTENDEE:mailto:evil@example.com;x,y URL:https://evil.example");
        assertThat(event.getDescription().getValue()).contains("Text\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil \\n; a, b");
        assertThat(feed.lines()).noneMatch(line -> line.startsWith("X-EVIL") || line.startsWith("ATTENDEE"));
        assertThat(feed.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");

        var mail = entries.request(
                entries.entry(meeting),
                new CalendarEntries.Recipient("Eve\";X=1\r\nATTENDEE:mailto:evil@example.com", "eve@school.example"),
                1,
                clock.instant());
        var invited = only(parsed(mail)).getAttendees();
        assertThat(invited).hasSize(1);
        assertThat(invited.get(0).getEmail()).isEqualTo("eve@school.example");
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        given.meeting(region, "Spring meeting");
        var first = mvc.get().uri("/calendar.ics").exchange();
        assertThat(first)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/calendar; charset=utf-8")
                .doesNotContainHeader("Set-Cookie");
        assertThat(first.getResponse().getHeaders("Cache-Control")).containsExactly("public, max-age=300");
        var tag = first.getResponse().getHeader("ETag");
        assertThat(mvc.get().uri("/calendar.ics").header("If-None-Match", tag)).hasStatus(304);
        given.meeting(region, "Another");
        assertThat(mvc.get().uri("/calendar.ics").header("If-None-Match", tag)).hasStatusOk();
    }

    @Test
    void ofAMeetingIsFoundUnderItsEarlierAddress() {
        var meeting = given.meeting(region, "New name");
        jdbc.sql("insert into meeting_former_slug (slug, meeting_id) values ('old-name', ?)")
                .param(meeting.value())
                .update();
        assertThat(mvc.get().uri("/meetings/old-name/calendar.ics"))
                .hasStatus(301)
                .hasHeader("Location", "/meetings/new-name/calendar.ics");
    }

    private void set(MeetingId meeting, String what) {
        jdbc.sql("update meeting set " + what + " where id = ?")
                .param(meeting.value())
                .update();
    }

    private void host(MeetingId meeting, String accepted) {
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at, accepted_at) values (?, ?, now(), "
                        + accepted + ")")
                .params(meeting.value(), region.value())
                .update();
    }

    private String body(String path) {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ICalendar parsed(String text) {
        var warnings = new java.util.ArrayList<java.util.List<biweekly.io.ParseWarning>>();
        var calendar = Biweekly.parse(text).warnings(warnings).first();
        assertThat(warnings).allSatisfy(list -> assertThat(list).isEmpty());
        return calendar;
    }

    private static VEvent only(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }
}
