package org.staffroom.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.Places;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

/** One's own places under a secret address, read back by another reader. */
@StaffroomTest
class OwnCalendarTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    Places places;

    @Autowired
    Statements statements;

    private RegionId region;
    private MeetingId meeting;
    private CurrentPerson jo;
    private String address;

    @BeforeEach
    void aPlace() {
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        given.meeting(region, "Somebody else’s");
        set("joining_link = 'https://meet.example/secret-room'");
        jo = given.member("Jo Blake");
        places.take(jo, meeting, PlaceMode.ROOM);
        address = path(feeds.open(jo.id()));
    }

    @Test
    void holdsOnesOwnPlacesAndNoJoiningLink() throws Exception {
        var answer = get(address);
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-cache")
                .hasHeader("X-Robots-Tag", "noindex")
                .doesNotContainHeader("Set-Cookie");
        assertThat(answer).bodyText().doesNotContain("secret-room", "ATTENDEE", jo.email());
        var entry = only();
        assertThat(entry.getUid().getValue()).isEqualTo(meeting.toString());
        assertThat(entry.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(entry.getSummary().getValue()).isEqualTo("Spring meeting");
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
    }

    @Test
    void followsWhatBecomesOfThePlaceWithARisingSequence() throws Exception {
        var before = sequence(only());
        set("starts_at = timestamptz '2027-03-16T10:00:00Z', sequence = sequence + 1");
        var changed = only();
        assertThat(changed.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
        assertThat(sequence(changed)).isGreaterThan(before);

        places.giveBack(jo, meeting);
        var back = only();
        assertThat(back.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(back.getSummary().getValue()).isEqualTo("Place given back: Spring meeting");
        assertThat(sequence(back)).isGreaterThan(sequence(changed));

        places.take(jo, meeting, PlaceMode.ROOM);
        var again = only();
        assertThat(again.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(sequence(again)).isGreaterThan(sequence(back));
    }

    @Test
    void saysWhatIsWaitingCancelledOrWithoutADate() throws Exception {
        jdbc.sql("update registration set status = 'WAITING', waiting_number = 1")
                .update();
        assertThat(only().getStatus().getValue()).isEqualTo("TENTATIVE");
        assertThat(only().getSummary().getValue()).isEqualTo("Waiting: Spring meeting");
        set("status = 'POSTPONED', postponed_at = now()");
        assertThat(only().getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(only().getSummary().getValue()).isEqualTo("Date to follow: Spring meeting");
        set("status = 'CANCELLED', postponed_at = null, cancelled_at = now(), cancelled_reason = 'Snow.'");
        assertThat(only().getSummary().getValue()).isEqualTo("Cancelled: Spring meeting");
        assertThat(only().getDescription().getValue()).contains("Snow.");
    }

    @Test
    void staysTheSameForWhoHasItAlready() {
        var tag = Objects.requireNonNull(get(address).getResponse().getHeader("ETag"));
        assertThat(mvc.get().uri(address).header("If-None-Match", tag)).hasStatus(304);
    }

    @Test
    void noAddressButTodaysIsFound() {
        var now = path(feeds.open(jo.id()));
        assertThat(now).isNotEqualTo(address);
        assertThat(get(address)).as("the one before").hasStatus(404);
        assertThat(get(now)).hasStatusOk();
        assertThat(get(now.replace(".ics", "x.ics"))).hasStatus(404);
        assertThat(get("/calendars/.ics").getResponse().getStatus()).isIn(400, 404);
        assertThat(jdbc.sql(
                                "select count(*) from calendar_feed where position(:token in encode(token_hash, 'escape')) > 0")
                        .param("token", now.replaceAll(".*/|\\.ics", ""))
                        .query(Integer.class)
                        .single())
                .as("not in the database")
                .isZero();
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(jo.id().value())
                .update();
        assertThat(get(now)).as("of somebody suspended").hasStatus(404);
        jdbc.sql("update person set status = 'ACTIVE'").update();
        feeds.close(jo.id());
        assertThat(get(now)).hasStatus(404);
    }

    @Test
    void costsTheSameForOneMeetingAndForThirty() {
        var one = statements.during(() -> get(address)).size();
        for (var i = 0; i < 29; i++) {
            var other = given.meeting(
                    region,
                    "Meeting " + i,
                    Instant.parse("2027-04-01T09:00:00Z").plus(Duration.ofDays(i)),
                    9);
            given.confirmed(other, jo.id());
        }
        assertThat(statements.during(() -> get(address))).hasSize(one).hasSizeLessThanOrEqualTo(8);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    private VEvent only() throws Exception {
        var calendar =
                Biweekly.parse(get(address).getResponse().getContentAsString()).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        List<VEvent> entries = calendar.getEvents();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static int sequence(VEvent entry) {
        return entry.getSequence().getValue();
    }

    private void set(String what) {
        jdbc.sql("update meeting set " + what + " where id = ?")
                .param(meeting.value())
                .update();
    }

    private static String path(String address) {
        assertThat(address).startsWith("http://localhost:8080/calendars/").endsWith(".ics");
        return address.substring("http://localhost:8080".length());
    }
}
