package org.staffroom.photos;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.Area;
import org.staffroom.files.DemoDrawing;
import org.staffroom.files.DemoDrawing.Scene;
import org.staffroom.files.StoredFiles;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.TravellingClock;

/** Photos of one meeting that no write-up shows yet, one with a face blurred; and somebody who asks about a published one. */
@Component
@Order(82)
@ConditionalOnBooleanProperty("staffroom.demo")
class PhotoDemo implements DemoData {

    private record Held(UUID id, double hue, Instant startsAt) {}

    private static final String MEETING = "Apprentices, and going cloud";

    private final MeetingPhotos photos;
    private final PhotoRequests requests;
    private final StoredFiles files;
    private final PhotoUses uses;
    private final JdbcClient jdbc;
    private final TravellingClock clock;

    PhotoDemo(
            MeetingPhotos photos,
            PhotoRequests requests,
            StoredFiles files,
            PhotoUses uses,
            JdbcClient jdbc,
            TravellingClock clock) {
        this.photos = photos;
        this.requests = requests;
        this.files = files;
        this.uses = uses;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void load() {
        var held = jdbc.sql("""
                        select m.id, r.hue, m.starts_at from meeting m join region r on r.id = m.region_id
                        where m.title = ? order by m.starts_at desc limit 1
                        """).param(MEETING).query(Held.class).single();
        agree();
        var meeting = new MeetingId(held.id);
        var ambassador = acting("ambassador@staffroom.example", true);
        var now = clock.instant();
        var number = 0;
        for (var scene : List.of(Scene.COFFEE, Scene.TALK, Scene.GROUP)) {
            clock.travelTo(held.startsAt.plus(Duration.ofMinutes(70L + 45L * number)));
            var jpeg = DemoDrawing.jpeg(scene, held.hue, 40 + number++);
            var file = files.storeImage(new ByteArrayInputStream(jpeg), "IMG_40" + number + "7.jpg", ambassador);
            var photo = photos.adopt(ambassador, meeting, file);
            if (scene == Scene.COFFEE) {
                clock.travelTo(now.minus(Duration.ofHours(3)));
                photos.cover(ambassador, photo, List.of(Area.of("ELLIPSE 40 365 112 195")));
            }
        }
        clock.travelTo(now.minus(Duration.ofHours(5)));
        uses.published(meeting).stream()
                .min(java.util.Comparator.comparing(PhotoId::value))
                .ifPresent(photo -> requests.ask(
                        acting("member@staffroom.example", false),
                        photo,
                        PhotoRequest.Kind.BLUR,
                        "Second row, on the left, with the green lanyard. Thank you."));
        clock.comeBack();
    }

    /** Most people have nothing against photos; one in eight does. */
    private void agree() {
        jdbc.sql("""
                        update registration set photos_at = registered_at
                        where status = 'CONFIRMED' and photos_at is null and get_byte(uuid_send(id), 15) % 8 <> 0
                        """).update();
    }

    private CurrentPerson acting(String email, boolean organises) {
        var id = jdbc.sql("select id from person where email = ?")
                .param(email)
                .query(UUID.class)
                .single();
        return new CurrentPerson(new PersonId(id), "", "", organises, true);
    }
}
