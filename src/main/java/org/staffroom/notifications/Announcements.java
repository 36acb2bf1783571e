package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.attendees.AttendeesWrittenTo;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.people.PersonErased;
import org.staffroom.people.PersonId;
import org.staffroom.people.SignInAsked;
import org.staffroom.places.ColleagueReleased;
import org.staffroom.places.ColleaguesBooked;
import org.staffroom.places.MovedUp;
import org.staffroom.places.PlaceBooked;
import org.staffroom.places.PlaceGivenBack;
import org.staffroom.places.PlaceGranted;
import org.staffroom.places.PlaceMoved;
import org.staffroom.places.PlaceReleased;
import org.staffroom.places.PlaceTaken;
import org.staffroom.places.WaitingJoined;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Secret;
import org.staffroom.shared.Words;

/**
 * Who is told of what happened. Listens within the transaction of the command: either both are there afterwards, what
 * happened and the messages about it, or neither. Comes last among the listeners, for others still change numbers.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Announcements {

    private final Outbox outbox;
    private final CalendarEntries calendar;
    private final Words words;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Secret secrets;
    private final DemoLoading demo;

    Announcements(
            Outbox outbox,
            CalendarEntries calendar,
            Words words,
            JdbcClient jdbc,
            EntityManager entities,
            Secret secrets,
            DemoLoading demo) {
        this.outbox = outbox;
        this.calendar = calendar;
        this.words = words;
        this.jdbc = jdbc;
        this.entities = entities;
        this.secrets = secrets;
        this.demo = demo;
    }

    @EventListener
    void on(SignInAsked event) {
        if (!demo.active()) {
            var secret = new LetterSecret(event.code(), event.link());
            outbox.toAddress(Template.SIGN_IN, event.email(), event.challenge(), secrets.encrypt(secret.text()));
        }
    }

    @EventListener
    void on(PersonErased event) {
        if (!demo.active()) {
            outbox.toAddress(Template.ERASED, event.email(), event.person(), null);
        }
    }

    @EventListener
    void on(PlaceTaken event) {
        tell(Template.PLACE_TAKEN, event.meeting(), event.person(), null);
        tellBringer(Template.COLLEAGUE_HAS_PLACE, event.meeting(), event.person(), event.round(), null);
    }

    @EventListener
    void on(WaitingJoined event) {
        tell(Template.WAITING_JOINED, event.meeting(), event.person(), null);
        tellBringer(Template.COLLEAGUE_WAITS, event.meeting(), event.person(), event.round(), null);
    }

    @EventListener
    void on(MovedUp event) {
        tell(Template.MOVED_UP, event.meeting(), event.person(), null);
        tellBringer(Template.COLLEAGUE_HAS_PLACE, event.meeting(), event.person(), event.round(), null);
    }

    @EventListener
    void on(PlaceGivenBack event) {
        tell(
                Template.PLACE_GIVEN_BACK,
                event.meeting(),
                event.person(),
                event.wasConfirmed() ? Part.GONE : Part.GONE_WAITING);
    }

    @EventListener
    void on(PlaceGranted event) {
        tell(Template.PLACE_GRANTED, event.meeting(), event.person(), null);
        tellBringer(Template.COLLEAGUE_HAS_PLACE, event.meeting(), event.person(), event.round(), null);
    }

    @EventListener
    void on(PlaceMoved event) {
        if (!demo.active()) {
            entities.flush();
            outbox.toRegistered(
                    event.to() == PlaceMode.ROOM ? Template.MOVED_TO_ROOM : Template.MOVED_ONLINE,
                    event.meeting(),
                    Facts.of(calendar.entry(event.meeting())),
                    event.person(),
                    null,
                    event.person() + "-" + event.sequence());
        }
    }

    @EventListener
    void on(PlaceReleased event) {
        if (!demo.active()) {
            entities.flush();
            outbox.toRegistered(
                    Template.PLACE_RELEASED,
                    event.meeting(),
                    Facts.of(calendar.entry(event.meeting())).because(event.reason()),
                    event.person(),
                    event.wasConfirmed() ? Part.GONE : Part.GONE_WAITING,
                    null);
            tellBringer(
                    Template.COLLEAGUE_WITHOUT_PLACE, event.meeting(), event.person(), event.round(), event.reason());
        }
    }

    @EventListener
    void on(PlaceBooked event) {
        tellColleague(Template.COLLEAGUE_BOOKED, event.meeting(), event.person(), event.booker(), null);
    }

    @EventListener
    void on(ColleagueReleased event) {
        tellColleague(
                Template.COLLEAGUE_RELEASED,
                event.meeting(),
                event.person(),
                event.booker(),
                event.wasConfirmed() ? Part.GONE : Part.GONE_WAITING);
    }

    private void tellColleague(
            Template template, MeetingId meeting, PersonId person, PersonId booker, @Nullable Part part) {
        if (!demo.active()) {
            entities.flush();
            var name = jdbc.sql("select name from person where id = ?")
                    .param(booker.value())
                    .query(String.class)
                    .single();
            outbox.toRegistered(
                    template, meeting, Facts.of(calendar.entry(meeting)).by(name), person, part, null);
        }
    }

    /** One list to whoever brings them. */
    @EventListener
    void on(ColleaguesBooked event) {
        if (!demo.active()) {
            entities.flush();
            var lines = jdbc.sql("""
                            select booked_name, status from registration where id in (:ids)
                            order by registered_at, waiting_number nulls first, id
                            """)
                    .param("ids", event.registrations())
                    .query((row, number) -> new Facts.Line(
                            row.getString("booked_name"),
                            words.of("mail.colleagues-booked." + row.getString("status")),
                            null))
                    .list();
            outbox.toListed(
                    Template.COLLEAGUES_BOOKED,
                    event.meeting(),
                    Facts.of(calendar.entry(event.meeting()))
                            .listing(List.of(new Facts.Section(words.of("mail.colleagues-booked.list"), lines))),
                    List.of(event.booker()),
                    event.registrations().get(0).toString());
        }
    }

    @EventListener
    void on(AttendeesWrittenTo event) {
        if (!demo.active()) {
            entities.flush();
            outbox.toListed(
                    Template.ATTENDEE_MESSAGE,
                    event.meeting(),
                    Facts.of(calendar.entry(event.meeting()))
                            .written(event.subject(), event.text(), event.author(), null),
                    event.people(),
                    event.message().toString());
        }
    }

    private void tellBringer(
            Template template, MeetingId meeting, PersonId person, int round, @Nullable String reason) {
        if (!demo.active()) {
            outbox.toBringer(
                    template,
                    meeting,
                    person,
                    round,
                    Facts.of(calendar.entry(meeting)).because(reason));
        }
    }

    private void tell(Template template, MeetingId meeting, PersonId person, @Nullable Part part) {
        if (!demo.active()) {
            entities.flush();
            outbox.toRegistered(template, meeting, Facts.of(calendar.entry(meeting)), person, part, null);
        }
    }
}
