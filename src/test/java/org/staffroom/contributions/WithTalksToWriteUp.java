package org.staffroom.contributions;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OnPages;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpText;
import org.staffroom.writeups.WriteUps;

/** A meeting that was held, its speakers and a report of it. */
@StaffroomTest
abstract class WithTalksToWriteUp extends OnPages {

    @Autowired
    Contributions contributions;

    @Autowired
    WriteUps writeUps;

    @Autowired
    PlatformTransactionManager transactions;

    CurrentPerson marcus;

    CurrentPerson ellie;

    CurrentPerson priya;

    PersonId guest;

    MeetingId meeting;

    WriteUpId report;

    @BeforeEach
    void aMeetingWithTalks() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        priya = given.member("Priya Nair");
        guest = given.guest("Al Bright");
        jdbc.sql("update person set email = 'al@vendor.example' where id = ?")
                .param(guest.value())
                .update();
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Growing your own", "MEMBER", priya.id()));
        given.agendaItem(
                meeting, 30, 30, "VENDOR_TALK", given.talk("Ransomware", "VENDOR", guest, given.guest("Nobody")));
        jdbc.sql("update agenda_item set title = ''").update();
        report = writeUps.startReport(marcus, meeting);
    }

    /** What each mail asks about, in the order of the titles. */
    List<String> listed(String template, String email) {
        return jdbc.sql("""
                        select (select string_agg(line ->> 'text', ', ')
                            from jsonb_array_elements(facts -> 'sections' -> 0 -> 'lines') line) as talks
                        from delivery where template = ? and email = ? order by talks
                        """).params(template, email).query(String.class).list();
    }

    void say(PersonId person, String words) {
        contributions.say(person, report, asked(person), words);
    }

    UUID asked(PersonId person) {
        return jdbc.sql("select id from talk_words where person_id = ?")
                .param(person.value())
                .query(UUID.class)
                .single();
    }

    String body() {
        return jdbc.sql("select body from write_up where id = ?")
                .param(report.value())
                .query(String.class)
                .single();
    }

    int version() {
        return count("select version from write_up where official");
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    void edit(String body) {
        writeUps.edit(given.admin("Ada Root"), report, version(), text(body));
    }

    static WriteUpText text(String body) {
        return new WriteUpText("What was said", "", body, List.of(), List.of(), null, null);
    }

    List<String> told(String template) {
        return jdbc.sql("select email from delivery where template = ?")
                .param(template)
                .query(String.class)
                .list();
    }

    String page(String name, CurrentPerson person) {
        try {
            return get("/write-ups/" + report + "/" + name, person)
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To a page of the report. */
    MvcTestResult send(String path, CurrentPerson person, String... fields) {
        return post("/write-ups/" + report + path, person, fields);
    }
}
