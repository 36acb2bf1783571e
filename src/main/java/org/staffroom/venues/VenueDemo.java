package org.staffroom.venues;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
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
import org.staffroom.files.DemoDrawing;
import org.staffroom.organisations.OrganisationDemo;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

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
            @Nullable String travelFoot,
            @Nullable String position,
            @Nullable String parking,
            @Nullable Integer parkingSpaces,
            @Nullable String parkingCharge,
            @Nullable Boolean parkingRegistration,
            boolean stepFree,
            @Nullable Boolean lift,
            boolean hearingLoop,
            boolean quietRoom,
            @Nullable Boolean prayerRoom,
            @Nullable String accessNotes,
            @Nullable Integer capacity,
            @Nullable List<Room> rooms,
            @Nullable String wifi,
            @Nullable List<Photo> photos,
            @Nullable List<Note> notes) {}

    private record Room(
            String name,
            @Nullable Integer capacity,
            @Nullable String equipment) {}

    private record Photo(
            String drawing, String alt, @Nullable String caption) {}

    private record Note(String by, int daysAgo, String text) {}

    private final Venues venues;
    private final VenuePhotos photos;
    private final VenueNotes notes;
    private final TravellingClock clock;
    private final OrganisationDemo organisations;
    private final PeopleDemo people;
    private final JdbcClient jdbc;
    private final Map<String, VenueId> ids = new LinkedHashMap<>();

    VenueDemo(
            Venues venues,
            VenuePhotos photos,
            VenueNotes notes,
            TravellingClock clock,
            OrganisationDemo organisations,
            PeopleDemo people,
            JdbcClient jdbc) {
        this.venues = venues;
        this.photos = photos;
        this.notes = notes;
        this.clock = clock;
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
            var venue = venues.add(description(row), helen);
            ids.put(row.key(), venue);
            hang(Objects.requireNonNullElse(row.photos(), List.of()), venue, ids.size(), helen);
            Objects.requireNonNullElse(row.notes(), List.<Note>of()).forEach(note -> write(note, venue));
        }
    }

    private void hang(List<Photo> listed, VenueId venue, int number, CurrentPerson helen) {
        var words = new ArrayList<VenuePhotos.Words>();
        for (var photo : listed) {
            var scene = DemoDrawing.Scene.valueOf(photo.drawing());
            var jpeg = DemoDrawing.jpeg(scene, 60 + 50 * number, number);
            var file = photos.add(helen, venue, new ByteArrayInputStream(jpeg), "photo.jpg");
            words.add(
                    new VenuePhotos.Words(file.value(), photo.alt(), Objects.requireNonNullElse(photo.caption(), "")));
        }
        photos.describe(helen, venue, words);
    }

    /** Ambassadors are appointed later: the note is written as if by them. */
    private void write(Note note, VenueId venue) {
        var author = new CurrentPerson(people.person(note.by()), "", note.by(), true, true);
        clock.travelTo(java.time.Clock.systemUTC().instant().minus(Duration.ofDays(note.daysAgo())));
        notes.write(author, venue, note.text());
        clock.comeBack();
    }

    private VenueDescription description(Listed row) {
        return new VenueDescription(
                row.name(),
                row.organisation() == null ? null : organisations.byKey(row.organisation()),
                region(row.region()),
                new VenueDescription.Address(
                        row.addressLine(),
                        row.town(),
                        row.postcode(),
                        Position.read(text(row.position())).orElse(null)),
                new VenueDescription.Travel(text(row.travelRoad()), text(row.travelRail()), text(row.travelFoot())),
                new VenueDescription.Parking(
                        text(row.parking()),
                        row.parkingSpaces(),
                        text(row.parkingCharge()),
                        Boolean.TRUE.equals(row.parkingRegistration())),
                new VenueDescription.Access(
                        row.stepFree(),
                        Boolean.TRUE.equals(row.lift()),
                        row.hearingLoop(),
                        row.quietRoom(),
                        Boolean.TRUE.equals(row.prayerRoom()),
                        text(row.accessNotes())),
                row.capacity(),
                Objects.requireNonNullElse(row.rooms(), List.<Room>of()).stream()
                        .map(room -> new VenueDescription.Room(room.name(), room.capacity(), text(room.equipment())))
                        .toList(),
                text(row.wifi()),
                new VenueDescription.Contact("The reception", "reception@" + row.key() + ".example", ""));
    }

    private static String text(@Nullable String known) {
        return Objects.requireNonNullElse(known, "");
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
