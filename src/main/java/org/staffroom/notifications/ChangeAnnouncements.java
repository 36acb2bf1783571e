package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.changes.ChangeNotices;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.changes.NoticeId;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.shared.DemoLoading;

/** Tells everybody whom a change of a meeting concerns; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChangeAnnouncements {

    private final Outbox outbox;
    private final ChangeOutbox others;
    private final ChangeLetters letters;
    private final ChangeNotices notices;
    private final CalendarEntries calendar;
    private final EntityManager entities;
    private final DemoLoading demo;
    private final Clock clock;

    ChangeAnnouncements(
            Outbox outbox,
            ChangeOutbox others,
            ChangeLetters letters,
            ChangeNotices notices,
            CalendarEntries calendar,
            EntityManager entities,
            DemoLoading demo,
            Clock clock) {
        this.outbox = outbox;
        this.others = others;
        this.letters = letters;
        this.notices = notices;
        this.calendar = calendar;
        this.entities = entities;
        this.demo = demo;
        this.clock = clock;
    }

    @EventListener
    void on(MeetingChanged event) {
        tell(Template.MEETING_CHANGED, event.notice(), true);
    }

    @EventListener
    void on(MeetingPostponed event) {
        tell(Template.MEETING_POSTPONED, event.notice(), true);
    }

    /** Those registered are asked whether they can still come: by whoever keeps the places. */
    @EventListener
    void on(MeetingRescheduled event) {
        tell(Template.MEETING_RESCHEDULED, event.notice(), false);
    }

    private void tell(Template template, NoticeId id, boolean registered) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var notice = notices.get(id);
        var meeting = calendar.entry(notice.meeting());
        if (isToCome(meeting)) {
            var facts = letters.facts(meeting, notice.differences(), notice.reason());
            if (registered) {
                outbox.toRegistered(template, notice.meeting(), facts, null, null, id.toString());
            }
            others.toOthers(template, notice.meeting(), notice.former(), facts, id.toString());
        }
    }

    /** Whatever its day was: only what people still mean to come to is cancelled, be its date to follow. */
    @EventListener
    void on(MeetingCancelled event) {
        if (!demo.active()) {
            entities.flush();
            var facts = Facts.cancelled(calendar.entry(event.meeting()).withoutJoiningLink(), event.reason());
            outbox.toRegistered(Template.MEETING_CANCELLED, event.meeting(), facts, null, null, "cancelled");
            others.toOthers(Template.MEETING_CANCELLED, event.meeting(), Former.NOBODY, facts, "cancelled");
        }
    }

    /** Whoever corrects the page of a meeting that is over tells nobody. */
    private boolean isToCome(MeetingEntry meeting) {
        return meeting.dateToFollow() || clock.instant().isBefore(meeting.endsAt());
    }
}
