package org.staffroom.notifications;

import java.time.LocalTime;
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
import org.staffroom.notifications.Letter.Line;
import org.staffroom.notifications.Letter.Section;
import org.staffroom.notifications.Template.Calendar;
import org.staffroom.people.NewsKind;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import org.staffroom.writeups.WriteUpId;

/** Turns the facts of a delivery into words. Reads nothing but the delivery: the message says what was so when it happened. */
@Component
class LetterWriter {

    private static final Locale LOCALE = Locale.UK;

    private final MessageSource messages;
    private final Dates dates;
    private final Network network;
    private final Answers answers;
    private final CalendarEntries calendar;
    private final PlainLetters plain;
    private final NewsLetters news;
    private final TalkLetters talks;
    private final HostLetters hosts;
    private final InvitationLetters invitations;

    LetterWriter(MessageSource messages, Dates dates, Network network, Answers answers, CalendarEntries calendar) {
        this.messages = messages;
        this.plain = new PlainLetters(messages, network);
        this.dates = dates;
        this.network = network;
        this.answers = answers;
        this.calendar = calendar;
        this.news = new NewsLetters(messages, network);
        this.talks = new TalkLetters(messages, network, answers);
        this.hosts = new HostLetters(messages, network, dates);
        this.invitations = new InvitationLetters(messages, network, answers);
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
                case CO_HOST_INVITED,
                        CO_HOST_ACCEPTED,
                        CO_HOST_DECLINED,
                        CO_HOST_LEFT,
                        CO_HOST_TAKEN_BACK,
                        CO_HOST_ENDED,
                        CO_HOST_THROWN_AWAY,
                        ATTENDANCE_PUT_RIGHT,
                        ATTENDANCE_KEPT,
                        DOOR_HELPER,
                        AMBASSADOR_APPOINTED,
                        TOPIC_PLANNED,
                        TOPIC_HIDDEN,
                        FEEDBACK_TALK,
                        PHOTO_REQUEST_SETTLED,
                        CO_AUTHOR_ADDED,
                        WRITE_UP_SENT_BACK,
                        WRITE_UP_APPROVED,
                        PUBLICATION_FAILED,
                        WRITE_UP_OVERDUE,
                        WRITE_UP_OFFERED ->
                    plain.write(delivery, sections(delivery.facts()), own ? stop(delivery) : null);
                case WORDS_ASKED, WORDS_REMINDED -> plain.write(delivery, ofTalks(delivery, own), null);
                case WRITE_UP_PUBLISHED, ANNOUNCEMENT, DIGEST ->
                    news.write(delivery, sections(delivery.facts()), own ? stop(delivery) : null);
                case PROPOSAL_RECEIVED,
                        PROPOSAL_ACCEPT,
                        PROPOSAL_LATER,
                        PROPOSAL_DECLINE,
                        PROPOSAL_MESSAGE,
                        PROPOSAL_PASS_ON,
                        PROPOSAL_ARRIVED,
                        CO_SPEAKER_ASKED -> talks.write(delivery, card(delivery.facts()), own);
                case HOST_OFFERED, HOST_OFFER_ACCEPTED, HOST_OFFER_DECLINED ->
                    hosts.write(delivery, sections(delivery.facts()));
                case SPEAKER_INVITED, INVITATION_ANSWERED, INVITATION_WITHDRAWN ->
                    invitations.write(delivery, card(delivery.facts()), own);
                case EMAIL_CONFIRM ->
                    ofAccount(
                            delivery,
                            "/sign-in/address/" + secret(delivery, own).link());
                case EMAIL_KNOWN -> ofAccount(delivery, "/sign-in");
                case EMAIL_CHANGE_ASKED, EMAIL_CHANGED -> ofAccount(delivery, "/my/profile");
                case ERASED -> ofAccount(delivery, "/privacy");
                default -> ofMeeting(delivery, own);
            };
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private static LetterSecret secret(Delivery delivery, boolean own) {
        var secret = delivery.secret();
        return own && secret != null ? secret : LetterSecret.hidden();
    }

    private Letter signIn(Delivery delivery, boolean own) {
        var secret = secret(delivery, own);
        return Letter.about(
                        word("sign-in.subject", network.networkName()),
                        word("sign-in.preview"),
                        word("sign-in.heading", network.networkName()),
                        word("sign-in.reason", network.networkName()))
                .says(word("sign-in.text"))
                .code(secret.code())
                .button(new Button(word("sign-in.button"), network.url("/sign-in/link/" + secret.link())), null)
                .afterwards(List.of(word("sign-in.after")))
                .done();
    }

    /** About somebody's account, and no meeting: words take the name of the network and its mailbox. */
    private Letter ofAccount(Delivery delivery, String path) {
        var key = delivery.template().key();
        Object[] arguments = {network.networkName(), network.mailbox()};
        return Letter.about(
                        word(key + ".subject", arguments),
                        word(key + ".preview", arguments),
                        word(key + ".heading", arguments),
                        word(key + ".reason", arguments))
                .says(word(key + ".text", arguments))
                .button(new Button(word(key + ".button"), network.url(path)), null)
                .afterwards(List.of(word(key + ".after", arguments)))
                .done();
    }

    /** Its words take what the head of {@code mail.properties} says. */
    private Letter ofMeeting(Delivery delivery, boolean own) {
        var facts = delivery.facts();
        var meeting = Objects.requireNonNull(facts.meeting());
        var part = Objects.requireNonNullElse(facts.part(), Part.OTHER);
        var key = delivery.template().key();
        var day = dates.day(meeting.startsAt(), meeting.zone());
        Object[] arguments = {
            meeting.title(),
            day,
            facts.position(),
            until(facts, meeting),
            Objects.requireNonNullElse(facts.days(), 0),
            Objects.requireNonNullElse(facts.author(), ""),
            Objects.requireNonNullElse(facts.subject(), "")
        };
        return Letter.about(
                        wordOf(part, key + ".subject", arguments),
                        wordOf(part, key + ".preview", arguments),
                        wordOf(part, key + ".heading", arguments),
                        word(reasonOf(delivery.template()), network.networkName()))
                .of(meeting.region())
                .says(hello(facts))
                .says(wordOf(part, key + ".text", arguments))
                .when(card(meeting, day, isOff(delivery), own))
                .changed(facts.changes())
                .quotes(facts.reason())
                .lists(sections(facts))
                .button(
                        new Button(
                                wordOf(part, key + ".button"), own ? leadsTo(delivery, meeting, part) : page(meeting)),
                        own ? wayBack(delivery, meeting, part) : null)
                .afterwards(afterwards(delivery.template(), part, arguments))
                .stops(own ? stop(delivery) : null)
                .calendar(entry(delivery, meeting, part))
                .done();
    }

    private static String reasonOf(Template template) {
        return template == Template.THANK_YOU || template == Template.WELCOME_AFTER
                ? "thank-you.reason"
                : template == Template.FEEDBACK_ASKED || template == Template.FEEDBACK_REMINDED
                        ? "feedback.reason"
                        : template.news() == NewsKind.SLIDES
                                ? "slides.reason"
                                : template.isOfTheMoment() ? "reminder.reason" : "meeting.reason";
    }

    /** Where the recipient has no more of it; null when that cannot be. */
    private @Nullable String stop(Delivery delivery) {
        var kind = delivery.template().news();
        return kind == null || delivery.person() == null
                ? null
                : answers.address(new Answers.News(delivery.person(), kind));
    }

    private static boolean isOff(Delivery delivery) {
        var meeting = delivery.facts().meeting();
        return delivery.template().calendar() == Calendar.OFF || meeting != null && meeting.dateToFollow();
    }

    private String until(Facts facts, MeetingEntry meeting) {
        return facts.until() == null
                ? ""
                : word(
                        "moment",
                        dates.day(facts.until(), meeting.zone()),
                        dates.time(LocalTime.ofInstant(facts.until(), meeting.zone())));
    }

    private List<String> hello(Facts facts) {
        if (facts.name() == null) {
            return List.of();
        }
        // The contact of a venue need not be a person: "The reception".
        var contact =
                facts.part() == Part.HOST && facts.name().toLowerCase(LOCALE).startsWith("the ");
        return List.of(contact ? word("hello-there") : word("hello", facts.name()));
    }

    private List<Section> sections(Facts facts) {
        return facts.sections() == null
                ? List.of()
                : facts.sections().stream()
                        .map(section -> new Section(
                                section.heading(),
                                section.lines().stream()
                                        .map(line -> new Line(
                                                line.text(),
                                                line.detail(),
                                                line.path() == null ? null : network.url(line.path())))
                                        .toList()))
                        .toList();
    }

    /** What is listed, leading to where the recipient answers without signing in. */
    private List<Section> ofTalks(Delivery delivery, boolean own) {
        var about = Objects.requireNonNull(delivery.facts().talk()).proposal();
        var address = own && delivery.person() != null
                ? answers.address(new Answers.Said(delivery.person(), new WriteUpId(about)))
                : network.url("/");
        return sections(delivery.facts()).stream()
                .map(section -> new Section(
                        section.heading(),
                        section.lines().stream()
                                .map(line -> new Line(line.text(), line.detail(), address))
                                .toList()))
                .toList();
    }

    private List<String> afterwards(Template template, Part part, Object[] arguments) {
        var text = found(template.key() + ".after", part, arguments);
        return text == null || text.isBlank() ? List.of() : List.of(text);
    }

    private @Nullable Card card(Facts facts) {
        var meeting = facts.meeting();
        return meeting == null
                ? null
                : card(meeting, dates.day(meeting.startsAt(), meeting.zone()), meeting.dateToFollow(), false);
    }

    private Card card(MeetingEntry meeting, String day, boolean off, boolean own) {
        var join =
                meeting.joiningLink() == null || off || !own ? null : new Button(word("join"), meeting.joiningLink());
        var place = meeting.place() == null
                ? word("online")
                : meeting.online() ? word("hybrid", meeting.place()) : meeting.place();
        return new Card(meeting.title(), day, hours(meeting), place, join, off);
    }

    private String hours(MeetingEntry meeting) {
        return word(
                "hours",
                dates.time(LocalTime.ofInstant(meeting.startsAt(), meeting.zone())),
                dates.time(LocalTime.ofInstant(meeting.endsAt(), meeting.zone())));
    }

    private String page(MeetingEntry meeting) {
        return network.url("/meetings/" + meeting.slug());
    }

    /** To a yes and a no, when something is asked; else to the page of the meeting. */
    private String leadsTo(Delivery delivery, MeetingEntry meeting, Part part) {
        if (delivery.template() == Template.FEEDBACK_READY) {
            return network.url("/organise/meetings/" + meeting.slug() + "/feedback");
        }
        if (delivery.template().carriesSecret() && delivery.secret() != null) {
            return network.url("/feedback/" + delivery.secret().link());
        }
        return asks(delivery, part)
                ? answers.address(answer(delivery, meeting))
                : delivery.template().news() == NewsKind.SLIDES
                                || delivery.template() == Template.MEETING_RESCHEDULED && part == Part.SPEAKER
                        ? network.url("/my/talks")
                        : delivery.template() == Template.COLLEAGUES_ASKED
                                ? page(meeting) + "/registration/colleagues/answers"
                                : page(meeting);
    }

    private static boolean asks(Delivery delivery, Part part) {
        return delivery.person() != null
                && (delivery.template() == Template.PLACE_OFFERED && part == Part.OFFERED
                        || delivery.template() == Template.DATE_ASKED && part == Part.CONFIRMED);
    }

    private static Answers.Place answer(Delivery delivery, MeetingEntry meeting) {
        return new Answers.Place(
                Objects.requireNonNull(delivery.person()),
                new MeetingId(meeting.id()),
                delivery.facts().round());
    }

    /** One press to give the place back, from the mail itself. */
    private @Nullable Button wayBack(Delivery delivery, MeetingEntry meeting, Part part) {
        if (delivery.person() == null
                || isOff(delivery)
                || delivery.template().calendar() == Calendar.GONE
                || asks(delivery, part)
                || (part != Part.CONFIRMED && part != Part.WAITING)) {
            return null;
        }
        return new Button(word("give-back." + part), answers.address(answer(delivery, meeting)));
    }

    /** Confirmed people have the meeting in their calendars; the waiting get words. */
    private @Nullable Entry entry(Delivery delivery, MeetingEntry meeting, Part part) {
        var does = delivery.template().calendar();
        if (does == Calendar.UNTOUCHED || (part != Part.CONFIRMED && part != Part.GONE)) {
            return null;
        }
        var to = new Recipient(Objects.requireNonNullElse(delivery.facts().name(), delivery.email()), delivery.email());
        var sequence = Math.max(0, delivery.facts().sequence());
        return part == Part.GONE || does != Calendar.HELD || isOff(delivery)
                ? new Entry("CANCEL", calendar.cancel(meeting, to, sequence, delivery.createdAt()))
                : new Entry("REQUEST", calendar.request(meeting, to, sequence, delivery.createdAt()));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, LOCALE);
    }

    /** The words for whoever is that, else those for everybody. */
    private String wordOf(Part part, String key, Object... arguments) {
        var found = found(key, part, arguments);
        return found == null ? word(key, arguments) : found;
    }

    private @Nullable String found(String key, Part part, Object... arguments) {
        var general = messages.getMessage("mail." + key, arguments, null, LOCALE);
        return messages.getMessage("mail." + key + "." + part, arguments, general, LOCALE);
    }
}
