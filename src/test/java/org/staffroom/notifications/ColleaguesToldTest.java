package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.subject;
import static org.staffroom.notifications.Mailbox.to;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.AnswerByMoved;
import org.staffroom.meetings.MeetingAudience;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.Meetings;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.PersonId;
import org.staffroom.places.ByHand;
import org.staffroom.places.Requests;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

/** Colleagues one brings, and their mails: whom a new date is asked of, and how a place becomes one's own. */
@StaffroomTest
class ColleaguesToldTest extends OneMeeting {

    private static final String BRING = OWN + "/colleagues";
    private static final String ASKED = BRING + "/answers";
    private static final Instant ANSWER_BY = START.minus(Duration.ofDays(4));

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    @Autowired
    ApplicationContext context;

    private Happenings happenings;

    ColleaguesToldTest() {
        super(3);
    }

    /** Anna brings Cara, who has an address, and Dan, who has none; Ben waits. */
    @BeforeEach
    void aFullRoom() {
        happenings = new Happenings(context);
        places.take(anna, meeting, PlaceMode.ROOM);
        assertThat(post(
                        BRING,
                        anna,
                        "people[0].name",
                        "Cara Lund",
                        "people[0].email",
                        "cara@school.example",
                        "people[1].name",
                        "Dan Pike"))
                .hasRedirectedUrl(BRING);
        places.take(ben, meeting, PlaceMode.ROOM);
        assertThat(confirmed()).isEqualTo(3);
    }

    @Test
    void whoBringsThemIsAskedForThoseWhoCannotBe() throws Exception {
        reschedule();

        var mail = mailbox.to(anna.email(), "Can your colleagues still come?");
        assertThat(text(mail)).contains("We cannot write to some of the colleagues", ASKED);
        assertThat(text(mailbox.to("cara@school.example", "A new date"))).contains("/answers/");
        assertThat(get(BRING, anna)).bodyText().contains("Does the new date suit them?");
        assertThat(get(ASKED, anna))
                .bodyText()
                .contains("Dan Pike", "Cannot come: give the place back")
                .doesNotContain("Cara Lund");

        assertThat(post(ASKED, anna))
                .hasRedirectedUrl(ASKED)
                .flash()
                .containsEntry("flash", "Saved. 1 answer is still open.");
        assertThat(post(ASKED, anna, registration("Dan Pike"), "yes")).hasRedirectedUrl(BRING);
        assertThat(get(ASKED, anna)).bodyText().contains("nothing to answer");
        clock.travelTo(ANSWER_BY.plusSeconds(1));
        happenings.passPlaceDeadlines();
        assertThat(status(person("Dan Pike"))).isEqualTo("CONFIRMED");
        assertThat(status(person("Cara Lund")))
                .as("asked herself, and said nothing")
                .isEqualTo("CANCELLED");
    }

    @Test
    void noGivesThePlaceBackAndWhoWaitsMovesUp() {
        reschedule();
        post(ASKED, anna, registration("Dan Pike"), "no");
        assertThat(status(person("Dan Pike"))).isEqualTo("CANCELLED");
        assertThat(status(ben.id())).isEqualTo("CONFIRMED");
        assertThat(post(ASKED, anna, registration("Dan Pike"), "yes")).hasRedirectedUrl(BRING);
        assertThat(status(person("Dan Pike"))).as("too late").isEqualTo("CANCELLED");
        assertThat(confirmed()).isEqualTo(3);
    }

    @Test
    void withoutAnAnswerThePlaceGoesOnAndWhoBroughtThemIsTold() throws Exception {
        reschedule();
        clock.travelTo(ANSWER_BY.plusSeconds(1));
        assertThat(get(ASKED, anna)).hasStatusOk();
        happenings.passPlaceDeadlines();

        assertThat(status(person("Dan Pike"))).isEqualTo("CANCELLED");
        assertThat(text(mailbox.to(anna.email(), "A place went to somebody else")))
                .contains("The place of Dan Pike");
        assertThat(get(ASKED, anna)).bodyText().contains("nothing to answer");
    }

    @Test
    void nobodyAnswersForSomebodyElsesColleague() {
        reschedule();
        assertThat(get(ASKED, ben)).bodyText().doesNotContain("Dan Pike");
        for (var answer : new String[] {"yes", "no"}) {
            post(ASKED, ben, registration("Dan Pike"), answer);
            post(ASKED, anna, registration("Cara Lund"), answer);
        }
        assertThat(jdbc.sql("select count(*) from registration where confirm_by is not null")
                        .query(Integer.class)
                        .single())
                .as("Anna, Cara and Dan are asked still")
                .isEqualTo(3);
    }

    @Test
    void aColleagueSignsInFromTheMailAndThePlaceIsTheirs() throws Exception {
        var mine = registration("Cara Lund");
        var told = text(mailbox.to("cara@school.example", "Anna Whitfield took a place for you"));
        assertThat(told).contains("/meetings/going-cloud");
        mailbox.forget();

        var phone = new Visitor(mvc, "192.0.2.7");
        var stopped = phone.get(OWN);
        assertThat(stopped).hasStatus(302);
        assertThat(phone.get(path(stopped.getResponse().getRedirectedUrl())))
                .bodyText()
                .contains("name=\"email\"");
        assertThat(phone.post("/sign-in", "email", "cara@school.example", "continue", OWN))
                .hasStatus(303);
        var link = link(mailbox.to("cara@school.example", "Sign in"));
        assertThat(phone.get(link)).as("a mail scanner opens it too").hasStatusOk();
        assertThat(phone.post(link)).hasStatus(303);

        assertThat(phone.post("/my/welcome", "name", "Cara Lund", "organisation", "Wye School", "continue", OWN))
                .as("somebody new says who they are")
                .hasStatus(303);
        assertThat(phone.get(OWN)).bodyText().contains("You have a place", "Give my place back");
        assertThat(registration("Cara Lund")).isEqualTo(mine);
        assertThat(jdbc.sql("select standing from person where email = 'cara@school.example'")
                        .query(String.class)
                        .list())
                .containsExactly("MEMBER");
        assertThat(get(BRING, anna)).bodyText().contains("speaks for themselves");
        assertThat(get(BRING + "/" + mine + "/needs", anna)).hasStatus(404);
        assertThat(phone.post(OWN + "/cancellation")).hasStatus3xxRedirection();
        assertThat(status(person("Cara Lund"))).isEqualTo("CANCELLED");
        assertThat(status(ben.id())).isEqualTo("CONFIRMED");

        // The account stays: the next sign-in is the same person.
        mailbox.forget();
        var desk = new Visitor(mvc, "192.0.2.8");
        desk.post("/sign-in", "email", "cara@school.example", "continue", OWN);
        desk.post(link(mailbox.to("cara@school.example", "Sign in")));
        assertThat(desk.get(OWN)).bodyText().contains("You gave your place back");
    }

    /** Who has nobody to be written to is not offered what nobody could accept. */
    @Test
    void onTheEveningBeforeAColleagueWithoutAnAddressHasThePlaceAtOnce() throws Exception {
        post(BRING, anna, "people[0].name", "Eve Moss");
        places.giveBack(ben, meeting);
        clock.travelTo(START.minus(Duration.ofHours(12)));
        mailbox.forget();

        places.giveBack(anna, meeting);

        assertThat(status(person("Eve Moss"))).isEqualTo("CONFIRMED");
        assertThat(text(mailbox.to(anna.email(), "Eve Moss has a place"))).contains("please tell them");
    }

    @Test
    void whoBringsThemHearsForThemWithoutAPlaceOfTheirOwn() throws Exception {
        places.giveBack(anna, meeting);
        places.giveBack(ben, meeting);
        assertThat(context.getBean(MeetingAudience.class).of(meeting, MeetingAudience.Former.NOBODY))
                .as("Cara, and Anna for Dan")
                .isEqualTo(new MeetingAudience.Audience(2, 0, 0, 0));

        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));
        assertThat(text(mailbox.to(anna.email(), "Changed"))).contains("to which you bring colleagues");
        reschedule();
        assertThat(text(mailbox.to(anna.email(), "Can your colleagues"))).contains(ASKED);
        assertThat(to(anna.email(), mailbox.all()))
                .noneMatch(mail -> subject(mail).startsWith("New date"));
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        happenings.happened(new MeetingCancelled(meeting, "Snow and ice."));
        assertThat(text(mailbox.to(anna.email(), "Cancelled")))
                .contains("you were bringing colleagues", "Snow and ice.");
    }

    @Test
    void whatOrganisersDecideAboutThemIsToldToWhoBringsThem() throws Exception {
        var hand = context.getBean(ByHand.class);
        hand.giveBack(ambassador, meeting, List.of(person("Dan Pike")), "The room is smaller than we thought.");
        assertThat(text(mailbox.to(anna.email(), "Dan Pike has no place"))).contains("The room is smaller");

        given.rules(meeting, "approval = true, most_colleagues = 9");
        post(BRING, anna, "people[0].name", "Eve Moss", "people[1].name", "Fay Orr");
        var requests = context.getBean(Requests.class);
        requests.approve(ambassador, meeting, person("Eve Moss"));
        assertThat(text(mailbox.to(anna.email(), "Eve Moss is on the waiting list")))
                .contains("please tell them");
        requests.decline(ambassador, meeting, person("Fay Orr"), "One place for each school this time.");
        assertThat(text(mailbox.to(anna.email(), "Fay Orr has no place"))).contains("One place for each school");
        hand.giveBack(ambassador, meeting, List.of(ben.id()), "Ben asked for it.");
        assertThat(text(mailbox.to(anna.email(), "Eve Moss has a place"))).contains("/meetings/going-cloud");
    }

    /** The old day is kept while the date is to follow. */
    @Test
    void aPostponedMeetingIsCalledOffAfterItsOldDayAndEverybodyHears() throws Exception {
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        clock.travelTo(START.plus(Duration.ofDays(20)));

        context.getBean(Meetings.class).cancel(ambassador, meeting, "The host has closed for good.");

        for (var person : List.of(anna, ben)) {
            assertThat(text(mailbox.to(person.email(), "Cancelled"))).contains("The host has closed for good.");
        }
    }

    @Test
    void movedThereAndBackTheLastDayToAnswerIsToldAgainAndPressedTwiceItIsNot() {
        reschedule();
        for (var days : new int[] {1, 0, 1}) {
            jdbc.sql("update meeting set version = version + 1").update();
            for (var press = 0; press < 2; press++) {
                happenings.happened(new AnswerByMoved(meeting, ANSWER_BY.plus(Duration.ofDays(days))));
            }
        }
        for (var template : List.of("date-asked", "colleagues-asked")) {
            assertThat(jdbc.sql("select count(*) from delivery where template = ? and person_id = ?")
                            .params(template, anna.id().value())
                            .query(Integer.class)
                            .single())
                    .as(template)
                    .isEqualTo(4);
        }
    }

    @Test
    void theOldDayOfAPostponedMeetingStandsNowhereAsItsDay() throws Exception {
        var link = Pattern.compile("/answers/[\\w.-]+").matcher(text(mailbox.to(anna.email(), "You have a place")));
        assertThat(link.find()).isTrue();
        assertThat(get(link.group(), anna)).bodyText().contains("16 March");
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        happenings.happened(new MeetingPostponed(meeting, given.notice(meeting)));

        assertThat(get(link.group(), anna))
                .bodyText()
                .contains("Date to follow")
                .doesNotContain("16 March");
        assertThat(text(mailbox.to(anna.email(), "Postponed"))).contains("2.30pm (not held then)");
    }

    private void reschedule() {
        jdbc.sql("update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'")
                .update();
        happenings.happened(new MeetingRescheduled(meeting, given.notice(meeting), ANSWER_BY));
    }

    private static String link(MimeMessage mail) throws Exception {
        var found = Pattern.compile("/sign-in/link/[A-Za-z0-9_-]+").matcher(text(mail));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }

    private String registration(String name) {
        return jdbc.sql("select r.id from registration r join person p on p.id = r.person_id where p.name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private PersonId person(String name) {
        return new PersonId(jdbc.sql("select id from person where name = ?")
                .param(name)
                .query(java.util.UUID.class)
                .single());
    }
}
