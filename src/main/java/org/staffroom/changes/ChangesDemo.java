package org.staffroom.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.Network;
import org.staffroom.shared.TravellingClock;

/** What changed on the day about meetings of the demonstration. */
@Component
@Order(62)
@ConditionalOnBooleanProperty("staffroom.demo")
class ChangesDemo implements DemoData {

    private static final Duration SETTLED_ON = Duration.ofHours(3);
    private static final Duration SETTLED_AGO = Duration.ofDays(1);

    /** @param startBefore when it was to start until that morning; null when nothing changed */
    private record Listed(
            String key,
            String start,
            @Nullable String startBefore,
            @Nullable String changed) {}

    private final Changes changes;
    private final MeetingDemo meetings;
    private final MeetingQueries rows;
    private final TravellingClock clock;
    private final Network network;

    ChangesDemo(Changes changes, MeetingDemo meetings, MeetingQueries rows, TravellingClock clock, Network network) {
        this.changes = changes;
        this.meetings = meetings;
        this.rows = rows;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void load() {
        var latest = Clock.systemUTC().instant().minus(SETTLED_AGO);
        for (var row : DemoFile.rows("meetings.yaml", Listed.class)) {
            if (row.startBefore() == null) {
                continue;
            }
            var meeting = meetings.byKey(row.key());
            var was = rows.row(meeting);
            var zone = network.zone();
            var hours = Hours.of(
                    LocalDate.ofInstant(was.startsAt(), zone),
                    LocalTime.parse(row.start()),
                    LocalTime.ofInstant(was.endsAt(), zone),
                    zone);
            var morning = was.startsAt().minus(SETTLED_ON);
            clock.travelTo(morning.isBefore(latest) ? morning : latest);
            changes.send(
                    meetings.organiser(),
                    meeting,
                    Proposal.moved(hours, Objects.requireNonNullElse(row.changed(), "")),
                    NoticeId.next(),
                    null);
        }
        clock.comeBack();
    }
}
