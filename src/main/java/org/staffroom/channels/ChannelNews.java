package org.staffroom.channels;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.staffroom.channels.ChannelPost.Kind;
import org.staffroom.meetings.JointHosting;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPublished;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpPublished;
import org.staffroom.writeups.WriteUpPublishedAgain;
import org.staffroom.writeups.WriteUpWithdrawn;

/** What regions' channels are told: new meetings, changes, write-ups. In the transaction of what happened. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChannelNews {

    private final Channels channels;
    private final CalendarEntries calendar;
    private final ChangeNotices notices;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final DemoLoading demo;
    private final Dates dates;
    private final Clock clock;

    ChannelNews(
            Channels channels,
            CalendarEntries calendar,
            ChangeNotices notices,
            EntityManager entities,
            JdbcClient jdbc,
            MessageSource messages,
            DemoLoading demo,
            Dates dates,
            Clock clock) {
        this.channels = channels;
        this.calendar = calendar;
        this.notices = notices;
        this.entities = entities;
        this.jdbc = jdbc;
        this.messages = messages;
        this.demo = demo;
        this.dates = dates;
        this.clock = clock;
    }

    @EventListener
    void on(MeetingPublished event) {
        tell(event.meeting(), Kind.MEETING, "published", "", event.meeting().toString());
    }

    /** A region that joins a published meeting has its news a little later; the others have had it. */
    @EventListener
    void on(JointHosting event) {
        if (event.step() == JointHosting.Step.ACCEPTED && isPublished(event.meeting())) {
            tell(
                    event.meeting(),
                    event.region(),
                    Kind.MEETING,
                    "published",
                    "",
                    event.meeting().toString());
        }
    }

    private boolean isPublished(MeetingId meeting) {
        return jdbc.sql("select status = 'PUBLISHED' from meeting where id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void on(MeetingChanged event) {
        tell(event.meeting(), Kind.CHANGE, "changed", reason(event.notice()), happening(event.notice()));
    }

    @EventListener
    void on(MeetingPostponed event) {
        tell(event.meeting(), Kind.CHANGE, "postponed", reason(event.notice()), happening(event.notice()));
    }

    @EventListener
    void on(MeetingRescheduled event) {
        tell(event.meeting(), Kind.CHANGE, "rescheduled", reason(event.notice()), happening(event.notice()));
    }

    @EventListener
    void on(MeetingCancelled event) {
        tell(event.meeting(), Kind.CHANGE, "cancelled", event.reason(), event.meeting() + ":cancelled");
    }

    private String reason(NoticeId notice) {
        if (demo.active()) {
            return "";
        }
        entities.flush();
        return notices.get(notice).reason();
    }

    private static String happening(NoticeId notice) {
        return notice.value().toString();
    }

    private void tell(MeetingId id, Kind kind, String what, String reason, String happening) {
        tell(id, null, kind, what, reason, happening);
    }

    /** @param only the one region that has not heard of it; null for all that hold it */
    private void tell(MeetingId id, @Nullable RegionId only, Kind kind, String what, String reason, String happening) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var meeting = calendar.entry(id);
        var toCome = clock.instant().isBefore(meeting.endsAt());
        // Only what people still mean to come to is cancelled, whatever its day was.
        if (toCome || meeting.dateToFollow() || what.equals("cancelled")) {
            var when = meeting.dateToFollow() || !toCome ? "" : when(meeting);
            var title = word(what, meeting.title());
            var text = (when + "\n" + Objects.requireNonNullElse(reason, "")).strip();
            var path = "/meetings/" + meeting.slug();
            if (only == null) {
                channels.tell(id, kind, title, text, path, happening);
            } else {
                channels.tell(only, kind, title, text, path, happening);
            }
        }
    }

    private String when(MeetingEntry meeting) {
        return word(
                "when",
                dates.day(meeting.startsAt(), meeting.zone()),
                dates.time(LocalTime.ofInstant(meeting.startsAt(), meeting.zone())),
                dates.time(LocalTime.ofInstant(meeting.endsAt(), meeting.zone())),
                Objects.requireNonNullElse(meeting.place(), word("online")));
    }

    private record WriteUp(UUID meeting, String slug, String title, String summary) {}

    @EventListener
    void on(WriteUpPublished event) {
        tell(event.writeUp());
    }

    /** Where it was posted it is not posted again. */
    @EventListener
    void on(WriteUpPublishedAgain event) {
        tell(event.writeUp());
    }

    private void tell(WriteUpId id) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var found = jdbc.sql("select meeting_id as meeting, slug, title, summary from write_up where id = ?")
                .param(id.value())
                .query(WriteUp.class)
                .single();
        channels.tell(
                new MeetingId(found.meeting),
                Kind.WRITE_UP,
                word("write-up", found.title),
                found.summary,
                "/write-ups/" + found.slug,
                id.value().toString());
    }

    @EventListener
    void on(WriteUpWithdrawn event) {
        channels.takeBack(Kind.WRITE_UP, event.writeUp().value().toString());
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("channels.post." + key, arguments, Locale.UK);
    }
}
