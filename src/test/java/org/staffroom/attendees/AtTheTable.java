package org.staffroom.attendees;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** A full room, and the pages of those who organise it. */
@StaffroomTest
abstract class AtTheTable extends OneMeeting {

    static final String LIST = "/organise/meetings/going-cloud/attendees";

    AtTheTable() {
        super(2);
    }

    @Autowired
    AttendeeListQueries queries;

    CurrentPerson cara;

    /** Two places, both taken; Cara waits. Ben was at a meeting before. */
    @BeforeEach
    void aFullRoom() {
        cara = given.member("Cara Lund");
        given.attended(given.meeting(region, "Before", EmptyTables.NOW.minus(Duration.ofDays(90)), 30), ben.id());
        places.take(anna, meeting, PlaceMode.ROOM);
        places.take(ben, meeting, PlaceMode.ROOM);
        places.take(cara, meeting, PlaceMode.ROOM);
    }

    MvcTestResult move(String to, CurrentPerson... people) {
        var ids = Arrays.stream(people).map(CurrentPerson::id).toArray(PersonId[]::new);
        return post(LIST + "/" + to, with(ids, "reason", "Because the room is small"));
    }

    java.util.List<String> told() {
        return jdbc.sql("select email from delivery where template = 'attendee-message'")
                .query(String.class)
                .list();
    }

    MvcTestResult get(String path) {
        return get(path, ambassador);
    }

    MvcTestResult post(String path, String... parameters) {
        return post(path, ambassador, parameters);
    }

    MvcTestResult select(String act, PersonId... people) {
        return post(LIST + "/selection", with(people, "act", act));
    }

    MvcTestResult confirm(String reason, PersonId... people) {
        return post(LIST + "/confirmation", with(people, "reason", reason));
    }

    static String[] with(PersonId[] people, String... parameters) {
        var all = new java.util.ArrayList<>(java.util.List.of(parameters));
        for (var person : people) {
            all.add("person");
            all.add(person.toString());
        }
        return all.toArray(String[]::new);
    }

    MvcTestResult add(String name, String email, String waiting) {
        return post(LIST + "/new", "name", name, "email", email, "waiting", waiting, "reason", "Rang me");
    }

    int waiting() {
        return count("registration where status = 'WAITING'");
    }

    int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
