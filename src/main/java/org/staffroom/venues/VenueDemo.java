package org.staffroom.venues;

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
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationDemo;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;

/** The venue book of the demonstration, and where later loaders find its places while loading. */
@Component
@Order(40)
@ConditionalOnBooleanProperty("staffroom.demo")
public class VenueDemo implements DemoData {

    private record Listed(
            String key,
            String name,
            @Nullable String organisation,
            String addressLine,
            String town,
            String postcode,
            String region,
            @Nullable String travelRoad,
            @Nullable String travelRail,
            @Nullable String parking,
            boolean stepFree,
            boolean hearingLoop,
            boolean quietRoom,
            @Nullable String accessNotes,
            @Nullable Integer capacity,
            @Nullable List<VenueDescription.Room> rooms) {}

    private final Venues venues;
    private final OrganisationDemo organisations;
    private final PeopleDemo people;
    private final JdbcClient jdbc;
    private final Map<String, VenueId> ids = new LinkedHashMap<>();

    VenueDemo(Venues venues, OrganisationDemo organisations, PeopleDemo people, JdbcClient jdbc) {
        this.venues = venues;
        this.organisations = organisations;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void load() {
        var admin = people.person("admin@staffroom.example");
        var helen = new CurrentPerson(admin, "Helen Catterall", "admin@staffroom.example", true, true);
        for (var row : DemoFile.rows("venues.yaml", Listed.class)) {
            ids.put(row.key(), venues.add(description(row), helen));
        }
    }

    private VenueDescription description(Listed row) {
        return new VenueDescription(
                row.name(),
                row.organisation() == null ? null : organisations.byKey(row.organisation()),
                region(row.region()),
                row.addressLine(),
                row.town(),
                row.postcode(),
                Objects.requireNonNullElse(row.travelRoad(), ""),
                Objects.requireNonNullElse(row.travelRail(), ""),
                Objects.requireNonNullElse(row.parking(), ""),
                row.stepFree(),
                row.hearingLoop(),
                row.quietRoom(),
                Objects.requireNonNullElse(row.accessNotes(), ""),
                row.capacity(),
                row.rooms() == null ? List.of() : row.rooms(),
                "The reception",
                "reception@" + row.key() + ".example");
    }

    private @Nullable RegionId region(String slug) {
        return jdbc.sql("select id from region where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .optional()
                .map(RegionId::new)
                .orElse(null);
    }

    /** The venue that the files of the demonstration call so. */
    public VenueId byKey(String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }
}
