package org.staffroom.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

/** A meeting whose code is on the wall. */
@StaffroomTest
abstract class AtTheCode extends OneMeeting {

    static final String DESK = ORGANISE + "/check-in";

    @Autowired
    CheckIns checkIns;

    String code;

    AtTheCode() {
        super(2);
    }

    @BeforeEach
    void onTheDay() {
        code = code();
        clock.travelTo(START.plus(Duration.ofMinutes(20)));
    }

    String code() {
        return jdbc.sql("select code from check_in_code where meeting_id = ?")
                .param(meeting.value())
                .query(String.class)
                .single();
    }

    Visitor phone() {
        return new Visitor(mvc, "203.0.113.7");
    }

    List<String> attendance() {
        return jdbc.sql("""
                        select p.name || ' ' || a.way || case when a.walk_in then ' walk-in' else '' end
                        from attendance a join person p on p.id = a.person_id
                        where a.meeting_id = ? order by p.name
                        """).param(meeting.value()).query(String.class).list();
    }

    int people() {
        return jdbc.sql("select count(*) from person").query(Integer.class).single();
    }

    static String words(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    org.staffroom.people.PersonId person(String name) {
        return new org.staffroom.people.PersonId(jdbc.sql("select id from person where name = ?")
                .param(name)
                .query(java.util.UUID.class)
                .single());
    }

    /** Says so to everybody, and takes nobody. */
    void says(String words) {
        assertThat(phone().get("/c/" + code)).hasStatusOk().bodyText().contains(words);
        assertThat(get("/c/" + code, anna)).hasStatusOk().bodyText().contains(words);
        assertThat(post("/c/" + code, anna)).hasStatus3xxRedirection();
        assertThat(phone().post("/c/" + code + "/guest", "name", "Tom", "email", "tom@school.example"))
                .hasStatus(422)
                .bodyText()
                .contains(words);
        assertThat(attendance()).isEmpty();
    }
}
