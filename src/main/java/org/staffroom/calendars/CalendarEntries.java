package org.staffroom.calendars;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.staffroom.calendars.MeetingEntry.Slot;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/**
 * Meetings as iCalendar objects (RFC 5545): in mails, to one attendee (RFC 6047), and in feeds. The UID is the meeting's
 * id, so that a calendar recognises it for ever and wherever the site moves.
 */
@Component
public class CalendarEntries {

    private static final Locale LOCALE = Locale.UK;

    /** The one attendee of an entry in a mail: who it is sent to. */
    public record Recipient(String name, String email) {}

    private final CalendarQueries queries;
    private final MessageSource messages;
    private final Network network;
    private final Dates dates;

    CalendarEntries(CalendarQueries queries, MessageSource messages, Network network, Dates dates) {
        this.queries = queries;
        this.messages = messages;
        this.network = network;
        this.dates = dates;
    }

    /**
     * The facts of a published meeting as they are now, with the joining link: for confirmed people alone, see
     * {@link MeetingEntry#withoutJoiningLink}.
     *
     * @throws NotFound for a draft
     */
    public MeetingEntry entry(MeetingId meeting) {
        return queries.withJoiningLink(meeting.value()).orElseThrow(NotFound::new);
    }

    /**
     * Puts the meeting in the recipient's calendar, or changes it there.
     *
     * @param sequence higher than in every entry this recipient had before
     * @param stamp when it was decided; the same however often the mail is tried
     */
    public String request(MeetingEntry meeting, Recipient to, int sequence, Instant stamp) {
        return toOne(ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED, meeting, to, sequence, stamp);
    }

    /** Takes the meeting out of the recipient's calendar; parameters as in {@link #request}. */
    public String cancel(MeetingEntry meeting, Recipient to, int sequence, Instant stamp) {
        return toOne(
                ImmutableMethod.CANCEL,
                ImmutableStatus.VEVENT_CANCELLED,
                meeting.withoutJoiningLink(),
                to,
                sequence,
                stamp);
    }

    private String toOne(
            Method method, Status status, MeetingEntry meeting, Recipient to, int sequence, Instant stamp) {
        var event = event(meeting, title(meeting), stamp, sequence, status);
        event.add(new Attendee(
                new ParameterList(List.of(new Cn(parameter(to.name())), PartStat.ACCEPTED, Rsvp.FALSE)),
                mailto(to.email())));
        return text(calendar(method, List.of(event)));
    }

    /** A feed of meetings. */
    String feed(String name, List<MeetingEntry> meetings) {
        var calendar = calendar(
                ImmutableMethod.PUBLISH,
                meetings.stream()
                        .map(meeting -> event(
                                meeting,
                                titleInFeed(meeting),
                                meeting.changedAt(),
                                meeting.sequence(),
                                meeting.cancelled() || meeting.dateToFollow()
                                        ? ImmutableStatus.VEVENT_CANCELLED
                                        : ImmutableStatus.VEVENT_CONFIRMED))
                        .toList());
        return named(calendar, name);
    }

    /** Somebody's own places, as they are by now; without joining links, for addresses of feeds are passed on. */
    String own(String name, List<OwnEntry> places) {
        return named(
                calendar(
                        ImmutableMethod.PUBLISH,
                        places.stream().map(this::ownEvent).toList()),
                name);
    }

    private VEvent ownEvent(OwnEntry place) {
        var title = title(place.meeting());
        var status = switch (place.standing()) {
            case CONFIRMED -> ImmutableStatus.VEVENT_CONFIRMED;
            case OPEN -> ImmutableStatus.VEVENT_TENTATIVE;
            default -> ImmutableStatus.VEVENT_CANCELLED;
        };
        return event(
                place.meeting(),
                place.standing() == OwnEntry.Standing.CONFIRMED ? title : word("own." + place.standing(), title),
                place.changedAt(),
                place.sequence(),
                status);
    }

    private static String named(Calendar calendar, String name) {
        calendar.add(new XProperty("X-WR-CALNAME", line(name)));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), Duration.ofHours(1)));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        return text(calendar);
    }

    private Calendar calendar(Method method, List<VEvent> events) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Staffroom//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(London.rules());
        events.forEach(calendar::add);
        return calendar;
    }

    private VEvent event(MeetingEntry meeting, String title, Instant stamp, int sequence, Status status) {
        var event = new VEvent(at(meeting, meeting.startsAt()), at(meeting, meeting.endsAt()), title);
        event.replace(new DtStamp(stamp));
        event.add(new Uid(meeting.id().toString()));
        event.add(new LastModified(meeting.changedAt()));
        event.add(new Sequence(sequence));
        event.add(new Organizer(
                new ParameterList(List.of(new Cn(parameter(network.networkName())))), mailto(network.mailbox())));
        event.add(status);
        event.add(ImmutableTransp.OPAQUE);
        event.add(new Url(URI.create(network.url("/meetings/" + meeting.slug()))));
        event.add(new Location(line(where(meeting))));
        event.add(new Description(description(meeting)));
        event.add(new Categories(line(meeting.region()).replace(",", " ")));
        return event;
    }

    /**
     * In its zone where that is London, which is told with it; elsewhere in UTC, which needs no telling. In UTC also in the
     * hour that comes twice when the clocks go back: calendars read a time on the wall as its first coming.
     */
    private static Temporal at(MeetingEntry meeting, Instant instant) {
        var there = instant.atZone(London.ZONE);
        return London.ZONE.equals(meeting.zone())
                        && there.withEarlierOffsetAtOverlap().equals(there)
                ? there
                : instant;
    }

    private String title(MeetingEntry meeting) {
        return line(meeting.title());
    }

    /** Calendars that keep what is off show why it is. */
    private String titleInFeed(MeetingEntry meeting) {
        return meeting.cancelled()
                ? word("cancelled", title(meeting))
                : meeting.dateToFollow() ? word("postponed", title(meeting)) : title(meeting);
    }

    private String where(MeetingEntry meeting) {
        if (meeting.place() == null) {
            return word("online");
        }
        return meeting.online() ? word("hybrid", meeting.place()) : meeting.place();
    }

    private String description(MeetingEntry meeting) {
        var text = new StringBuilder();
        if (meeting.cancelled() && meeting.cancelledReason() != null) {
            text.append(word("cancelled-because", meeting.cancelledReason())).append("\n\n");
        }
        if (!meeting.summary().isBlank()) {
            text.append(meeting.summary().strip()).append("\n\n");
        }
        if (meeting.joiningLink() != null) {
            text.append(word("joining-link", meeting.joiningLink())).append("\n\n");
        }
        if (!meeting.agenda().isEmpty()) {
            text.append(word("agenda")).append('\n');
            agenda(meeting).forEach(slot -> text.append(slot).append('\n'));
            text.append('\n');
        }
        text.append(network.url("/meetings/" + meeting.slug()));
        return text.toString().replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    }

    /** The agenda, a line an item: "10am Vendor talk: Penetration testing (Jo Blake)". */
    public List<String> agenda(MeetingEntry meeting) {
        return meeting.agenda().stream().map(slot -> slot(meeting, slot)).toList();
    }

    /** "10am Vendor talk: Penetration testing (Jo Blake)". Whose talk it is always stands in words. */
    private String slot(MeetingEntry meeting, Slot slot) {
        var start = dates.time(meeting.startsAt()
                .plus(Duration.ofMinutes(slot.minute()))
                .atZone(meeting.zone())
                .toLocalTime());
        var kind = word("kind." + slot.kind());
        var talk = slot.kind().endsWith("_TALK");
        var title = slot.title() == null ? kind : talk ? kind + ": " + slot.title() : slot.title();
        return line(start + " " + title + (slot.people() == null ? "" : " (" + slot.people() + ")"));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("calendars." + key, arguments, LOCALE);
    }

    /** One line without control characters: the library escapes what means something in a text, not these. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
    }

    /** Parameters of properties cannot carry a double quote at all. */
    private static String parameter(String text) {
        return line(text).replace('"', '\'');
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private static String text(Calendar calendar) {
        var problems = calendar.validate();
        if (problems.hasErrors()) {
            throw new IllegalStateException(problems.toString());
        }
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
