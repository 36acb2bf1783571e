package org.staffroom.changes;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.AgendaChanged;
import org.staffroom.meetings.MeetingAudience;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingLock;
import org.staffroom.meetings.WhatPeopleKnow;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationChanged;
import org.staffroom.venues.VenueElsewhere;

/** Keeps what people know of a meeting when its features publish, cancel or plan. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Knowledge implements WhatPeopleKnow {

    private final MeetingLock meetings;
    private final ToldQueries told;
    private final Differences differences;
    private final ChangeNotices notices;
    private final MeetingAudience audience;
    private final Clock clock;

    Knowledge(
            MeetingLock meetings,
            ToldQueries told,
            Differences differences,
            ChangeNotices notices,
            MeetingAudience audience,
            Clock clock) {
        this.meetings = meetings;
        this.told = told;
        this.differences = differences;
        this.notices = notices;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public void published(MeetingId meeting) {
        told.keep(meeting, clock.instant());
    }

    @Override
    public void cancelled(MeetingId meeting, String reason, PersonId by) {
        notices.write(
                NoticeId.next(),
                meeting,
                ChangeKind.CANCELLED,
                List.of(),
                reason,
                by,
                clock.instant(),
                audience.of(meeting),
                Former.NOBODY);
    }

    /** What disturbs nobody's plan, or when nobody has one, is known by standing on the page; the rest waits until it is told. */
    @EventListener
    void on(AgendaChanged event) {
        compare(event.meeting());
    }

    /** A talk says something else, or is spoken by others: so it is wherever it is to be given. */
    @EventListener
    void on(PresentationChanged event) {
        told.toldOf(event.presentation(), clock.instant()).forEach(this::compare);
    }

    /** The page of a meeting says at once what the book says, and so do calendars. */
    @EventListener
    void on(VenueElsewhere event) {
        var now = clock.instant();
        for (var meeting : told.liveAt(event.venue(), now)) {
            meetings.lock(meeting).tell(now);
            meetings.flush();
            compare(meeting);
        }
    }

    private void compare(MeetingId meeting) {
        told.told(meeting).ifPresent(before -> {
            var now = told.now(meeting);
            if (differences.between(before, now).isEmpty()
                    || audience.of(meeting, Differences.former(before, now)).total() == 0) {
                told.keep(meeting, clock.instant());
            } else {
                told.markUntold(meeting);
            }
        });
    }
}
