package org.staffroom.hosting;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.meetings.PartnerRole;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.venues.VenueDescription;
import org.staffroom.venues.VenueId;
import org.staffroom.venues.VenueQueries;
import org.staffroom.venues.VenueRow;
import org.staffroom.venues.Venues;

/**
 * Commands on offers to host: anybody signed in makes and withdraws their own; ambassadors of the region answer. For anybody
 * else an offer is {@link NotFound}; what a rule forbids is {@link Refused}.
 */
@Service
@Transactional
public class HostOffers {

    static final int MOST_DAYS = 6;

    /** Places of a draft of whose place nobody has said how many it seats. */
    static final int SEATS_UNLESS_SAID = 30;

    private static final int MOST_OPEN = 10;
    private static final int MOST_A_DAY = 10;
    private static final int FURTHEST_YEARS = 2;

    /** How many a venue seats, or the largest of its rooms; null when nobody has said. */
    private static final String SEATS =
            "coalesce(v.capacity, (select max(r.capacity) from venue_room r where r.venue_id = v.id))";

    private final HostOfferRepository offers;
    private final Organisations organisations;
    private final Meetings meetings;
    private final Venues venues;
    private final VenueQueries book;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Dates dates;
    private final Clock clock;

    HostOffers(
            HostOfferRepository offers,
            Organisations organisations,
            Meetings meetings,
            Venues venues,
            VenueQueries book,
            RegionAccess regions,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Dates dates,
            Clock clock) {
        this.offers = offers;
        this.organisations = organisations;
        this.meetings = meetings;
        this.venues = venues;
        this.book = book;
        this.regions = regions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Offers a place to a region.
     *
     * @throws Refused when the region is not there any more, a day is past, the venue is another organisation's or not the
     *     person's to offer, there were too many, or the same offer waits for its answer; then nothing is left of it
     */
    HostOfferId offer(CurrentPerson me, HostOfferDetails details) {
        checkRegion(details);
        checkDays(details.days());
        checkVenue(me, details);
        checkHowMany(me.id());
        var organisation = organisations.named(details.organisation(), OrganisationKind.OTHER);
        var offer = HostOffer.made(details, organisation, me.id(), clock.instant());
        try {
            offers.saveAndFlush(offer);
        } catch (DataIntegrityViolationException again) {
            throw new Refused("hosting.refused.again");
        }
        for (var one : details.days()) {
            jdbc.sql("insert into host_offer_day (offer_id, day, part) values (?, ?, ?)")
                    .params(
                            offer.id().value(),
                            Date.valueOf(one.day()),
                            one.part().name())
                    .update();
        }
        record(me, "offered", offer.id());
        events.publishEvent(new HostOfferMade(offer.id()));
        return offer.id();
    }

    /** Takes one's own offer back. */
    void withdraw(CurrentPerson me, HostOfferId id) {
        var offer = offers.locked(id);
        if (!me.id().equals(offer.offeredBy())) {
            throw new NotFound();
        }
        offer.withdraw();
        record(me, "withdrawn", id);
    }

    /**
     * Makes a draft of it: on that day, at that place, which is in the venue book from now on, with their organisation as
     * the host.
     *
     * @param day one of those offered
     * @param words to whoever offered
     * @param another whether the place described is another than the one of its name and town that is in the book; null
     *     where nobody said
     * @param contact whether whoever offered becomes the contact there, where they {@linkplain #mayBeContact may}
     * @throws Refused {@code hosting.refused.alike} when there is one and nobody said; and for a day that was not offered or is
     *     past, an offer that waits no more, and what a meeting may not be
     */
    MeetingId accept(
            CurrentPerson me,
            HostOfferId id,
            LocalDate day,
            String title,
            String words,
            @Nullable Boolean another,
            boolean contact) {
        var offer = offers.locked(id);
        regions.require(me, offer.region());
        offer.requireOpen();
        var part = part(id, day);
        if (!day.isAfter(dates.today())) {
            throw new Refused("hosting.refused.past");
        }
        var venue = venue(me, offer, another, contact && mayBeContact(offer));
        var meeting = meetings.create(
                me,
                offer.region(),
                new MeetingDetails(
                        title,
                        "",
                        MeetingFormat.IN_PERSON,
                        day,
                        part.start(),
                        part.end(),
                        venue,
                        null,
                        seats(offer, venue),
                        null));
        meetings.addPartner(me, meeting, offer.organisation(), PartnerRole.HOST);
        offer.accept(meeting, venue, me.id(), words, clock.instant());
        offers.flush();
        record(me, "accepted", id);
        events.publishEvent(new HostOfferAnswered(id, true));
        return meeting;
    }

    /** Not now. @param words to whoever offered */
    void decline(CurrentPerson me, HostOfferId id, String words) {
        var offer = offers.locked(id);
        regions.require(me, offer.region());
        offer.decline(me.id(), words, clock.instant());
        offers.flush();
        record(me, "declined", id);
        events.publishEvent(new HostOfferAnswered(id, false));
    }

    /** Whether whoever offered can become the contact there: it is their place, and the book knows of nobody. */
    @Transactional(readOnly = true)
    boolean mayBeContact(HostOfferId id) {
        return mayBeContact(offers.findById(id.value()).orElseThrow(NotFound::new));
    }

    private boolean mayBeContact(HostOffer offer) {
        if (contact(offer.offeredBy()).email() == null) {
            return false;
        }
        var venue = offer.venue();
        if (venue == null) {
            // Whoever describes a place that stands in the book need not be of the place.
            return book.same(offer.place().name(), offer.place().postcode()).isEmpty();
        }
        return belongs(Objects.requireNonNull(offer.offeredBy()), venue)
                && book.find(venue)
                        .orElseThrow(NotFound::new)
                        .description()
                        .contact()
                        .equals(VenueDescription.Contact.NOBODY);
    }

    private VenueId venue(CurrentPerson me, HostOffer offer, @Nullable Boolean another, boolean asContact) {
        var contact = asContact ? contact(offer.offeredBy()) : VenueDescription.Contact.NOBODY;
        var known = offer.venue();
        if (known == null) {
            var place = offer.place();
            var same = book.same(place.name(), place.postcode()).or(() -> alike(place, another));
            if (same.isEmpty()) {
                var described = VenueDescription.at(
                        place.name(), offer.region(), place.addressLine(), place.town(), place.postcode());
                return venues.add(described.offeredBy(offer.organisation(), offer.capacity(), contact), me);
            }
            return same.get().id();
        }
        if (asContact) {
            venues.askUnlessKnown(known, contact, me);
        }
        return known;
    }

    private Optional<VenueRow> alike(OfferedPlace place, @Nullable Boolean another) {
        if (Boolean.TRUE.equals(another)) {
            return Optional.empty();
        }
        var alike = book.alike(place.name(), place.town(), null);
        if (alike.isPresent() && another == null) {
            throw new Refused("hosting.refused.alike");
        }
        return alike;
    }

    private VenueDescription.Contact contact(@Nullable PersonId offeredBy) {
        return offeredBy == null
                ? VenueDescription.Contact.NOBODY
                : jdbc.sql("select name, email from person where id = ? and status = 'ACTIVE'")
                        .param(offeredBy.value())
                        .query((row, number) ->
                                new VenueDescription.Contact(row.getString("name"), row.getString("email"), ""))
                        .optional()
                        .orElse(VenueDescription.Contact.NOBODY);
    }

    private int seats(HostOffer offer, VenueId venue) {
        return Objects.requireNonNullElseGet(
                offer.capacity(),
                () -> jdbc.sql("select coalesce(" + SEATS + ", :otherwise) from venue v where v.id = :id")
                        .param("otherwise", SEATS_UNLESS_SAID)
                        .param("id", venue.value())
                        .query(Integer.class)
                        .single());
    }

    /** Whether anybody said how many the place of an accepted offer seats; else its draft has {@link #SEATS_UNLESS_SAID}. */
    @Transactional(readOnly = true)
    boolean knowsSeats(HostOfferId id) {
        return exists(
                "select exists (select 1 from host_offer o join venue v on v.id = o.venue_id where o.id = ? and coalesce(o.capacity, "
                        + SEATS + ") is not null)",
                id.value());
    }

    private PartOfDay part(HostOfferId id, LocalDate day) {
        return jdbc.sql("select part from host_offer_day where offer_id = ? and day = ?")
                .params(id.value(), Date.valueOf(day))
                .query(String.class)
                .optional()
                .map(PartOfDay::valueOf)
                .orElseThrow(() -> new Refused("hosting.refused.other-day"));
    }

    private void checkRegion(HostOfferDetails details) {
        if (!exists(
                "select exists (select 1 from region where id = ? and archived_at is null)",
                details.region().value())) {
            throw new Refused("hosting.refused.region");
        }
    }

    void checkDays(List<OfferedDay> days) {
        var today = dates.today();
        var seen = new HashSet<LocalDate>();
        for (var one : days) {
            if (!one.day().isAfter(today)) {
                throw new Refused("hosting.refused.day-past");
            }
            if (one.day().isAfter(today.plusYears(FURTHEST_YEARS))) {
                throw new Refused("hosting.refused.day-far");
            }
            if (!seen.add(one.day())) {
                throw new Refused("hosting.refused.day-twice");
            }
        }
        if (days.isEmpty() || days.size() > MOST_DAYS) {
            throw new Refused("hosting.refused.days", MOST_DAYS);
        }
    }

    private void checkVenue(CurrentPerson me, HostOfferDetails details) {
        var venue = details.venue();
        if (venue == null) {
            return;
        }
        var owner = jdbc.sql(
                        "select o.name from venue v join organisation o on o.id = v.organisation_id where v.id = ?")
                .param(venue.value())
                .query(String.class)
                .optional();
        if (owner.filter(details.organisation()::equalsIgnoreCase).isEmpty()) {
            throw new Refused("hosting.refused.venue");
        }
        if (!belongs(me.id(), venue)) {
            throw new Refused("hosting.refused.venue-theirs");
        }
    }

    private boolean belongs(PersonId person, VenueId venue) {
        return exists(
                "select exists (select 1 from venue v join person p on p.organisation_id = v.organisation_id where p.id = ? and v.id = ?)",
                person.value(),
                venue.value());
    }

    private void checkHowMany(PersonId person) {
        // One after the other, or two presses at once would both be the last one allowed.
        jdbc.sql("select id from person where id = ? for no key update")
                .param(person.value())
                .query(UUID.class)
                .single();
        if (count(person, "status = 'OPEN'", Instant.EPOCH) >= MOST_OPEN) {
            throw new Refused("hosting.refused.many", MOST_OPEN);
        }
        if (count(person, "true", clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new Refused("hosting.refused.today", MOST_A_DAY);
        }
    }

    private int count(PersonId person, String which, Instant since) {
        return jdbc.sql("select count(*) from host_offer where offered_by = ? and offered_at > ? and " + which)
                .params(person.value(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private boolean exists(String sql, UUID... ids) {
        return jdbc.sql(sql).params((Object[]) ids).query(Boolean.class).single();
    }

    private void record(CurrentPerson me, String what, HostOfferId id) {
        audit.record(me.id().value(), what, "host_offer", id.value());
    }
}
