package org.staffroom.hosting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationDemo;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;
import org.staffroom.venues.VenueDemo;
import org.staffroom.venues.VenueDescription;
import org.staffroom.venues.VenueQueries;

/** Offers to host in the demonstration: some wait for their answer, some have it. */
@Component
@Order(90)
@ConditionalOnBooleanProperty("staffroom.demo")
class HostingDemo implements DemoData {

    private record Listed(
            String by,
            String region,
            String organisation,
            @Nullable String venue,
            @Nullable OfferedPlace place,
            int daysAgo,
            List<Day> days,
            @Nullable Integer capacity,
            @Nullable String words,
            @Nullable String accepted,
            @Nullable String declined) {}

    /** @param weeks from now, on its Tuesday or another day of the week */
    private record Day(int weeks, DayOfWeek weekday, PartOfDay part) {}

    private final HostOffers offers;
    private final OrganisationDemo organisations;
    private final PeopleDemo people;
    private final VenueDemo venues;
    private final VenueQueries book;
    private final JdbcClient jdbc;
    private final Dates dates;
    private final TravellingClock clock;

    HostingDemo(
            HostOffers offers,
            OrganisationDemo organisations,
            PeopleDemo people,
            VenueDemo venues,
            VenueQueries book,
            JdbcClient jdbc,
            Dates dates,
            TravellingClock clock) {
        this.offers = offers;
        this.organisations = organisations;
        this.people = people;
        this.venues = venues;
        this.book = book;
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void load() {
        var now = Clock.systemUTC().instant();
        for (var row : DemoFile.rows("offers.yaml", Listed.class)) {
            clock.travelTo(now.minus(Duration.ofDays(row.daysAgo())));
            var offer = offers.offer(acting(people.person(row.by())), details(row));
            clock.travelTo(now.minus(Duration.ofDays(Math.max(0, row.daysAgo() - 2))));
            if (row.accepted() != null) {
                var first = day(row.days().get(0));
                offers.accept(
                        ambassador(row.region()),
                        offer,
                        first,
                        row.accepted(),
                        "Thank you: we would love to come.",
                        null,
                        true);
            } else if (row.declined() != null) {
                offers.decline(ambassador(row.region()), offer, row.declined());
            }
        }
        clock.comeBack();
    }

    private HostOfferDetails details(Listed row) {
        var venue = row.venue() == null ? null : venues.byKey(row.venue());
        var place = venue == null
                ? row.place()
                : book.find(venue).map(found -> place(found.description())).orElseThrow();
        return new HostOfferDetails(
                region(row.region()),
                jdbc.sql("select name from organisation where id = ?")
                        .param(organisations.byKey(row.organisation()).value())
                        .query(String.class)
                        .single(),
                venue,
                Objects.requireNonNull(place),
                row.days().stream()
                        .map(one -> new OfferedDay(day(one), one.part()))
                        .toList(),
                row.capacity(),
                row.words() == null ? "" : row.words());
    }

    private static OfferedPlace place(VenueDescription known) {
        var address = known.address();
        return new OfferedPlace(known.name(), address.line(), address.town(), address.postcode());
    }

    private static LocalDate day(Day day) {
        return LocalDate.now(Clock.systemUTC())
                .plusWeeks(day.weeks())
                .with(TemporalAdjusters.nextOrSame(day.weekday()));
    }

    private RegionId region(String slug) {
        return new RegionId(jdbc.sql("select id from region where slug = ?")
                .param(slug)
                .query(UUID.class)
                .single());
    }

    private CurrentPerson ambassador(String region) {
        return acting(new PersonId(jdbc.sql("""
                        select a.person_id from ambassador a join region r on r.id = a.region_id
                        where r.slug = :region and a.since <= :today and (a.until is null or a.until > :today)
                        order by a.role = 'CO', a.since, a.id limit 1
                        """)
                .param("region", region)
                .param("today", dates.today())
                .query(UUID.class)
                .single()));
    }

    private static CurrentPerson acting(PersonId person) {
        return new CurrentPerson(person, "", "", false, true);
    }
}
