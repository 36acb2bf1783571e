package org.staffroom.cpd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Ids;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;

/** The day after a meeting of 9am to 2.30pm, "Going cloud", with two rooms in the afternoon; Anna was there. */
abstract class AfterAMeeting {

    static final Instant START = EmptyTables.NOW.minus(Duration.ofDays(1));
    static final String DAY = "/my/cpd/meetings/going-cloud";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    RegionId region;
    MeetingId meeting;
    CurrentPerson anna;
    CurrentPerson ben;
    UUID cloud;
    UUID phones;
    UUID passwords;

    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Going cloud", START, 30);
        anna = given.member("Anna Whitfield");
        ben = given.member("Ben Okafor");
        item(0, 15, "WELCOME", "Welcome", null);
        cloud = item(15, 45, "MEMBER_TALK", "What the cloud cost us", null);
        item(60, 30, "VENDOR_TALK", "Spotting ransomware", null);
        item(90, 60, "LUNCH", "Lunch", null);
        phones = item(150, 60, "MEMBER_TALK", "Phones in lessons", 1);
        passwords = item(150, 45, "MEMBER_TALK", "Beyond passwords", 2);
        item(210, 40, "DISCUSSION", "Windows 11", null);
        given.attended(meeting, anna.id());
    }

    UUID item(int start, int minutes, String kind, String title, @Nullable Integer track) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, title, track)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(id, meeting.value(), start, minutes, kind, title, track))
                .update();
        return id;
    }

    void arrived(PersonId person, Duration after) {
        jdbc.sql("update attendance set arrived_at = ? where person_id = ?")
                .params(java.sql.Timestamp.from(START.plus(after)), person.value())
                .update();
    }

    MvcTestResult get(CurrentPerson person, String address) {
        return mvc.get().uri(URI.create(address)).with(as(person)).exchange();
    }

    /** Without an account. */
    MvcTestResult look(String address) {
        return mvc.get().uri(URI.create(address)).exchange();
    }

    MvcTestResult post(CurrentPerson person, String address, @Nullable String... pairs) {
        var request = mvc.post().uri(URI.create(address)).with(as(person)).with(csrf());
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }

    /** Makes the certificate of the day. */
    String issue(CurrentPerson person) {
        assertThat(post(person, DAY + "/certificate")).hasStatus(303);
        return code("meeting_id is not null");
    }

    /** The code of the one that holds, as it is printed. */
    String code(String which) {
        return CertificateCode.written(
                jdbc.sql("select code from cpd_certificate where replaced_at is null and " + which)
                        .query(String.class)
                        .single());
    }

    byte[] pdf(CurrentPerson person, String code) {
        var id = jdbc.sql("select id from cpd_certificate where code = ?")
                .param(CertificateCode.read(code))
                .query(UUID.class)
                .single();
        var answer = get(person, "/my/cpd/certificates/" + id);
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        return answer.getResponse().getContentAsByteArray();
    }
}
