package org.staffroom.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.Given;

/** What tests of erasing have in common. */
abstract class Erasing {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    Erasure erasure;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    org.springframework.test.web.servlet.assertj.MvcTestResult erasing(CurrentPerson person, String typed) {
        return mvc.post()
                .uri("/my/data/erasure")
                .param("confirm", typed)
                .with(as(person))
                .with(csrf())
                .exchange();
    }

    long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    boolean isErased(PersonId id) {
        return count("person where status = 'ERASED' and id = '%s'".formatted(id)) == 1;
    }

    String status(MeetingId meeting, PersonId person) {
        return jdbc.sql("select status from registration where meeting_id = ? and person_id = ?")
                .params(meeting.value(), person.value())
                .query(String.class)
                .single();
    }
}
