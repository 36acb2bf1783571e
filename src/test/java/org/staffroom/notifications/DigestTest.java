package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.AtOnce;

/** What is new, once a week, to those it is for. Tests begin on Tuesday 2 March 2027. */
class DigestTest extends WithMails {

    private static final Instant MONDAY = Instant.parse("2027-03-08T08:00:00Z");

    @Autowired
    Digest digest;

    private CurrentPerson jo;

    @BeforeEach
    void aFollower() {
        jo = given.member("Jo Blake");
        follow(region, jo);
    }

    @Test
    void whoHasThisWeeksIsLeftOutAndWhoFollowsLaterIsNot() {
        given.meeting(region, "Spring meeting", Instant.parse("2027-03-30T08:30:00Z"), 30);
        assertThat(queuedAt(MONDAY)).isEqualTo(1);
        follow(region, given.member("Late Comer"));
        assertThat(queuedAt(MONDAY.plus(Duration.ofHours(1)))).isEqualTo(1);
        assertThat(queuedAt(MONDAY.plus(Duration.ofHours(2)))).isZero();
    }

    @Test
    void nothingWhenThereIsNothing() {
        assertThat(queuedAt(MONDAY)).isZero();
        given.meeting(given.region("wales", "Wales"), "Elsewhere");
        assertThat(queuedAt(MONDAY.plusSeconds(60))).isZero();
    }

    @Test
    void newMeetingsAndWriteUpsOfRegionsAndTopicsFollowed() throws Exception {
        var wales = given.region("wales", "Wales");
        var topical = given.member("Tia Topical");
        var cloud = given.topic("cloud", "Cloud");
        jdbc.sql("insert into topic_follower values (?, ?, now())")
                .params(cloud.value(), topical.id().value())
                .update();
        given.meeting(region, "Spring meeting", Instant.parse("2027-03-30T08:30:00Z"), 30);
        var talk = given.talk("Going cloud", "MEMBER", given.guest("Al Bright"));
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), cloud.value())
                .update();
        var inWales = given.meeting(wales, "Clouds in Wales", Instant.parse("2027-04-06T08:30:00Z"), 30);
        given.agendaItem(inWales, 0, 30, "MEMBER_TALK", talk);
        var held = given.meeting(region, "Winter meeting", Instant.parse("2027-02-16T09:30:00Z"), 30);
        jdbc.sql("update meeting set published_at = timestamptz '2027-01-01T09:00:00Z' where id = ?")
                .param(held.value())
                .update();
        given.writeUp(held, given.member("Alex Author").id(), "What we said in winter");
        given.member("Nobody Much");

        assertThat(queuedAt(MONDAY.minusSeconds(2))).isZero();
        assertThat(queuedAt(MONDAY)).isEqualTo(2);
        assertThat(queuedAt(MONDAY.plus(Duration.ofHours(5)))).as("again").isZero();
        var mails = mailbox.sent();
        var toJo = oneTo(jo.email(), mails);
        assertThat(toJo.getSubject()).isEqualTo("New this week: Spring meeting and 1 more");
        for (var form : List.of(text(toJo), html(toJo))) {
            assertThat(form)
                    .contains(
                            "New meetings",
                            "Tuesday 30 March 2027, Bristol · You follow South West",
                            "/meetings/spring-meeting")
                    .contains("Write-ups", "By Alex Author, Winter meeting", "/write-ups/what-we-said-in-winter")
                    .doesNotContain("Wales", "Winter meeting\n  Tuesday");
        }
        assertThat(toJo.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var toTia = oneTo(topical.email(), mails);
        assertThat(toTia.getSubject()).isEqualTo("New this week: Clouds in Wales and 1 more");
        assertThat(text(toTia))
                .contains("Talks", "Going cloud", "By Al Bright, Clouds in Wales · You follow Cloud")
                .doesNotContain("Spring meeting", "Write-ups");
    }

    @Test
    void onceForWhoFollowsRegionAndTopicAndSeveralInstances() {
        var cloud = given.topic("cloud", "Cloud");
        jdbc.sql("insert into topic_follower values (?, ?, now())")
                .params(cloud.value(), jo.id().value())
                .update();
        var talk = given.talk("Going cloud", "MEMBER", given.guest("Al Bright"));
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), cloud.value())
                .update();
        var meeting = given.meeting(region, "Spring meeting");
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        clock.travelTo(MONDAY);
        var queued = AtOnce.run(6, number -> digest::queue);
        assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(jdbc.sql("select jsonb_array_length(facts->'sections'->0->'lines') from delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatOneFollowsByRegionFirstThenByTopicAndWhyAndARegionThatJoinedLater() throws Exception {
        var cloud = given.topic("cloud", "Cloud");
        jdbc.sql("insert into topic_follower values (?, ?, now())")
                .params(cloud.value(), jo.id().value())
                .update();
        var talk = given.talk("Going cloud", "VENDOR", given.guest("Al Bright"));
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), cloud.value())
                .update();
        var wales = given.region("wales", "Wales");
        var inWales = given.meeting(wales, "Clouds in Wales", Instant.parse("2027-03-20T08:30:00Z"), 30);
        given.agendaItem(inWales, 0, 30, "VENDOR_TALK", talk);
        given.meeting(region, "Spring meeting", Instant.parse("2027-03-30T08:30:00Z"), 30);
        var joined = given.meeting(wales, "Across the bridge", Instant.parse("2027-04-30T08:30:00Z"), 30);
        jdbc.sql("update meeting set published_at = timestamptz '2027-01-01T09:00:00Z' where id = ?")
                .param(joined.value())
                .update();
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), timestamptz '2027-03-03T09:00:00Z')")
                .params(joined.value(), region.value())
                .update();
        given.boardTopic(region, given.member("Secret Asker").id(), "Phones on the wireless");

        assertThat(queuedAt(MONDAY)).isEqualTo(1);
        var mail = text(oneTo(jo.email(), mailbox.sent()));
        assertThat(mail)
                .contains("Vendor talk: Going cloud", "Asked on the topic board", "Phones on the wireless")
                .doesNotContain("Secret Asker");
        assertThat(mail.indexOf("Spring meeting")).isLessThan(mail.indexOf("Across the bridge"));
        assertThat(mail.indexOf("Across the bridge")).isLessThan(mail.lastIndexOf("Clouds in Wales"));
        assertThat(mail.indexOf("Across the bridge")).isLessThan(mail.indexOf("You follow Cloud"));
    }

    @Test
    void noneToWhoStoppedItOrWasSuspendedAndNothingOfMeetingsThatAreOff() {
        var meeting = given.meeting(region, "Spring meeting");
        jdbc.sql("insert into news_stopped values (?, 'DIGEST', now())")
                .param(jo.id().value())
                .update();
        assertThat(queuedAt(MONDAY)).isZero();
        jdbc.sql("delete from news_stopped").update();
        jdbc.sql("update person set status = 'SUSPENDED'").update();
        assertThat(digest.queue()).isZero();
        jdbc.sql("update person set status = 'ACTIVE'").update();
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now() where id = ?")
                .param(meeting.value())
                .update();
        assertThat(digest.queue()).isZero();
        jdbc.sql("update meeting set status = 'PUBLISHED', cancelled_at = null").update();
        assertThat(digest.queue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks go forward on Sunday 28 March 2027 and back on Sunday 31 October 2027
        "2027-03-22T08:00:00Z, 2027-03-29T07:00:00Z",
        "2027-10-25T07:00:00Z, 2027-11-01T08:00:00Z"
    })
    void everythingInOneWeekOnlyAlsoWhenTheClocksChange(Instant monday, Instant next) {
        published("Just before", monday.minusSeconds(1), next);
        published("At eight", monday, next);
        published("Just before the next", next.minusSeconds(1), next);
        published("At the next", next, next);
        assertThat(queuedAt(next.minusSeconds(1))).isZero();
        assertThat(queuedAt(next)).isEqualTo(1);
        assertThat(jdbc.sql("select jsonb_path_query_array(facts, '$.sections[*].lines[*].text')::text from delivery")
                        .query(String.class)
                        .single())
                .isEqualTo("[\"At eight\", \"Just before the next\"]");
    }

    private void published(String title, Instant at, Instant before) {
        var meeting = given.meeting(region, title, before.plus(Duration.ofDays(20)), 30);
        jdbc.sql("update meeting set published_at = ? where id = ?")
                .params(java.sql.Timestamp.from(at), meeting.value())
                .update();
    }

    private void follow(RegionId followed, CurrentPerson person) {
        jdbc.sql("insert into region_follower (region_id, person_id, since) values (?, ?, now())")
                .params(followed.value(), person.id().value())
                .update();
    }

    private int queuedAt(Instant instant) {
        clock.travelTo(instant);
        return digest.queue();
    }
}
