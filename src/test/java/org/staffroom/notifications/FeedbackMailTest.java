package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;
import static org.staffroom.notifications.Mailbox.recipients;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;

/** The mails of feedback, from the asking to the reading, through a real mail server. */
class FeedbackMailTest extends WithMails {

    private static final Instant MORNING_AFTER = Instant.parse("2027-03-17T10:00:00Z");
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/feedback/[\\w-]{43})");

    @Autowired
    DeliveryQueue queue;

    private MeetingId meeting;
    private CurrentPerson speaker;
    private final List<CurrentPerson> people = new ArrayList<>();

    @BeforeEach
    void aMeetingYesterday() {
        meeting = given.meeting(region, "Spring meeting", START, 30);
        speaker = given.member("Priya Nair");
        given.agendaItem(
                meeting,
                0,
                45,
                "MEMBER_TALK",
                given.talk("Growing your own", "MEMBER", speaker.id(), given.guest("Tom")));
        people.clear();
        for (var name : List.of("Ann Lee", "Bo Mills", "Cy Reed", "Di Ford", "Ed Shaw", "Flo Day")) {
            var person = given.member(name);
            given.attended(meeting, person.id());
            people.add(person);
        }
        at(MORNING_AFTER);
    }

    @Test
    void asksOnceAndRemindsOnlyThoseWhoHaveNotAnswered() throws Exception {
        var asked = mailbox.sent();
        assertThat(asked).hasSize(6);
        var first = oneTo(people.get(0).email(), asked);
        assertThat(first.getSubject()).isEqualTo("Two minutes on Spring meeting?");
        assertThat(first.getHeader("List-Unsubscribe")).isNotNull();
        assertThat(text(first))
                .contains("Hello Ann Lee", "Wednesday 7 April 2027, 8pm", "because you were at a meeting");
        assertThat(html(first)).contains(link(first));
        assertThat(asked.stream().map(FeedbackMailTest::link).distinct()).hasSize(6);

        // Sent is blanked; what waits is not readable.
        assertThat(jdbc.sql("select count(*) from delivery where status = 'SENT' and secret is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        queue.blankExpiredSecrets();
        assertThat(jdbc.sql("select count(*) from delivery where template = 'feedback-reminded' and secret is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);

        for (var person : people.subList(0, 2)) {
            answer(link(oneTo(person.email(), asked)));
        }
        at(MORNING_AFTER.plus(Duration.ofDays(4)).plusSeconds(60));
        var reminded = mailbox.sent();
        assertThat(reminded).hasSize(4);
        assertThat(recipients(reminded))
                .doesNotContain(people.get(0).email(), people.get(1).email());
        assertThat(text(reminded.get(0))).contains("has not been used yet");
        assertThat(reminded.get(0).getSentDate())
                .as("its date is not that of its queueing")
                .isAfter(Date.from(MORNING_AFTER.plus(Duration.ofDays(2))));
        // Nobody can read afterwards who was reminded.
        assertThat(jdbc.sql("select count(*) from delivery where template = 'feedback-reminded'")
                        .query(Integer.class)
                        .single())
                .isZero();
        answer(link(oneTo(people.get(3).email(), reminded)));
        at(MORNING_AFTER.plus(Duration.ofDays(6)));
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void organisersAndSpeakersHearWhenThereIsSomethingToRead() throws Exception {
        var ambassador = given.ambassador("Marcus Shore", region);
        given.ambassador("Elsewhere", given.region("wales", "Wales"));
        // Where all are away there is nobody to leave it to.
        jdbc.sql("update ambassador set away_until = '2030-01-01'").update();
        mailbox.sent().forEach(mail -> answer(link(mail)));
        at(MORNING_AFTER.plus(Duration.ofDays(7)));
        var mails = mailbox.sent();
        assertThat(mails).hasSize(2);
        assertThat(text(oneTo(ambassador.email(), mails)))
                .contains("There is feedback to read", "/organise/meetings/spring-meeting/feedback");
        assertThat(text(oneTo(speaker.email(), mails)))
                .contains(
                        "What people said about your talk", "Growing your own", "/my/talks/growing-your-own/feedback");
        at(MORNING_AFTER.plus(Duration.ofDays(8)));
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void adminsReadTheMailWithoutItsLinkAndCannotSendItAgain() {
        jdbc.sql(
                        "update delivery set status = 'PARKED', problem = '550', finished_at = now() where template = 'feedback-asked'")
                .update();
        var id = jdbc.sql("select id from delivery where template = 'feedback-asked' limit 1")
                .query(java.util.UUID.class)
                .single();
        assertThat(mvc.get().uri("/admin/deliveries/" + id).with(Given.as(given.admin("Admin"))))
                .hasStatusOk()
                .bodyText()
                .contains("What did you make of it?")
                .doesNotContain("/feedback/");
        assertThat(queue.again(id)).isFalse();
    }

    @Test
    void whoWantsNoMoreOfThemIsNotReminded() throws Exception {
        mailbox.sent();
        jdbc.sql("insert into news_stopped (person_id, kind, stopped_at) values (?, 'REMINDERS', now())")
                .param(people.get(5).id().value())
                .update();
        at(MORNING_AFTER.plus(Duration.ofDays(4)).plusSeconds(60));
        assertThat(recipients(mailbox.sent()))
                .hasSize(5)
                .doesNotContain(people.get(5).email());
    }

    private void answer(String link) {
        var path = LINK.matcher(link).results().findFirst().orElseThrow().group(1);
        var talk = jdbc.sql("select id from feedback_talk").query(String.class).single();
        assertThat(mvc.post().uri(path).param("rating-" + talk, "5").param("words-" + talk, "Good"))
                .hasStatus(303);
    }

    private void at(Instant now) {
        clock.travelTo(now);
        context.getBean("feedbackRound", RecurringTask.class).execute(new TaskInstance<>("feedback", "test"), null);
    }

    private static String link(MimeMessage mail) {
        try {
            return LINK.matcher(text(mail)).results().findFirst().orElseThrow().group();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
