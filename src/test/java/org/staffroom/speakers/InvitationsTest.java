package org.staffroom.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Who invites whom, who answers, and what happens at once or too late. */
@StaffroomTest
class InvitationsTest {

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    @Autowired
    Invitations invitations;

    @Autowired
    InvitationQueries queries;

    RegionId wales;
    RegionId kent;
    CurrentPerson anna;
    CurrentPerson priya;
    CurrentPerson dan;
    PresentationId talk;

    @BeforeEach
    void aTalkGivenInWales() {
        wales = given.region("wales", "Wales");
        kent = given.region("kent", "Kent");
        anna = given.ambassador("Anna Whitfield", kent);
        priya = given.member("Priya Nair");
        dan = given.member("Dan Rowsell");
        talk = given.talk("Going cloud", "VENDOR", priya.id(), dan.id());
        given.agendaItem(given.meeting(wales, "In Wales"), 0, 30, "VENDOR_TALK", talk);
    }

    /** What the desk asks for is done beside the answer. */
    @Test
    void aYesIsPutOnAnAgenda() {
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        var summer = given.meeting(kent, "Summer in Kent");
        given.agendaItem(summer, 0, 20, "WELCOME", null);
        var plan = "/organise/invitations/" + id + "/agenda";
        assertThat(page("/organise/invitations", anna)).doesNotContain("Put it on the agenda");
        assertThat(post(plan, anna, "slot", summer + ":end")).hasRedirectedUrl("/organise/invitations#i-" + id);
        invitations.answer(priya.id(), id, true, "Gladly.");
        assertThat(page("/organise/invitations", anna))
                .contains("Put it on the agenda", "Summer in Kent", "after WELCOME");
        assertThat(page("/organise", anna)).contains("Going cloud");

        var wrong = post(plan, anna, "slot", "");
        assertThat(wrong).hasRedirectedUrl("/organise/invitations#i-" + id);
        assertThat(post(plan, given.ambassador("Stranger", wales), "slot", summer + ":end"))
                .hasStatus(404);
        assertThat(jdbc.sql("select count(*) from agenda_item where presentation_id is not null")
                        .query(Integer.class)
                        .single())
                .isOne();

        assertThat(post(plan, anna, "slot", summer + ":end"))
                .hasRedirectedUrl("/organise/meetings/" + summer + "/agenda");
        assertThat(jdbc.sql("""
                        select kind || ' ' || start_minute || ' ' || length_minutes from agenda_item
                        where presentation_id = ? and meeting_id = ?
                        """)
                        .params(talk.value(), summer.value())
                        .query(String.class)
                        .single())
                .isEqualTo("VENDOR_TALK 20 30");
        assertThat(post(plan, anna, "slot", summer + ":end")).hasRedirectedUrl("/organise/invitations#i-" + id);
        assertThat(jdbc.sql("select count(*) from agenda_item where meeting_id = ?")
                        .param(summer.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(page("/organise/invitations", anna)).doesNotContain("Put it on the agenda");
    }

    @Test
    void theSpeakersAreWrittenToAndTheirAddressesAreNotSeen() {
        assertThat(post("/presentations/going-cloud/invitations", anna, "region", kent.toString(), "words", "Do come."))
                .hasRedirectedUrl("/organise/invitations");
        assertThat(mails())
                .containsExactlyInAnyOrder("speaker-invited " + priya.email(), "speaker-invited " + dan.email());
        assertThat(page("/organise/invitations", anna))
                .contains("Going cloud", "No answer yet", "Vendor talk")
                .doesNotContain(priya.email(), dan.email());
        assertThat(page("/presentations/going-cloud", anna))
                .contains("No answer yet")
                .doesNotContain(priya.email());
        assertThat(page("/presentations/going-cloud", given.ambassador("Somebody Else", wales)))
                .contains("Invite to our region")
                .doesNotContain("No answer yet");
        assertThat(page("/presentations/going-cloud", priya)).doesNotContain("Invite to our region");
    }

    @Test
    void aDraftIsNotSpokenOfToThoseWhoAreAsked() {
        invitations.invite(anna, talk, kent, given.draft(kent, "Secret summer"), "Do come.");
        assertThat(page("/my/talks", priya))
                .contains("Would you give", "At a later meeting")
                .doesNotContain("Secret summer");
    }

    @Test
    void ofManyAtOnceOneIsSent() {
        var problems = AtOnce.problems(
                java.util.Collections.nCopies(8, () -> invitations.invite(anna, talk, kent, null, "Do come.")));
        assertThat(problems).hasSize(7).allSatisfy(one -> assertThat(one).contains("speakers.invite.already"));
        assertThat(jdbc.sql("select count(*) from speaker_invitation")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() {
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        var problems = AtOnce.problems(List.of(
                () -> invitations.answer(priya.id(), id, true, "Gladly."),
                () -> invitations.answer(dan.id(), id, false, "I cannot."),
                () -> invitations.answer(priya.id(), id, true, "Gladly."),
                () -> invitations.answer(dan.id(), id, false, "I cannot.")));
        assertThat(problems).hasSize(2);
        assertThat(mails())
                .filteredOn(one -> one.startsWith("invitation-answered"))
                .hasSize(1);
    }

    @Test
    void nobodyElseInvitesOrAnswers() {
        var stranger = given.ambassador("Stranger", wales);
        assertThatThrownBy(() -> invitations.invite(stranger, talk, kent, null, "Do come."))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invitations.invite(given.member("Member"), talk, kent, null, "Do come."))
                .isInstanceOf(NotFound.class);
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        assertThatThrownBy(() -> invitations.answer(anna.id(), id, true, "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invitations.withdraw(stranger, id)).isInstanceOf(NotFound.class);
        assertThat(page("/organise/invitations", stranger)).doesNotContain("Going cloud");
        assertThat(post("/my/talks/invitations/" + id + "/answer", stranger, "answer", "yes"))
                .hasStatus(404);
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(priya.id().value())
                .update();
        assertThatThrownBy(() -> invitations.answer(priya.id(), id, true, "")).isInstanceOf(NotFound.class);
    }

    @Test
    void whatCannotBeIsSaidBesideTheField() {
        var cancelled = given.meeting(kent, "Cancelled");
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now() where id = ?")
                .param(cancelled.value())
                .update();
        var elsewhere = given.meeting(wales, "Not theirs");
        for (var meeting : List.of(cancelled.toString(), elsewhere.toString(), "nonsense")) {
            assertThat(post(
                            "/presentations/going-cloud/invitations",
                            anna,
                            "region",
                            kent.toString(),
                            "meeting",
                            meeting,
                            "words",
                            "Do <b>come</b>."))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Choose a meeting to come that your region leads", "Do &lt;b&gt;come&lt;/b&gt;.");
        }
        assertThat(post("/presentations/going-cloud/invitations", anna, "region", kent.toString(), "words", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write a few words");
        assertThat(post(
                        "/presentations/going-cloud/invitations",
                        anna,
                        "region",
                        kent.toString(),
                        "words",
                        "x".repeat(2001)))
                .hasStatus(422)
                .bodyText()
                .contains("too long", "x".repeat(2001));
        assertThat(mails()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhoCannotBeReached() {
        var guests = given.talk("By a guest", "MEMBER", given.guest("No Address"));
        given.agendaItem(given.meeting(wales, "Another"), 0, 30, "MEMBER_TALK", guests);
        refuses("speakers.invite.nobody", () -> invitations.invite(anna, guests, kent, null, "Do come."));
        var own = given.talk("My own", "MEMBER", anna.id());
        refuses("speakers.invite.nobody", () -> invitations.invite(anna, own, kent, null, "Do come."));
    }

    @Test
    void notEverybodyIsWrittenToInADay() {
        var published = given.meeting(wales, "In Wales too");
        for (var i = 0; i < 20; i++) {
            var another = given.talk("Talk " + i, "MEMBER", priya.id());
            given.agendaItem(published, i * 10, 10, "MEMBER_TALK", another);
            invitations.invite(anna, another, kent, null, "Do come.");
        }
        refuses("speakers.invite.enough", () -> invitations.invite(anna, talk, kent, null, "Do come."));
    }

    @Test
    void whatWasWithdrawnIsNotAnsweredAndWhatWasAnsweredIsNotWithdrawn() {
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        refuses("speakers.invitation.OPEN", () -> invitations.settle(anna, id));
        invitations.withdraw(anna, id);
        invitations.withdraw(anna, id);
        assertThat(mails())
                .filteredOn(one -> one.startsWith("invitation-withdrawn"))
                .containsExactlyInAnyOrder(
                        "invitation-withdrawn " + priya.email(), "invitation-withdrawn " + dan.email());
        refuses("speakers.invitation.WITHDRAWN", () -> invitations.answer(priya.id(), id, true, ""));
        var again = invitations.invite(anna, talk, kent, null, "After all.");
        assertThat(page("/my/talks", priya)).contains("After all.").doesNotContain("Do come.");
        assertThat(post("/my/talks/invitations/" + again + "/answer", priya, "answer", "maybe", "words", "Who knows"))
                .hasRedirectedUrl("/my/talks")
                .flash()
                .containsEntry("refused", "Say yes or no.")
                .containsEntry("typed", "Who knows");
        assertThat(post("/my/talks/invitations/" + again + "/answer", priya, "answer", "no", "words", "In <i>May</i>?"))
                .hasRedirectedUrl("/my/talks");
        refuses("speakers.invitation.DECLINED", () -> invitations.withdraw(anna, again));
        assertThat(page("/organise/invitations", anna)).contains("Priya Nair said no", "In &lt;i&gt;May&lt;/i&gt;?");
        assertThat(page("/my/talks", priya)).doesNotContain("After all.");
    }

    /** Whoever asked may have left, or be away: a region does not miss an answer for that. */
    @Test
    void theAmbassadorsWhoServeAreToldTheAnswer() {
        var ruth = given.ambassador("Ruth Okafor", kent);
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        jdbc.sql("update ambassador set until = '2021-01-01' where person_id = ?")
                .param(anna.id().value())
                .update();
        invitations.answer(priya.id(), id, false, "I cannot.");
        assertThat(mails())
                .filteredOn(one -> one.startsWith("invitation-answered"))
                .containsExactly("invitation-answered " + ruth.email());

        assertThat(page("/organise", ruth)).contains("Said no to Kent: “Going cloud”");
        assertThat(post("/organise/invitations/" + id + "/settlement", ruth)).hasStatus(303);
        assertThat(page("/organise", ruth)).doesNotContain("Said no to Kent");
    }

    /** Whose yes would be refused. */
    @Test
    void nobodyIsAskedToAMeetingThatHasBegun() {
        var meeting = given.meeting(kent, "In Kent");
        assertThat(page("/presentations/going-cloud/invitations/new", anna)).contains("In Kent");
        jdbc.sql(
                        "update meeting set starts_at = cast(:now as timestamptz) - interval '1 hour', ends_at = cast(:now as timestamptz) + interval '4 hours' where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", meeting.value())
                .update();
        assertThat(page("/presentations/going-cloud/invitations/new", anna)).doesNotContain("In Kent");
        refuses("speakers.invite.meeting.wrong", () -> invitations.invite(anna, talk, kent, meeting, "Do come."));
    }

    /** A browser sends the end of a line as two letters. */
    @Test
    void wordsAreAsLongAsThePageAllowsAndNeverLost() {
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        var answer = "/my/talks/invitations/" + id + "/answer";
        assertThat(post(answer, priya, "answer", "yes", "words", "x".repeat(2001)))
                .hasRedirectedUrl("/my/talks")
                .flash()
                .containsEntry("typed", "x".repeat(2001))
                .containsEntry("typedFor", id.toString());
        assertThat(post(answer, priya, "answer", "yes", "words", ("x".repeat(99) + "\r\n").repeat(20)))
                .flash()
                .containsKey("flash");
        assertThat(post(answer, dan, "answer", "no", "words", "I cannot."))
                .hasRedirectedUrl("/my/talks")
                .flash()
                .containsEntry("unsaid", "I cannot.")
                .hasEntrySatisfying(
                        "refused", said -> assertThat(said).asString().contains("The answer was yes"));
    }

    @Test
    void nobodySaysYesToAMeetingThatIsOffOrOver() {
        var meeting = given.meeting(kent, "In Kent");
        var id = invitations.invite(anna, talk, kent, meeting, "Do come.");
        assertThat(page("/my/talks", priya)).contains("At In Kent, ");
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now() where id = ?")
                .param(meeting.value())
                .update();
        assertThat(page("/my/talks", priya)).contains("At In Kent, date to follow.");
        assertThat(page("/organise/invitations", anna)).contains("For In Kent, date to follow.");
        jdbc.sql("update meeting set status = 'CANCELLED', postponed_at = null, cancelled_at = now() where id = ?")
                .param(meeting.value())
                .update();
        assertThat(page("/my/talks", priya)).doesNotContain("In Kent");
        assertThat(page("/organise/invitations", anna)).contains("nobody can say yes any more");
        refuses("speakers.invitation.over", () -> invitations.answer(priya.id(), id, true, "Gladly."));
        jdbc.sql("update meeting set status = 'PUBLISHED', cancelled_at = null, starts_at = now() - interval '3 years',"
                        + " ends_at = now() - interval '3 years' + interval '5 hours' where id = ?")
                .param(meeting.value())
                .update();
        refuses("speakers.invitation.over", () -> invitations.answer(priya.id(), id, true, "Gladly."));
        assertThat(queries.get(id).open()).isTrue();
    }

    /** Whose old day is past; its new one is to come. */
    @Test
    void forAPostponedMeetingOneMayInvite() {
        var meeting = given.meeting(kent, "In Kent");
        jdbc.sql(
                        "update meeting set status = 'POSTPONED', postponed_at = now(), starts_at = now() - interval '3 years',"
                                + " ends_at = now() - interval '3 years' + interval '5 hours' where id = ?")
                .param(meeting.value())
                .update();
        assertThat(page("/presentations/going-cloud/invitations/new", anna)).contains("In Kent, date to follow");
        var id = invitations.invite(anna, talk, kent, meeting, "Do come.");
        invitations.answer(priya.id(), id, true, "Gladly.");
        assertThat(queries.get(id).accepted()).isTrue();
    }

    @Test
    void aYesWaitsUntilTheTalkIsOnAnAgendaOfTheRegion() {
        var id = invitations.invite(anna, talk, kent, null, "Do come.");
        invitations.answer(priya.id(), id, true, "Gladly.");
        assertThat(queries.get(id).waits()).isTrue();
        given.agendaItem(given.draft(kent, "In Kent"), 0, 30, "VENDOR_TALK", talk);
        assertThat(queries.get(id).waits()).isFalse();
        assertThat(page("/organise/invitations", anna)).contains("It is on an agenda of the region.");
    }

    private void refuses(String key, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private List<String> mails() {
        return jdbc.sql("select template || ' ' || email from delivery order by 1")
                .query(String.class)
                .list();
    }

    private String page(String address, CurrentPerson person) {
        var answer = mvc.get().uri(address).with(Given.as(person)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String address, CurrentPerson person, String... parameters) {
        var request = mvc.post().uri(address).with(Given.as(person)).with(csrf());
        for (var i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
