package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;
import static org.staffroom.notifications.Mailbox.recipients;
import static org.staffroom.support.Given.as;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.topicboard.BoardTopicId;

/** A topic of the board becomes a discussion: who is told, when, and what the topic says of it. */
class BoardToldTest extends WithMails {

    @Autowired
    Meetings meetings;

    private CurrentPerson marcus;
    private CurrentPerson author;
    private CurrentPerson voter;
    private BoardTopicId topic;

    @BeforeEach
    void aTopic() {
        marcus = given.ambassador("Marcus Shore", region);
        author = given.member("Jo Blake");
        voter = given.member("Ann Lee");
        topic = given.boardTopic(region, author.id(), "Phones on the wireless");
        vote(topic, voter);
        vote(topic, marcus);
    }

    @Test
    void everybodyWhoAskedIsToldOnceAndMayStopIt() throws Exception {
        var unwilling = given.member("Una Unwilling");
        vote(topic, unwilling);
        jdbc.sql("insert into news_stopped values (?, 'BOARD', now())")
                .param(unwilling.id().value())
                .update();
        var meeting = given.meeting(region, "Spring meeting");
        plan(topic, meeting, "20");
        var mails = mailbox.sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder(author.email(), voter.email());
        assertThat(mails.get(0).getSubject()).isEqualTo("What you asked for is on an agenda: Spring meeting");
        assertThat(text(mails.get(0)))
                .contains("Phones on the wireless", "/board/" + topic, "/meetings/spring-meeting", "Bristol");
        assertThat(mails.get(0).getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(jdbc.sql("select kind || ' ' || title || ' ' || length_minutes from agenda_item")
                        .query(String.class)
                        .single())
                .isEqualTo("DISCUSSION Phones on the wireless 20");
        plan(topic, meeting, "20");
        assertThat(jdbc.sql("select count(*) from agenda_item")
                        .query(Integer.class)
                        .single())
                .as("twice")
                .isEqualTo(1);
        assertThat(mailbox.sent()).isEmpty();
        assertThat(page()).contains("On the agenda of Spring meeting");
        clock.travelTo(clock.instant().plus(Duration.ofDays(20)));
        assertThat(page()).contains("Discussed at Spring meeting");
        assertThat(body("/board")).doesNotContain("Phones on the wireless");
        assertThat(body("/board?state=discussed")).contains("Phones on the wireless");
    }

    @Test
    void ofADraftNobodyIsToldBeforeItIsPublishedAndThenOfAllOnce() throws Exception {
        var other = given.boardTopic(null, given.member("Cy Third").id(), "Licensing in two trusts");
        vote(other, voter);
        var draft = given.draft(region, "Summer meeting");
        plan(topic, draft, "30");
        plan(other, draft, "30");
        assertThat(mailbox.sent()).isEmpty();
        assertThat(page()).doesNotContain("Summer meeting");
        meetings.publish(marcus, draft);
        var mails = mailbox.sent();
        assertThat(mails).hasSize(4);
        assertThat(text(oneTo(voter.email(), mails))).contains("Phones on the wireless", "Licensing in two trusts");
        assertThat(page()).contains("On the agenda of Summer meeting");
    }

    @Test
    void offTheAgendaItIsOffHereAndACancelledMeetingIsNone() {
        var meeting = given.meeting(region, "Spring meeting");
        plan(topic, meeting, "30");
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThat(page()).doesNotContain("Spring meeting");
        jdbc.sql("update meeting set status = 'PUBLISHED', cancelled_at = null").update();
        assertThat(page()).contains("Spring meeting");
        jdbc.sql("delete from agenda_item").update();
        assertThat(page()).doesNotContain("Spring meeting");
    }

    @Test
    void noAgendaOfOthersNoneThatIsOverAndNothingThatMakesNoSense() {
        var wales = given.region("wales", "Wales");
        var theirs = given.meeting(wales, "In Wales");
        assertThat(post(topic, theirs.toString(), "30")).hasStatus(404);
        var held = given.meeting(
                region, "Held", context.getBean(Clock.class).instant().minus(Duration.ofDays(9)), 30);
        for (var meeting : List.of(held.toString(), "", "nonsense")) {
            assertThat(post(topic, meeting, "30")).hasStatus3xxRedirection().hasRedirectedUrl("/board/" + topic);
        }
        assertThat(post(topic, given.meeting(region, "Spring meeting").toString(), "9999"))
                .hasRedirectedUrl("/board/" + topic);
        assertThat(mvc.post()
                        .uri("/organise/board/" + topic + "/discussions")
                        .with(as(voter))
                        .with(csrf()))
                .hasStatus4xxClientError();
        assertThat(jdbc.sql("select count(*) from agenda_item")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theAuthorIsToldWhyItWasHidden() throws Exception {
        assertThat(mvc.post()
                        .uri("/organise/board/" + topic + "/hiding")
                        .with(as(marcus))
                        .with(csrf())
                        .param("reason", "It names a colleague.\nPlease ask again without."))
                .hasStatus3xxRedirection();
        var mails = mailbox.sent();
        assertThat(recipients(mails)).containsExactly(author.email());
        assertThat(mails.get(0).getSubject()).isEqualTo("Taken off the topic board: Phones on the wireless");
        assertThat(text(mails.get(0))).contains("It names a colleague.").doesNotContain("Marcus");
    }

    private void vote(BoardTopicId asked, CurrentPerson person) {
        jdbc.sql("insert into board_vote values (?, ?, now())")
                .params(asked.value(), person.id().value())
                .update();
        jdbc.sql("update board_topic set votes = votes + 1 where id = ?")
                .param(asked.value())
                .update();
    }

    private void plan(BoardTopicId asked, MeetingId meeting, String minutes) {
        assertThat(post(asked, meeting.toString(), minutes)).hasStatus3xxRedirection();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(
            BoardTopicId asked, String meeting, String minutes) {
        return mvc.post()
                .uri("/organise/board/" + asked + "/discussions")
                .with(as(marcus))
                .with(csrf())
                .param("meeting", meeting)
                .param("minutes", minutes)
                .exchange();
    }

    private String page() {
        return body("/board/" + topic);
    }

    private String body(String path) {
        return new String(
                mvc.get().uri(path).exchange().getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
