package org.staffroom.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.CalendarEntries.Recipient;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.notifications.Letter.Button;
import org.staffroom.notifications.Letter.Card;
import org.staffroom.notifications.Letter.Entry;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;

/** Turns the facts of a delivery into words. Reads nothing but the delivery: the message says what was so when it happened. */
@Component
class LetterWriter {

    private static final Locale LOCALE = Locale.UK;

    private final MessageSource messages;
    private final Dates dates;
    private final Network network;
    private final Answers answers;
    private final CalendarEntries calendar;

    LetterWriter(MessageSource messages, Dates dates, Network network, Answers answers, CalendarEntries calendar) {
        this.messages = messages;
        this.dates = dates;
        this.network = network;
        this.answers = answers;
        this.calendar = calendar;
    }

    /** The message as it is sent. */
    Letter write(Delivery delivery) {
        return inLocale(delivery, true);
    }

    /** As {@link #write}, without what lets its reader act for the recipient. */
    Letter writeForOthers(Delivery delivery) {
        return inLocale(delivery, false);
    }

    private Letter inLocale(Delivery delivery, boolean own) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(LOCALE);
        try {
            return switch (delivery.template()) {
                case SIGN_IN -> signIn(delivery, own);
                case WRITE_UP_PUBLISHED -> writeUp(delivery, own);
                default -> ofMeeting(delivery, own);
            };
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private Letter signIn(Delivery delivery, boolean own) {
        var secret = own && delivery.secret() != null ? delivery.secret() : SignInSecret.hidden();
        return new Letter(
                word("sign-in.subject", network.networkName()),
                word("sign-in.preview"),
                null,
                word("sign-in.heading", network.networkName()),
                List.of(word("sign-in.text")),
                null,
                null,
                secret.code(),
                new Button(word("sign-in.button"), network.url("/sign-in/link/" + secret.link())),
                null,
                List.of(word("sign-in.after")),
                word("sign-in.reason", network.networkName()),
                null,
                null);
    }

    private Letter writeUp(Delivery delivery, boolean own) {
        var writeUp = Objects.requireNonNull(delivery.facts().writeUp());
        var stop = delivery.person() == null || !own ? null : answers.address(new Answers.News(delivery.person()));
        return new Letter(
                word("write-up-published.subject", writeUp.title()),
                word("write-up-published.preview", writeUp.meeting(), writeUp.day()),
                writeUp.region(),
                writeUp.title(),
                List.of(word("write-up-published.text", writeUp.author(), writeUp.meeting(), writeUp.day())),
                null,
                writeUp.summary().isBlank() ? null : writeUp.summary(),
                null,
                new Button(word("write-up-published.button"), network.url("/write-ups/" + writeUp.slug())),
                null,
                List.of(),
                word("write-up-published.reason", writeUp.region(), network.networkName()),
                stop,
                null);
    }

    private Letter ofMeeting(Delivery delivery, boolean own) {
        var facts = delivery.facts();
        var meeting = Objects.requireNonNull(facts.meeting());
        var part = Objects.requireNonNull(facts.part());
        var key = delivery.template().key();
        var day = dates.day(meeting.startsAt(), meeting.zone());
        var page = network.url("/meetings/" + meeting.slug());
        var cancelled = delivery.template() == Template.MEETING_CANCELLED;
        return new Letter(
                word(key + ".subject", meeting.title(), day, facts.position()),
                word(key + ".preview", meeting.title(), day, facts.position()),
                meeting.region(),
                word(key + ".heading", facts.position()),
                paragraphs(delivery, meeting, part),
                card(meeting, day, cancelled, own),
                facts.reason() == null || facts.reason().isBlank() ? null : facts.reason(),
                null,
                new Button(word(key + ".button"), page),
                own ? wayBack(delivery, meeting, part) : null,
                afterwards(delivery.template(), part),
                word("meeting.reason", network.networkName()),
                null,
                entry(delivery, meeting, part));
    }

    private List<String> paragraphs(Delivery delivery, MeetingEntry meeting, Part part) {
        var paragraphs = new ArrayList<String>();
        var name = delivery.facts().name();
        if (name != null) {
            paragraphs.add(word("hello", name));
        }
        var key = delivery.template().key() + ".text";
        paragraphs.add(
                wordOr(key + "." + part, key, meeting.title(), delivery.facts().position()));
        return paragraphs;
    }

    private List<String> afterwards(Template template, Part part) {
        var key = template.key() + ".after";
        var text = messages.getMessage(
                "mail." + key + "." + part, null, messages.getMessage("mail." + key, null, "", LOCALE), LOCALE);
        return text == null || text.isBlank() ? List.of() : List.of(text);
    }

    private Card card(MeetingEntry meeting, String day, boolean cancelled, boolean own) {
        var join = meeting.joiningLink() == null || cancelled || !own
                ? null
                : new Button(word("join"), meeting.joiningLink());
        var place = meeting.place() == null
                ? word("online")
                : meeting.online() ? word("hybrid", meeting.place()) : meeting.place();
        return new Card(
                meeting.title(), day, dates.hours(meeting.startsAt(), meeting.endsAt()), place, join, cancelled);
    }

    /** One press to give the place back, from the mail itself. */
    private @Nullable Button wayBack(Delivery delivery, MeetingEntry meeting, Part part) {
        if (delivery.person() == null
                || delivery.template() == Template.MEETING_CANCELLED
                || (part != Part.CONFIRMED && part != Part.WAITING)) {
            return null;
        }
        var answer = new Answers.Place(
                delivery.person(), new MeetingId(meeting.id()), delivery.facts().round());
        return new Button(word("give-back." + part), answers.address(answer));
    }

    /** Confirmed people have the meeting in their calendars; the waiting get words. */
    private @Nullable Entry entry(Delivery delivery, MeetingEntry meeting, Part part) {
        if (part != Part.CONFIRMED && part != Part.GONE) {
            return null;
        }
        var to = new Recipient(Objects.requireNonNullElse(delivery.facts().name(), delivery.email()), delivery.email());
        var sequence = Math.max(0, delivery.facts().sequence());
        var off = part == Part.GONE || delivery.template() == Template.MEETING_CANCELLED;
        return off
                ? new Entry("CANCEL", calendar.cancel(meeting, to, sequence, delivery.createdAt()))
                : new Entry("REQUEST", calendar.request(meeting, to, sequence, delivery.createdAt()));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, LOCALE);
    }

    private String wordOr(String key, String otherwise, Object... arguments) {
        var found = messages.getMessage("mail." + key, arguments, null, LOCALE);
        return found == null ? word(otherwise, arguments) : found;
    }
}
