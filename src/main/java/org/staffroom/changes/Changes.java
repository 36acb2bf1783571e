package org.staffroom.changes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.staffroom.agendas.AgendaMoves;
import org.staffroom.changes.Difference.What;
import org.staffroom.changes.Proposal.OfItem;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.LockedMeeting;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingAudience;
import org.staffroom.meetings.MeetingAudience.Audience;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingLock;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/**
 * Changes what matters to someone who travels to a published meeting, and tells everybody in the same transaction: before,
 * after and why. What is shown before and what is done are the same code; the preview is rolled back.
 */
@Service
@Transactional
public class Changes {

    /**
     * What will be told, and to whom, before anything is.
     *
     * @param answerBy until when those registered have first refusal for the new day; null unless there is one
     * @param news whether there is something to tell; else it is kept at once: see {@link Changes#keep}
     * @param over by how many minutes the agenda would go on past the meeting's end
     * @param unheard who speaks and gets no mail
     * @param seen stands for all of this: what is sent has to be what was seen
     */
    record Preview(
            ChangeKind kind,
            List<Difference> differences,
            boolean news,
            int over,
            Audience audience,
            List<String> unheard,
            @Nullable Instant answerBy,
            ChangeMail.Shown mail,
            String seen) {}

    private record Done(
            LockedMeeting meeting,
            ChangeKind kind,
            List<Difference> differences,
            boolean news,
            Former former,
            boolean raised) {}

    private final MeetingLock meetings;
    private final AgendaMoves agenda;
    private final ToldQueries told;
    private final Differences differences;
    private final ChangeNotices notices;
    private final MeetingAudience audience;
    private final ChangeMail mail;
    private final MeetingAccess access;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Words words;
    private final Dates dates;
    private final Clock clock;

    Changes(
            MeetingLock meetings,
            AgendaMoves agenda,
            ToldQueries told,
            Differences differences,
            ChangeNotices notices,
            MeetingAudience audience,
            ChangeMail mail,
            MeetingAccess access,
            People people,
            Audit audit,
            ApplicationEventPublisher events,
            Words words,
            Dates dates,
            Clock clock) {
        this.meetings = meetings;
        this.agenda = agenda;
        this.told = told;
        this.differences = differences;
        this.notices = notices;
        this.audience = audience;
        this.mail = mail;
        this.access = access;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    /** What is otherwise than people were told; nothing about a meeting that nobody comes to any more. */
    @Transactional(readOnly = true)
    public List<Difference> untold(MeetingId id) {
        return told.live(id, clock.instant()).map(this::untold).orElse(List.of());
    }

    List<Difference> untold(ToldQueries.Both both) {
        return both.told() == null ? List.of() : differences.between(both.told(), both.now());
    }

    /** Whether a notice went out already, by an earlier press of the same button. */
    @Transactional(readOnly = true)
    boolean isSent(MeetingId id, NoticeId notice) {
        return notices.find(notice).filter(each -> each.meeting().equals(id)).isPresent();
    }

    /**
     * What a proposal would tell and to whom; nothing is kept.
     *
     * @throws NotFound when the person does not organise the meeting
     * @throws Refused when a rule forbids it, or people know it all
     */
    Preview preview(CurrentPerson me, MeetingId id, Proposal proposal) {
        TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
        access.requireOrganiser(me, id);
        var done = apply(me, id, proposal);
        var until = done.kind() == ChangeKind.RESCHEDULED ? done.meeting().answerBy() : null;
        return new Preview(
                done.kind(),
                done.differences(),
                done.news(),
                over(done.meeting()),
                audience.of(id, done.former()),
                audience.unheard(id),
                until,
                mail.show(id, done.kind(), done.differences(), proposal.reason(), until),
                seen(done));
    }

    /**
     * Does what was seen in the preview, and tells everybody.
     *
     * @param notice made by the preview: a second press finds what the first one sent
     * @param seen the preview's; null when nobody looked, as for demonstration data
     * @throws StaleVersion when it would not be what was seen: somebody else changed something meanwhile
     * @throws Refused when a rule forbids it
     */
    ChangeNotice send(CurrentPerson me, MeetingId id, Proposal proposal, NoticeId notice, @Nullable String seen) {
        access.requireOrganiser(me, id);
        meetings.lock(id);
        var sent = notices.find(notice);
        if (sent.isPresent()) {
            return sent.filter(each -> each.meeting().equals(id)).orElseThrow(NotFound::new);
        }
        var done = apply(me, id, proposal);
        if (seen != null && !seen(done).equals(seen)) {
            throw new StaleVersion();
        }
        if (!done.news()) {
            throw new Refused("meetings.refused.nothing-changed");
        }
        var now = clock.instant();
        var meeting = done.meeting();
        meeting.tell(now);
        meetings.flush();
        told.keep(id, now);
        notices.write(
                notice,
                id,
                done.kind(),
                done.differences(),
                proposal.reason(),
                me.id(),
                now,
                audience.of(id, done.former()),
                done.former());
        audit.record(me.id().value(), done.kind().name().toLowerCase(Locale.ROOT), "meeting", id.value());
        events.publishEvent(event(done, notice));
        if (done.raised()) {
            events.publishEvent(new CapacityRaised(id));
        }
        return notices.get(notice);
    }

    /**
     * Does what is no news to anybody, as when a room is spelled better, and tells nobody.
     *
     * @throws StaleVersion when it has become news meanwhile
     */
    void keep(CurrentPerson me, MeetingId id, Proposal proposal) {
        access.requireOrganiser(me, id);
        var done = apply(me, id, proposal);
        if (done.news()) {
            throw new StaleVersion();
        }
        var now = clock.instant();
        done.meeting().tell(now);
        meetings.flush();
        if (done.differences().isEmpty()) {
            told.keep(id, now);
        }
        audit.record(me.id().value(), "edited", "meeting", id.value());
    }

    /**
     * Those asked whether they can come on the new day may answer until then.
     *
     * @throws Refused when nobody was asked, or it is past or after the start
     */
    void answerBy(CurrentPerson me, MeetingId id, Instant until) {
        access.requireOrganiser(me, id);
        var moved = meetings.lock(id).answerBy(until, clock.instant());
        meetings.flush();
        audit.record(me.id().value(), "answer-by moved", "meeting", id.value());
        events.publishEvent(moved);
    }

    private static Record event(Done done, NoticeId notice) {
        var meeting = done.meeting();
        var until = meeting.answerBy();
        return switch (done.kind()) {
            case POSTPONED -> new MeetingPostponed(meeting.id(), notice);
            case RESCHEDULED -> new MeetingRescheduled(meeting.id(), notice, Objects.requireNonNull(until));
            default -> new MeetingChanged(meeting.id(), notice);
        };
    }

    private Done apply(CurrentPerson me, MeetingId id, Proposal proposal) {
        var now = clock.instant();
        var meeting = meetings.lock(id);
        var was = told.now(id);
        var before = told.told(id).orElse(was);
        var wasPostponed = meeting.isPostponed();
        var kind = when(meeting, proposal, now);
        var raised = where(meeting, proposal, now);
        meetings.flush();
        agenda(me, meeting, proposal);
        var after = told.now(id);
        var found = new ArrayList<>(differences.between(before, after));
        if (kind == ChangeKind.POSTPONED || wasPostponed && kind == ChangeKind.RESCHEDULED) {
            found.removeIf(each -> each.what() == What.DAY || each.what() == What.HOURS);
            var open = words.of("meetings.changes.date-to-follow");
            found.add(
                    0,
                    kind == ChangeKind.POSTPONED
                            ? new Difference(What.DAY, "", dayAndHours(before), open)
                            : new Difference(What.DAY, "", open, dayAndHours(after)));
        }
        if (!proposal.travel().isEmpty()) {
            found.add(new Difference(What.TRAVEL, "", "", proposal.travel()));
        }
        if (!proposal.note().isEmpty()) {
            found.add(new Difference(What.NOTE, "", "", proposal.note()));
        }
        // What was not told before is no reason to tell what is only spelled better.
        var news = was.equals(after)
                ? !found.isEmpty()
                : kind != ChangeKind.CHANGED
                        || !differences.between(before, was).containsAll(found);
        if (!news && was.equals(after)) {
            throw new Refused("meetings.refused.nothing-changed");
        }
        return new Done(meeting, kind, List.copyOf(found), news, Differences.former(before, after), raised);
    }

    private ChangeKind when(LockedMeeting meeting, Proposal proposal, Instant now) {
        if (proposal.dateToFollow()) {
            meeting.postpone(now);
            return ChangeKind.POSTPONED;
        }
        var hours = hours(meeting, proposal);
        if (hours == null || hours.equals(new Hours(meeting.start(), meeting.end())) && !meeting.isPostponed()) {
            meeting.requireLive(now);
            return ChangeKind.CHANGED;
        }
        if (!meeting.move(hours, now)) {
            return ChangeKind.CHANGED;
        }
        if (proposal.answerBy() != null) {
            meeting.answerBy(proposal.answerBy(), now);
        }
        return ChangeKind.RESCHEDULED;
    }

    /** The end moves along when the agenda fills the day to its end, and as far as the agenda needs. */
    private @Nullable Hours hours(LockedMeeting meeting, Proposal proposal) {
        if (proposal.later() == null || proposal.later() == 0) {
            return proposal.hours();
        }
        if (meeting.isPostponed()) {
            throw new Refused("meetings.refused.no-day-yet");
        }
        var by = Duration.ofMinutes(proposal.later());
        var start = meeting.start().plus(by);
        var lastItem = agenda.end(meeting.id());
        var full = lastItem == 0
                || !meeting.start().plus(Duration.ofMinutes(lastItem)).isBefore(meeting.end());
        var needed = start.plus(Duration.ofMinutes(lastItem));
        var end = full ? meeting.end().plus(by) : needed.isAfter(meeting.end()) ? needed : meeting.end();
        return new Hours(start, end);
    }

    /** @return whether there are more places now */
    private boolean where(LockedMeeting meeting, Proposal proposal, Instant now) {
        var where = proposal.where();
        var room = proposal.room();
        var link = proposal.link();
        if (where == null && room == null && link == null) {
            return false;
        }
        var format = where == null ? meeting.format() : where.format();
        var venue = where == null ? meeting.venue() : where.venue();
        var otherwise = format != meeting.format();
        var elsewhere = where != null && !Objects.equals(venue, meeting.venue());
        meeting.meet(
                format,
                venue,
                room != null ? room : elsewhere ? "" : meeting.room(),
                link == null ? meeting.joiningLink() : link.isEmpty() ? null : link,
                now);
        meetings.flush();
        return where != null
                && (otherwise || where.places() != null || where.online() != null)
                && meetings.setPlaces(meeting.id(), format, where.places(), where.online());
    }

    private void agenda(CurrentPerson me, LockedMeeting meeting, Proposal proposal) {
        var id = meeting.id();
        var item = proposal.item();
        if (item instanceof OfItem.SpokenBy spoken) {
            agenda.speak(me, id, spoken.item(), people.named(spoken.name(), spoken.email(), null));
        } else if (item instanceof OfItem.At at) {
            agenda.startAt(me, id, at.item(), meeting.minuteOf(at.time()));
        } else if (item instanceof OfItem.Delayed delayed) {
            agenda.delay(me, id, delayed.item(), delayed.minutes());
        } else if (item instanceof OfItem.Dropped dropped) {
            agenda.drop(me, id, dropped.item(), dropped.closeUp());
        }
        agenda.check(id);
    }

    private int over(LockedMeeting meeting) {
        var length = Duration.between(meeting.start(), meeting.end()).toMinutes();
        return (int) Math.max(0, agenda.end(meeting.id()) - length);
    }

    private String dayAndHours(Told told) {
        return dates.day(told.startsAt()) + ", " + dates.hours(told.startsAt(), told.endsAt());
    }

    private static String seen(Done done) {
        try {
            var text = done.kind() + done.differences().toString();
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
