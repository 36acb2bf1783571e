package org.staffroom.agendas;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.presentations.PresentationDemo;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/** The agendas of the demonstration's meetings. */
@Component
@Order(61)
@ConditionalOnBooleanProperty("staffroom.demo")
class AgendaDemo implements DemoData {

    private static final Duration PLANNED_BEFORE = Duration.ofDays(28);
    private static final Duration PLANNED_AGO = Duration.ofDays(9);

    private record Part(String email, ItemRole role) {}

    private record Item(
            ItemKind kind,
            @Nullable String title,
            int minutes,
            @Nullable String talk,
            @Nullable List<Part> people,
            @Nullable Integer track,
            @Nullable String room,
            @Nullable String with,
            @Nullable String description) {}

    private record Listed(
            String key, List<Item> agenda, @Nullable Integer vendorLimit) {}

    private final Agenda agenda;
    private final MeetingDemo meetings;
    private final MeetingQueries rows;
    private final PeopleDemo people;
    private final PresentationDemo talks;
    private final TransactionTemplate transaction;
    private final TravellingClock clock;
    private final JdbcClient jdbc;

    AgendaDemo(
            Agenda agenda,
            MeetingDemo meetings,
            MeetingQueries rows,
            PeopleDemo people,
            PresentationDemo talks,
            TransactionTemplate transaction,
            TravellingClock clock,
            JdbcClient jdbc) {
        this.agenda = agenda;
        this.meetings = meetings;
        this.rows = rows;
        this.people = people;
        this.talks = talks;
        this.transaction = transaction;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        var helen = meetings.organiser();
        var latest = Clock.systemUTC().instant().minus(PLANNED_AGO);
        for (var row : DemoFile.rows("meetings.yaml", Listed.class)) {
            var meeting = meetings.byKey(row.key());
            clock.travelTo(earlier(rows.row(meeting).startsAt().minus(PLANNED_BEFORE), latest));
            transaction.executeWithoutResult(one -> plan(row, meeting, helen));
        }
        clock.comeBack();
        settle();
    }

    /** Helen wrote the talks down for the whole network: each is its first meeting's region's. */
    private void settle() {
        jdbc.sql("""
                        update presentation p set region_id = (
                            select m.region_id from agenda_item i join meeting m on m.id = i.meeting_id
                            where i.presentation_id = p.id order by m.starts_at, m.id limit 1)
                        where region_id is null
                        """).update();
    }

    private void plan(Listed row, MeetingId id, CurrentPerson me) {
        UUID last = null;
        for (var item : row.agenda()) {
            var spot = item.with() == null || last == null ? new Spot.AtTheEnd() : new Spot.With(last);
            last = agenda.add(me, id, details(item), spot);
        }
        if (row.vendorLimit() != null) {
            agenda.limitVendors(me, id, row.vendorLimit());
        }
    }

    private ItemDetails details(Item item) {
        return new ItemDetails(
                item.kind(),
                item.minutes(),
                item.track(),
                Objects.requireNonNullElse(item.room(), ""),
                Objects.requireNonNullElse(item.title(), ""),
                Objects.requireNonNullElse(item.description(), ""),
                item.talk() == null ? null : talks.byKey(item.talk()),
                Objects.requireNonNullElse(item.people(), List.<Part>of()).stream()
                        .map(part -> new Appearance(people.person(part.email()), part.role()))
                        .toList());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
