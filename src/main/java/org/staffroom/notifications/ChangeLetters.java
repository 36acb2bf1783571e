package org.staffroom.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.changes.ChangeKind;
import org.staffroom.changes.ChangeMail;
import org.staffroom.changes.Difference;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Network;

/** What a change reads like, in the mail that is sent and in the one that is shown before. */
@Component
class ChangeLetters implements ChangeMail {

    private final CalendarEntries calendar;
    private final LetterWriter writer;
    private final Post post;
    private final MessageSource messages;
    private final Network network;
    private final Clock clock;

    ChangeLetters(
            CalendarEntries calendar,
            LetterWriter writer,
            Post post,
            MessageSource messages,
            Network network,
            Clock clock) {
        this.calendar = calendar;
        this.writer = writer;
        this.post = post;
        this.messages = messages;
        this.network = network;
        this.clock = clock;
    }

    Facts facts(MeetingEntry meeting, List<Difference> differences, String reason) {
        return Facts.of(meeting)
                .changed(differences.stream().map(this::change).toList())
                .because(reason);
    }

    private Facts.Change change(Difference difference) {
        return new Facts.Change(
                messages.getMessage(
                        "meetings.changes.what." + difference.what(), new Object[] {difference.about()}, Locale.UK),
                difference.before().isEmpty() ? null : difference.before(),
                difference.after().isEmpty() ? null : difference.after());
    }

    @Override
    public Shown show(
            MeetingId meeting,
            ChangeKind kind,
            List<Difference> differences,
            String reason,
            @Nullable Instant answerBy) {
        var facts = facts(calendar.entry(meeting), differences, reason)
                .until(answerBy)
                .as(Part.CONFIRMED);
        var letter = writer.writeForOthers(new Delivery(
                Ids.next(), template(kind), null, network.mailbox(), facts, null, 0, clock.instant(), null));
        return new Shown(letter.subject(), post.htmlForPage(letter));
    }

    private static Template template(ChangeKind kind) {
        return switch (kind) {
            case CHANGED -> Template.MEETING_CHANGED;
            case POSTPONED -> Template.MEETING_POSTPONED;
            case RESCHEDULED -> Template.MEETING_RESCHEDULED;
            case CANCELLED -> Template.MEETING_CANCELLED;
        };
    }
}
