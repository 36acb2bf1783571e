package org.staffroom.photos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OnPages;

/** A meeting on its day, an ambassador, a helper and a member; and what is on the disk. */
abstract class PhotosOnTheDay extends OnPages {

    static final Path ROOT = Path.of("target/test-data/files");

    @Autowired
    MeetingPhotos photos;

    @Autowired
    PhotoQueries queries;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson helper;
    CurrentPerson member;
    MeetingId meeting;

    @BeforeEach
    void onTheDay() throws IOException {
        deleteAll();
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        helper = given.member("Helen Per");
        member = given.member("Ellie Marsh");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofHours(2)), 30);
        jdbc.sql("insert into door_helper values (?, ?, ?, ?, ?)")
                .params(
                        meeting.value(),
                        helper.id().value(),
                        marcus.id().value(),
                        Timestamp.from(EmptyTables.NOW),
                        Timestamp.from(EmptyTables.NOW.plus(Duration.ofDays(1))))
                .update();
    }

    PhotoId add(CurrentPerson by, byte[] upload, String name) {
        return photos.add(by, meeting, new ByteArrayInputStream(upload), name);
    }

    String address(PhotoId id) {
        var file = queries.find(id).file();
        return file.address();
    }

    String page(CurrentPerson person) {
        try {
            return get("/organise/meetings/going-cloud/photos", person)
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    static List<Path> paths() throws IOException {
        try (var all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    static void deleteAll() throws IOException {
        if (Files.exists(ROOT)) {
            try (var all = Files.walk(ROOT)) {
                for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
