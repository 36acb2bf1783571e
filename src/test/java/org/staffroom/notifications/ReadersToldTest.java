package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.topics.TopicId;
import org.staffroom.writeups.WriteUps;

/** Who hears that a meeting was written up, as what, and once. */
@StaffroomTest
class ReadersToldTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    WriteUps writeUps;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    DeliveryWorker worker;

    private RegionId region;
    private TopicId topic;
    private CurrentPerson marcus;
    private MeetingId meeting;

    @BeforeEach
    void aMeetingThatWasHeld() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        topic = given.topic("cloud", "Cloud");
        var talk = given.talk("Leaving the server room", "MEMBER", marcus.id());
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        given.agendaItem(meeting, 30, 30, "MEMBER_TALK", talk);
    }

    @AfterEach
    void mailsAreSentAgain() {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void everybodyItMayMatterToIsToldAsWhatTheyAre() {
        var came = given.member("Came");
        given.attended(meeting, came.id());
        var missed = given.member("No show");
        given.confirmed(meeting, missed.id());
        var sorry = registered("Sorry", "APOLOGIES");
        var gone = registered("Gone", "CANCELLED");
        var waited = given.member("Waited");
        new Happenings(context).waiting(meeting, waited.id(), 1);
        var near = follows(region, "Near");
        var keen = follows(topic, "Keen");
        given.member("A stranger");
        follows(given.region("wales", "Wales"), "Far away");
        follows(given.topic("esports", "Esports"), "Player");
        var quiet = follows(topic, "Quiet");
        jdbc.sql("insert into news_stopped values (?, 'WRITE_UPS', now())")
                .param(quiet.id().value())
                .update();
        var suspended = follows(region, "Suspended");
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(suspended.id().value())
                .update();

        publish();

        assertThat(told())
                .containsOnly(
                        entry(came.email(), "CAME"),
                        entry(missed.email(), "MISSED"),
                        entry(sorry.email(), "MISSED"),
                        entry(gone.email(), "MISSED"),
                        entry(waited.email(), "MISSED"),
                        entry(near.email(), "OTHER"),
                        entry(keen.email(), "TOPIC"));
        assertThat(jdbc.sql("select facts ->> 'subject' from delivery where email = ?")
                        .param(keen.email())
                        .query(String.class)
                        .single())
                .isEqualTo("Cloud");
    }

    @Test
    void whoeverIsAllOfItGetsOneMail() {
        var everything = given.member("Every Thing");
        given.attended(meeting, everything.id());
        new Happenings(context).waiting(meeting, everything.id(), 1);
        follow("region_follower", region.value(), everything);
        follow("topic_follower", topic.value(), everything);
        var both = follows(region, "Both");
        follow("topic_follower", topic.value(), both);
        var several = follows(topic, "Several");
        var other = given.topic("backup", "Backup");
        follow("topic_follower", other.value(), several);
        jdbc.sql("insert into presentation_topic select id, ? from presentation")
                .param(other.value())
                .update();

        publish();

        assertThat(told())
                .containsOnly(
                        entry(everything.email(), "CAME"),
                        entry(both.email(), "OTHER"),
                        entry(several.email(), "TOPIC"));
        assertThat(jdbc.sql("select count(*) from delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(jdbc.sql("select facts ->> 'subject' from delivery where email = ?")
                        .param(several.email())
                        .query(String.class)
                        .single())
                .isEqualTo("Backup, Cloud");
    }

    @Test
    void whereNobodyWasMarkedWhoeverHadAPlaceWasThere() {
        var had = given.member("Had a place");
        given.confirmed(meeting, had.id());

        publish();

        assertThat(told()).containsOnly(entry(had.email(), "CAME"));
    }

    @Test
    void onlineNobodyIsMarkedAndAGuestsCodeMarksNobodyElse() {
        var online = given.member("On Line");
        given.confirmed(meeting, online.id());
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 50)")
                .param(meeting.value())
                .update();
        jdbc.sql("update registration set mode = 'ONLINE'").update();
        var had = given.member("Had a place");
        given.confirmed(meeting, had.id());
        var guest = given.member("By a code");
        given.attended(meeting, guest.id());
        jdbc.sql("update attendance set way = 'GUEST'").update();
        publish();
        assertThat(told()).containsOnly(entry(online.email(), "CAME"), entry(had.email(), "CAME"));

        jdbc.sql("delete from delivery").update();
        jdbc.sql("delete from write_up").update();
        var came = given.member("Came");
        given.attended(meeting, came.id());
        publish();
        assertThat(told())
                .containsOnly(entry(online.email(), "CAME"), entry(came.email(), "CAME"), entry(had.email(), "MISSED"));
    }

    @Test
    void takenBackBeforeItWasSentItIsToldToNobodyAndPublishedAgainToWhoeverWasNotTold() {
        worker.stop();
        var came = given.member("Came");
        given.attended(meeting, came.id());
        var waits = follows(region, "Waits");
        var writeUp = writeUps.startReport(marcus, meeting);
        writeUps.publish(marcus, writeUp);
        jdbc.sql("update delivery set status = 'SENT', finished_at = now() where email = ?")
                .param(came.email())
                .update();

        writeUps.withdraw(marcus, writeUp);
        assertThat(told()).containsOnlyKeys(came.email());

        writeUps.publish(marcus, writeUp);
        assertThat(told()).containsOnlyKeys(came.email(), waits.email());
        assertThat(jdbc.sql("select count(*) from delivery where status = 'SENT'")
                        .query(Integer.class)
                        .single())
                .isOne();

        // Long after, it is no news to whoever follows since.
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(31)));
        writeUps.withdraw(marcus, writeUp);
        follows(region, "Late");
        writeUps.publish(marcus, writeUp);
        assertThat(told()).containsOnlyKeys(came.email());
    }

    private CurrentPerson registered(String name, String status) {
        var person = given.member(name);
        jdbc.sql("""
                        insert into registration (id, meeting_id, person_id, mode, status, booked_by, registered_at, changed_at)
                        values (gen_random_uuid(), :meeting, :person, 'ROOM', :status, :person, now(), now())
                        """)
                .param("meeting", meeting.value())
                .param("person", person.id().value())
                .param("status", status)
                .update();
        return person;
    }

    private CurrentPerson follows(RegionId what, String name) {
        var person = given.member(name);
        follow("region_follower", what.value(), person);
        return person;
    }

    private CurrentPerson follows(TopicId what, String name) {
        var person = given.member(name);
        follow("topic_follower", what.value(), person);
        return person;
    }

    private void follow(String table, UUID what, CurrentPerson person) {
        jdbc.sql("insert into " + table + " values (?, ?, now())")
                .params(what, person.id().value())
                .update();
    }

    private void publish() {
        writeUps.publish(marcus, writeUps.startReport(marcus, meeting));
    }

    private Map<String, String> told() {
        return jdbc
                .sql("select email, facts ->> 'part' from delivery where template = 'write-up-published'")
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(one -> one.get(0), one -> one.get(1)));
    }
}
