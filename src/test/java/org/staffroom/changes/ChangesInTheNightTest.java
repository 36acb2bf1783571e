package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.staffroom.changes.Difference.What;
import org.staffroom.changes.Proposal.OfItem;
import org.staffroom.meetings.Hours;
import org.staffroom.support.StaffroomTest;

/** The two nights in which the clocks are changed. */
@StaffroomTest
@RecordApplicationEvents
class ChangesInTheNightTest extends AMeetingPeopleKnow {

    @Test
    void inTheNightTheClocksGoForwardAnHourLaterIsTwoOnTheWall() {
        night("2026-03-29T00:30:00Z");

        assertThat(send(later(60)).differences())
                .contains(new Difference(What.HOURS, "", "12.30am to 7am", "2.30am to 7am"));
        refuses("meetings.refused.no-such-time", () -> on("2026-03-29", "01:30", "08:00"));
    }

    @Test
    void inTheNightTheClocksGoBackBothHoursAreKeptApart() {
        night("2026-10-25T00:30:00Z");
        assertThat(changes.untold(meeting)).isEmpty();

        var sent = send(later(60));

        assertThat(start()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(sent.differences())
                .as("half past one, the second time")
                .extracting(Difference::after)
                .first()
                .asString()
                .startsWith("1.30am");
        var typed = Hours.of(LocalDate.of(2026, 10, 25), LocalTime.of(1, 30), LocalTime.of(6, 0), LONDON)
                .keeping(new Hours(start(), Instant.parse("2026-10-25T06:00:00Z")), LONDON);
        assertThat(typed.start()).as("typed as it reads, it stays what it is").isEqualTo(start());
    }

    @Test
    void aSessionIsMovedToATimeOnTheWallInThoseNightsToo() {
        night("2026-10-25T00:00:00Z");

        send(new Proposal(
                null, null, false, null, null, null, new OfItem.At(lunch, LocalTime.of(3, 0)), "", "", "", null));

        assertThat(jdbc.sql("select start_minute from agenda_item where id = ?")
                        .param(lunch)
                        .query(Integer.class)
                        .single())
                .as("1am until 3am is three hours that night")
                .isEqualTo(180);
    }

    private void night(String start) {
        at("2026-03-01T09:00:00Z");
        jdbc.sql(
                        "update meeting set starts_at = ?, ends_at = cast(? as timestamptz) + interval '330 minutes' where id = ?")
                .params(Timestamp.from(Instant.parse(start)), Timestamp.from(Instant.parse(start)), meeting.value())
                .update();
        told.keep(meeting, clock.instant());
    }
}
