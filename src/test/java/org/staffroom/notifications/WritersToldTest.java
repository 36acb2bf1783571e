package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.ScheduledPublications;
import org.staffroom.writeups.WriteUpAuthors;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpText;
import org.staffroom.writeups.WriteUps;

/** What became of a write-up is told to those who wrote it, each time. */
@StaffroomTest
class WritersToldTest {

    @Autowired
    WriteUps writeUps;

    @Autowired
    WriteUpAuthors authors;

    @Autowired
    ScheduledPublications planned;

    @Autowired
    DeliveryQueue deliveries;

    @Autowired
    LetterWriter letters;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    private CurrentPerson marcus;
    private CurrentPerson ellie;
    private CurrentPerson dan;
    private MeetingId meeting;
    private WriteUpId account;

    @BeforeEach
    void anAccountOfTwo() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        dan = given.member("Dan Rowsell");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
        account = writeUps.startAccount(ellie, meeting);
        authors.add(ellie, account, dan.id());
        writeUps.edit(ellie, account, 0, text("A long way for cake"));
        writeUps.submit(ellie, account);
    }

    @Test
    void thatItCameBackAndWhyAndWhereToGoOn() {
        writeUps.sendBack(marcus, account, "Who gave the talk?");

        assertThat(told("write-up-sent-back")).containsExactlyInAnyOrder(ellie.email(), dan.email());
        var letter = letter("write-up-sent-back");
        assertThat(letter.subject()).isEqualTo("To look at again: A long way for cake");
        assertThat(letter.quote()).isEqualTo("Who gave the talk?");
        assertThat(String.join(" ", letter.paragraphs())).contains("Marcus Shore has read “A long way for cake”");
        assertThat(letter.button().address()).endsWith("/write-ups/" + account + "/edit");
    }

    @Test
    void eachTimeThatItCameBack() {
        writeUps.sendBack(marcus, account, "");
        assertThat(letter("write-up-sent-back").quote()).isNull();
        writeUps.submit(ellie, account);
        writeUps.sendBack(marcus, account, "Once more");

        assertThat(told("write-up-sent-back")).hasSize(4);
    }

    @Test
    void thatItIsPublishedEachTimeAndOnce() {
        writeUps.publish(marcus, account);
        writeUps.publish(marcus, account);
        assertThat(told("write-up-approved")).containsExactlyInAnyOrder(ellie.email(), dan.email());
        assertThat(told("write-up-published")).isEmpty();
        var letter = letter("write-up-approved");
        assertThat(letter.subject()).isEqualTo("Published: A long way for cake");
        assertThat(letter.button().address()).endsWith("/write-ups/a-long-way-for-cake");

        writeUps.withdraw(ellie, account);
        writeUps.submit(ellie, account);
        writeUps.publish(marcus, account);
        assertThat(told("write-up-approved")).hasSize(4);
    }

    @Test
    void alsoWhenItsHourCameButNotOneselfOfWhatOneDid() {
        var report = writeUps.startReport(marcus, meeting);
        authors.add(marcus, report, ellie.id());
        planned.plan(marcus, report, EmptyTables.NOW.plus(Duration.ofDays(1)));
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(1)));
        assertThat(planned.publishDue()).isEqualTo(1);

        assertThat(told("write-up-approved")).containsExactly(ellie.email());
    }

    @Test
    void notWhoeverLeft() {
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(dan.id().value())
                .update();
        writeUps.publish(marcus, account);

        assertThat(told("write-up-approved")).containsExactly(ellie.email());
    }

    private Letter letter(String template) {
        var id = jdbc.sql("select id from delivery where template = ? and email = ?")
                .params(template, ellie.email())
                .query(java.util.UUID.class)
                .single();
        return letters.write(deliveries.find(id).orElseThrow());
    }

    private List<String> told(String template) {
        return jdbc.sql("select email from delivery where template = ?")
                .param(template)
                .query(String.class)
                .list();
    }

    private static WriteUpText text(String title) {
        return new WriteUpText(title, "", "It was worth it.", List.of(), List.of(), null, null);
    }
}
