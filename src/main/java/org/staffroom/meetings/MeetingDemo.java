package org.staffroom.meetings;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.organisations.OrganisationDemo;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.Network;
import org.staffroom.shared.TravellingClock;
import org.staffroom.venues.VenueDemo;

/** The meetings of the demonstration, each made when it would have been; and where later loaders find them. */
@Component
@Order(60)
@ConditionalOnBooleanProperty("staffroom.demo")
public class MeetingDemo implements DemoData {

    private static final Duration MADE_BEFORE = Duration.ofDays(35);
    private static final Duration PUBLISHED_BEFORE = Duration.ofDays(28);
    private static final Duration SETTLED_ON = Duration.ofHours(3);

    /** Either so many days from now, or in a week of a term of an academic year before this one. */
    private record When(
            @Nullable Integer daysFromNow,
            int year,
            @Nullable String term,
            int week,
            String weekday) {

        LocalDate day(LocalDate today) {
            var weekday =
                    List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN").indexOf(this.weekday) + 1;
            if (daysFromNow != null) {
                var near = today.plusDays(daysFromNow);
                return near.with(
                        daysFromNow > 0
                                ? TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday))
                                : TemporalAdjusters.previousOrSame(DayOfWeek.of(weekday)));
            }
            var start = AcademicYear.of(today).start() + year;
            var term = Objects.requireNonNull(this.term);
            var first = switch (term) {
                case "autumn" -> LocalDate.of(start, Month.SEPTEMBER, 1);
                case "spring" -> LocalDate.of(start + 1, Month.JANUARY, 4);
                default -> LocalDate.of(start + 1, Month.APRIL, 15);
            };
            return first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(week - 1)
                    .plusDays(weekday - 1);
        }
    }

    private record Partner(String organisation, PartnerRole role) {}

    private record Item(int minutes, @Nullable String with) {}

    private record Cancelled(String reason, int daysBefore) {}

    private record Listed(
            String key,
            String region,
            String title,
            String summary,
            When when,
            String start,
            @Nullable String startBefore,
            int capacity,
            @Nullable Integer onlineCapacity,
            @Nullable String venue,
            MeetingFormat format,
            @Nullable List<Partner> partners,
            @Nullable List<String> coRegions,
            @Nullable String heldAgainFrom,
            @Nullable Cancelled cancelled,
            boolean draft,
            List<Item> agenda) {}

    private record Named(String slug, UUID id) {}

    private final Meetings meetings;
    private final OrganisationDemo organisations;
    private final PeopleDemo people;
    private final VenueDemo venues;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TravellingClock clock;
    private final Network network;
    private final Map<String, MeetingId> ids = new LinkedHashMap<>();
    private final Map<String, RegionId> regions = new LinkedHashMap<>();

    MeetingDemo(
            Meetings meetings,
            OrganisationDemo organisations,
            PeopleDemo people,
            VenueDemo venues,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TravellingClock clock,
            Network network) {
        this.meetings = meetings;
        this.organisations = organisations;
        this.people = people;
        this.venues = venues;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.network = network;
    }

    /** The meeting that the files of the demonstration call so. */
    public MeetingId byKey(String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }

    /** Whoever plans all of them. */
    public CurrentPerson organiser() {
        var admin = people.person("admin@staffroom.example");
        return new CurrentPerson(admin, "Helen Catterall", "admin@staffroom.example", true, true);
    }

    @Override
    public void load() {
        var helen = organiser();
        var now = Clock.systemUTC().instant();
        jdbc.sql("select slug, id from region")
                .query(Named.class)
                .list()
                .forEach(region -> regions.put(region.slug(), new RegionId(region.id())));
        for (var row : DemoFile.rows("meetings.yaml", Listed.class)) {
            transaction.executeWithoutResult(one -> load(row, helen, now));
        }
        clock.comeBack();
    }

    private void load(Listed row, CurrentPerson me, Instant now) {
        var first = details(row, row.startBefore() == null ? row.start() : row.startBefore(), now);
        var starts = first.date().atTime(first.start()).atZone(network.zone()).toInstant();
        clock.travelTo(earlier(starts.minus(MADE_BEFORE), now.minus(Duration.ofDays(12))));
        var region = Objects.requireNonNull(regions.get(row.region()), row.region());
        var id = row.heldAgainFrom() == null
                ? meetings.create(me, region, first)
                : meetings.holdAgain(me, byKey(row.heldAgainFrom()), region, first);
        ids.put(row.key(), id);
        orNone(row.partners())
                .forEach(partner ->
                        meetings.addPartner(me, id, organisations.byKey(partner.organisation()), partner.role()));
        for (var coRegion : orNone(row.coRegions())) {
            var coHost = Objects.requireNonNull(regions.get(coRegion), coRegion);
            meetings.inviteCoHost(me, id, coHost);
            meetings.acceptCoHost(me, id, coHost, "");
        }
        if (row.draft()) {
            return;
        }
        clock.travelTo(earlier(starts.minus(PUBLISHED_BEFORE), now.minus(Duration.ofDays(9))));
        meetings.publish(me, id);
        if (row.cancelled() != null) {
            clock.travelTo(
                    starts.minus(Duration.ofDays(row.cancelled().daysBefore())).minus(SETTLED_ON));
            meetings.cancel(me, id, row.cancelled().reason());
        }
    }

    private MeetingDetails details(Listed row, String start, Instant now) {
        var starts = LocalTime.parse(start);
        // The room is had until the hour that was announced, also when the start was late.
        var ends = LocalTime.parse(row.start()).plusMinutes(length(row.agenda()));
        var online = row.format() == MeetingFormat.ONLINE ? Integer.valueOf(row.capacity()) : row.onlineCapacity();
        return new MeetingDetails(
                row.title(),
                row.summary(),
                row.format(),
                row.when().day(LocalDate.ofInstant(now, network.zone())),
                starts,
                ends,
                row.venue() == null ? null : venues.byKey(row.venue()),
                row.format() == MeetingFormat.IN_PERSON ? null : "https://meet.example/" + row.key(),
                row.format() == MeetingFormat.ONLINE ? null : Integer.valueOf(row.capacity()),
                online == null && row.format() == MeetingFormat.HYBRID ? Integer.valueOf(100) : online);
    }

    /** In minutes; what runs beside something else counts when it is the longer. */
    private static int length(List<Item> items) {
        var length = 0;
        var last = 0;
        for (var item : items) {
            if (item.with() == null) {
                length += item.minutes();
                last = item.minutes();
            } else {
                length += Math.max(0, item.minutes() - last);
            }
        }
        return length;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
