package org.staffroom.writeups;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.files.DemoDrawing;
import org.staffroom.files.DemoDrawing.Scene;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFiles;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.photos.MeetingPhotos;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.DemoPage;
import org.staffroom.shared.Network;
import org.staffroom.shared.TravellingClock;

/** The write-ups of the demonstration, each written and published when it would have been, with photos that are drawn. */
@Component
@Order(80)
@ConditionalOnBooleanProperty("staffroom.demo")
class WriteUpDemo implements DemoData {

    private record Photo(String alt, @Nullable String caption, String scene) {}

    private record Listed(
            String meeting,
            String title,
            String author,
            @Nullable String summary,
            int publishedDaysAfter,
            @Nullable Integer firstPublishedAt,
            @Nullable String canonicalUrl,
            boolean official,
            @Nullable List<String> discussed,
            @Nullable List<String> takeaways,
            @Nullable List<Photo> photos) {}

    private record Day(UUID region, double hue, Instant startsAt, Instant endsAt) {}

    private record Drawing(FileId file, double hue, int[] uses) {}

    /** So many pictures of a scene are drawn, and hung where their colour fits best. */
    private static final Map<Scene, Integer> DRAWN = Map.of(
            Scene.TALK,
            6,
            Scene.ROOM,
            4,
            Scene.COFFEE,
            3,
            Scene.PANEL,
            3,
            Scene.OUTSIDE,
            4,
            Scene.TOUR,
            2,
            Scene.GROUP,
            3);

    private static final String ADMIN = "admin@staffroom.example";
    private static final int TIRED_OF = 40;

    private final WriteUps writeUps;
    private final WriteUpPhotos photos;
    private final MeetingPhotos taken;
    private final EditorQueries queries;
    private final StoredFiles files;
    private final AttendanceQueries attendance;
    private final MeetingDemo meetings;
    private final PeopleDemo people;
    private final JdbcClient jdbc;
    private final Network network;
    private final TravellingClock clock;

    WriteUpDemo(
            WriteUps writeUps,
            WriteUpPhotos photos,
            MeetingPhotos taken,
            EditorQueries queries,
            StoredFiles files,
            AttendanceQueries attendance,
            MeetingDemo meetings,
            PeopleDemo people,
            JdbcClient jdbc,
            Network network,
            TravellingClock clock) {
        this.writeUps = writeUps;
        this.photos = photos;
        this.taken = taken;
        this.queries = queries;
        this.files = files;
        this.attendance = attendance;
        this.meetings = meetings;
        this.people = people;
        this.jdbc = jdbc;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public void load() {
        var now = Clock.systemUTC().instant();
        clock.travelTo(now.minus(Duration.ofDays(1)));
        var drawings = draw(acting(people.person(ADMIN), true));
        for (var page : DemoFile.pages("write-ups", Listed.class)) {
            load(page, drawings, now);
        }
        clock.comeBack();
    }

    private void load(DemoPage<Listed> page, Map<Scene, List<Drawing>> drawings, Instant now) {
        var head = page.head();
        var meeting = meetings.byKey(head.meeting());
        var day = day(meeting);
        var published =
                day.startsAt().plus(Duration.ofDays(head.publishedDaysAfter())).plus(Duration.ofHours(9));
        var when = published.isBefore(now) && published.isAfter(day.endsAt()) ? published : now.minusSeconds(3600);
        // Some reports are by ambassadors who have left since.
        var author = acting(people.person(head.author()), head.official());
        var admin = acting(people.person(ADMIN), true);

        clock.travelTo(when.minus(Duration.ofHours(2)));
        var id = head.official() ? writeUps.startReport(author, meeting) : account(author, meeting);
        writeUps.edit(author, id, queries.head(id).version(), text(head, page.body(), day));
        hang(author, meeting, id, Objects.requireNonNullElse(head.photos(), List.of()), drawings, day.hue());
        clock.travelTo(when);
        if (head.official()) {
            writeUps.publish(author, id);
        } else {
            writeUps.submit(author, id);
            writeUps.publish(organiser(day, admin), id);
        }
    }

    private WriteUpText text(Listed head, String body, Day day) {
        var elsewhere = head.firstPublishedAt();
        LocalDate first = elsewhere == null
                ? null
                : LocalDate.ofInstant(day.startsAt(), network.zone()).plusDays(elsewhere);
        return new WriteUpText(
                head.title(),
                Objects.requireNonNullElse(head.summary(), ""),
                body,
                Objects.requireNonNullElse(head.discussed(), List.of()),
                Objects.requireNonNullElse(head.takeaways(), List.of()),
                first,
                head.canonicalUrl());
    }

    /** Who tells of a day was there: in the place of somebody of the crowd, so that the numbers stay. */
    private WriteUpId account(CurrentPerson author, MeetingId meeting) {
        if (!attendance.attended(meeting, author.id())) {
            jdbc.sql("""
                            update attendance set person_id = :author
                            where meeting_id = :meeting and person_id = (
                                select a.person_id from attendance a join person p on p.id = a.person_id
                                where a.meeting_id = :meeting and not p.admin and p.email not like '%@staffroom.example'
                                order by a.person_id desc limit 1)
                            """)
                    .param("author", author.id().value())
                    .param("meeting", meeting.value())
                    .update();
        }
        return writeUps.startAccount(author, meeting);
    }

    private void hang(
            CurrentPerson author,
            MeetingId meeting,
            WriteUpId id,
            List<Photo> wanted,
            Map<Scene, List<Drawing>> drawings,
            double hue) {
        var hung = new HashSet<FileId>();
        var details = new ArrayList<WriteUpPhotos.Details>();
        for (var photo : wanted) {
            var scene = Scene.valueOf(photo.scene().toUpperCase(Locale.ROOT));
            var best = Objects.requireNonNull(drawings.get(scene)).stream()
                    .filter(drawing -> !hung.contains(drawing.file))
                    .min(Comparator.comparingDouble(drawing -> away(drawing.hue, hue) + TIRED_OF * drawing.uses[0]));
            if (best.isPresent()) {
                var drawing = best.get();
                drawing.uses[0]++;
                hung.add(drawing.file);
                var one = taken.adopt(author, meeting, drawing.file);
                photos.hang(author, id, one);
                details.add(
                        new WriteUpPhotos.Details(one, photo.alt(), Objects.requireNonNullElse(photo.caption(), "")));
            }
        }
        photos.describe(author, id, details);
    }

    private static double away(double hue, double other) {
        var apart = Math.abs(hue - other) % 360;
        return Math.min(apart, 360 - apart);
    }

    /** Each once, stored as any upload is, on as many processors as there are. */
    private Map<Scene, List<Drawing>> draw(CurrentPerson admin) {
        var drawings = new EnumMap<Scene, List<Drawing>>(Scene.class);
        var all = Stream.of(Scene.values())
                .flatMap(scene -> java.util.stream.IntStream.range(0, DRAWN.getOrDefault(scene, 1))
                        .mapToObj(number -> Map.entry(scene, number)))
                .toList();
        all.parallelStream()
                .map(one -> {
                    var many = DRAWN.getOrDefault(one.getKey(), 1);
                    var hue = 20 + one.getValue() * 360.0 / many + one.getKey().ordinal() * 17;
                    var jpeg = DemoDrawing.jpeg(one.getKey(), hue, one.getValue());
                    var name = one.getKey().name().toLowerCase(Locale.ROOT) + ".jpg";
                    return Map.entry(
                            one.getKey(),
                            new Drawing(
                                    files.storeImage(new ByteArrayInputStream(jpeg), name, admin),
                                    hue % 360,
                                    new int[1]));
                })
                .toList()
                .forEach(made -> drawings.computeIfAbsent(made.getKey(), scene -> new ArrayList<>())
                        .add(made.getValue()));
        return drawings;
    }

    private Day day(MeetingId meeting) {
        return jdbc.sql("""
                        select m.region_id as region, r.hue, m.starts_at, m.ends_at
                        from meeting m join region r on r.id = m.region_id where m.id = :id
                        """).param("id", meeting.value()).query(Day.class).single();
    }

    /** An ambassador of the region at that time. */
    private CurrentPerson organiser(Day day, CurrentPerson otherwise) {
        return jdbc.sql("""
                        select person_id from ambassador where region_id = :region and since <= :today
                          and (until is null or until > :today) order by role desc, since limit 1
                        """)
                .param("region", day.region())
                .param("today", LocalDate.ofInstant(clock.instant(), network.zone()))
                .query(UUID.class)
                .optional()
                .map(id -> acting(new PersonId(id), false))
                .orElse(otherwise);
    }

    private static CurrentPerson acting(PersonId person, boolean admin) {
        return new CurrentPerson(person, "", "", admin, true);
    }
}
