package org.staffroom.venues;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Commands on the venue book: it belongs to all ambassadors together. */
@Service
@Transactional
public class Venues {

    private final VenueRepository venues;
    private final VenueQueries queries;
    private final Organisations organisations;
    private final RegionAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Venues(
            VenueRepository venues,
            VenueQueries queries,
            Organisations organisations,
            RegionAccess access,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.venues = venues;
        this.queries = queries;
        this.organisations = organisations;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a place into the book.
     *
     * @throws Refused {@code venues.known} when it is there already, {@code venues.postcode} for a wrong postcode
     * @throws NotFound when the person is neither an ambassador nor an admin
     */
    public VenueId add(VenueDescription description, CurrentPerson person) {
        access.requireAnyRegion(person);
        refuseKnown(description, null);
        var venue = Venue.added(description, person.id(), clock.instant());
        save(venue);
        furnish(venue.id(), description.rooms());
        audit.record(person.id().value(), "added", "venue", venue.id().value());
        return venue.id();
    }

    /**
     * As {@link #add(VenueDescription, CurrentPerson)}.
     *
     * @param host the name of the organisation whose place it is: one that is known, or a new one; may be empty
     */
    VenueId add(VenueDescription description, String host, CurrentPerson person) {
        access.requireAnyRegion(person);
        return add(description.of(host(host)), person);
    }

    /** In the same transaction: of what is refused no organisation is left. */
    private @Nullable OrganisationId host(String name) {
        return name.isEmpty() ? null : organisations.named(name, OrganisationKind.OTHER);
    }

    /**
     * The place of this name at this postcode, or a new one of which only that is known.
     *
     * @throws Refused {@code venues.postcode} for a wrong postcode
     * @throws NotFound when the person is neither an ambassador nor an admin
     */
    public VenueId named(CurrentPerson person, String name, String town, String postcode) {
        access.requireAnyRegion(person);
        var known = queries.same(name, postcode);
        if (known.isPresent()) {
            return known.get().id();
        }
        var venue = Venue.added(VenueDescription.at(name, null, "", town, postcode), person.id(), clock.instant());
        save(venue);
        return venue.id();
    }

    /** Takes places out of the book that were written into it by mistake, and to which nothing refers. */
    public void takeBack(CurrentPerson person, List<UUID> ids) {
        access.requireAnyRegion(person);
        jdbc.sql("delete from venue where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /**
     * Changes what the book says.
     *
     * @param version as the form carried it
     * @param host as in {@link #add(VenueDescription, String, CurrentPerson)}
     * @throws StaleVersion when somebody else changed it since
     */
    void edit(VenueId id, int version, VenueDescription description, String host, CurrentPerson person) {
        access.requireAnyRegion(person);
        var venue = venues.findById(id.value()).orElseThrow(NotFound::new);
        StaleVersion.check(version, venue.version());
        refuseKnown(description, id);
        var before = venue.whereabouts();
        venue.describe(description.of(host(host)));
        save(venue);
        furnish(id, description.rooms());
        // Rooms alone would leave the version as it is, and another's form would not notice.
        jdbc.sql("update venue set version = :next where id = :id")
                .param("next", version + 1)
                .param("id", id.value())
                .update();
        audit.record(person.id().value(), "edited", "venue", id.value());
        if (!before.equals(venue.whereabouts())) {
            events.publishEvent(new VenueElsewhere(id));
        }
    }

    /** Writes down whom to ask there, unless somebody is known already. */
    public void askUnlessKnown(VenueId id, VenueDescription.Contact contact, CurrentPerson person) {
        access.requireAnyRegion(person);
        venues.findById(id.value()).orElseThrow(NotFound::new).askUnlessKnown(contact);
        venues.flush();
        audit.record(person.id().value(), "edited", "venue", id.value());
    }

    private void refuseKnown(VenueDescription description, @Nullable VenueId but) {
        queries.same(description.name(), description.address().postcode())
                .filter(known -> !known.id().equals(but))
                .ifPresent(known -> {
                    throw new Refused("venues.known", known.name());
                });
    }

    private void save(Venue venue) {
        try {
            venues.saveAndFlush(venue);
        } catch (ObjectOptimisticLockingFailureException e) {
            throw new StaleVersion();
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMostSpecificCause().getMessage()).contains("venue_name_postcode")) {
                throw new Refused("venues.known", "");
            }
            throw refused;
        }
    }

    private void furnish(VenueId venue, List<VenueDescription.Room> rooms) {
        jdbc.sql("delete from venue_room where venue_id = :venue")
                .param("venue", venue.value())
                .update();
        var names = new HashSet<String>();
        for (var room : rooms) {
            if (!names.add(room.name().toLowerCase(Locale.ROOT))) {
                throw new Refused("venues.room-twice", room.name());
            }
            jdbc.sql("""
                            insert into venue_room (id, venue_id, name, capacity, equipment)
                            values (:id, :venue, :name, :capacity, :equipment)
                            """)
                    .param("id", Ids.next())
                    .param("venue", venue.value())
                    .param("name", room.name())
                    .param("capacity", room.capacity())
                    .param("equipment", room.equipment())
                    .update();
        }
    }
}
