package org.staffroom.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.PastAgendas;
import org.staffroom.imports.Row.Speaker;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PastMeetings;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PastTalks;
import org.staffroom.presentations.PresentationDescription;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.TalkKind;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Words;
import org.staffroom.topics.TopicId;
import org.staffroom.venues.VenueId;
import org.staffroom.venues.Venues;

/** Writes a plan down, feature by feature through their commands; part of the transaction of {@link Imports#carryOut}. */
@Component
class Writer {

    private final Organisations organisations;
    private final People people;
    private final Venues venues;
    private final PastTalks talks;
    private final PastMeetings meetings;
    private final PastAgendas agendas;
    private final Words words;

    Writer(
            Organisations organisations,
            People people,
            Venues venues,
            PastTalks talks,
            PastMeetings meetings,
            PastAgendas agendas,
            Words words) {
        this.organisations = organisations;
        this.people = people;
        this.venues = venues;
        this.talks = talks;
        this.meetings = meetings;
        this.agendas = agendas;
        this.words = words;
    }

    /**
     * What was written.
     *
     * @param fresh meetings that were not there
     * @param grown meetings that talks were added to
     * @param added the items of these
     */
    record Written(List<UUID> fresh, List<UUID> grown, List<UUID> added) {}

    Written write(CurrentPerson me, Plan plan) {
        var named = new HashMap<String, OrganisationId>();
        plan.organisations().forEach((name, kind) -> named.put(Spelling.key(name), organisations.listed(name, kind)));
        var given = talks(me, plan, named);
        var grown = new ArrayList<UUID>();
        var added = new ArrayList<UUID>();
        for (var meeting : plan.grown()) {
            var id = new MeetingId(Objects.requireNonNull(meeting.known()));
            added.addAll(agendas.append(me, id, given(meeting, given)));
            grown.add(id.value());
        }
        var places = places(me, plan);
        var fresh = plan.newMeetings();
        var ids = meetings.record(
                me,
                fresh.stream().map(meeting -> meeting(meeting, places, named)).toList());
        var days = new LinkedHashMap<MeetingId, List<PastAgendas.Given>>();
        for (var at = 0; at < fresh.size(); at++) {
            days.put(ids.get(at), given(fresh.get(at), given));
        }
        agendas.record(me, days);
        return new Written(ids.stream().map(MeetingId::value).toList(), grown, added);
    }

    /** Takes back what {@link Traces} has of an import: what refers to something before what it refers to. */
    void takeBack(CurrentPerson me, Map<String, List<UUID>> made) {
        agendas.takeBack(me, made.getOrDefault(Traces.ITEM, List.of()), made.getOrDefault(Traces.MEETING, List.of()));
        talks.takeBack(me, made.getOrDefault(Traces.TALK, List.of()));
        meetings.takeBack(me, made.getOrDefault(Traces.MEETING, List.of()));
        venues.takeBack(me, made.getOrDefault(Traces.VENUE, List.of()));
        people.takeBack(made.getOrDefault(Traces.PERSON, List.of()));
        organisations.takeBack(made.getOrDefault(Traces.ORGANISATION, List.of()));
    }

    private Map<String, PresentationId> talks(CurrentPerson me, Plan plan, Map<String, OrganisationId> named) {
        var ids = new HashMap<String, PresentationId>();
        var fresh = new LinkedHashMap<String, Plan.Talk>();
        var regions = new HashMap<String, RegionId>();
        for (var meeting : plan.meetings()) {
            for (var talk : meeting.talks()) {
                if (talk.known() == null) {
                    fresh.putIfAbsent(talk.key(), talk);
                    regions.putIfAbsent(talk.key(), meeting.region().id());
                } else {
                    ids.put(talk.key(), new PresentationId(talk.known()));
                }
            }
        }
        var speakers = speakers(fresh.values(), named);
        var written = talks.record(
                me,
                fresh.values().stream()
                        .map(talk -> new PastTalks.Given(
                                description(talk, speakers),
                                Objects.requireNonNull(regions.get(talk.key())),
                                talk.slides()))
                        .toList(),
                words.of("imports.slides"));
        var keys = List.copyOf(fresh.keySet());
        for (var at = 0; at < keys.size(); at++) {
            ids.put(keys.get(at), written.get(at));
        }
        return ids;
    }

    private PresentationDescription description(Plan.Talk talk, Map<String, PersonId> speakers) {
        return new PresentationDescription(
                talk.title(),
                talk.abstractText(),
                talk.vendor() ? TalkKind.VENDOR : TalkKind.MEMBER,
                null,
                talk.speakers().stream()
                        .map(speaker -> Objects.requireNonNull(speakers.get(speaker.key())))
                        .toList(),
                talk.topics().stream().map(TopicId::new).toList());
    }

    private Map<String, PersonId> speakers(Collection<Plan.Talk> talks, Map<String, OrganisationId> named) {
        var all = new LinkedHashMap<String, Speaker>();
        talks.forEach(talk -> talk.speakers().forEach(speaker -> all.putIfAbsent(speaker.key(), speaker)));
        var ids = new HashMap<String, PersonId>();
        all.values().stream()
                .filter(speaker -> speaker.email() != null)
                .forEach(speaker ->
                        ids.put(speaker.key(), people.named(speaker.name(), speaker.email(), work(speaker, named))));
        var guests =
                all.values().stream().filter(speaker -> speaker.email() == null).toList();
        var found = people.guests(guests.stream()
                .map(speaker -> new People.Guest(speaker.name(), work(speaker, named)))
                .toList());
        for (var at = 0; at < guests.size(); at++) {
            ids.put(guests.get(at).key(), found.get(at));
        }
        return ids;
    }

    private @Nullable OrganisationId work(Speaker speaker, Map<String, OrganisationId> named) {
        return speaker.organisation().isEmpty() ? null : organisation(speaker.organisation(), named);
    }

    private PastMeetings.Past meeting(
            Plan.Meeting meeting, Map<Plan.Venue, VenueId> places, Map<String, OrganisationId> named) {
        var venue = meeting.venue();
        var host = meeting.host().isEmpty() ? null : organisation(meeting.host(), named);
        return new PastMeetings.Past(
                meeting.region().id(),
                new MeetingDetails(
                        meeting.title(),
                        meeting.summary(),
                        venue == null ? MeetingFormat.ONLINE : MeetingFormat.IN_PERSON,
                        meeting.date(),
                        meeting.start(),
                        meeting.end(),
                        venue == null ? null : places.get(venue),
                        null,
                        null,
                        null),
                host,
                meeting.came(),
                meeting.writeUp());
    }

    private Map<Plan.Venue, VenueId> places(CurrentPerson me, Plan plan) {
        return plan.newMeetings().stream()
                .map(Plan.Meeting::venue)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        venue -> venue,
                        venue -> venue.known() == null
                                ? venues.named(me, venue.name(), venue.town(), venue.postcode())
                                : new VenueId(venue.known())));
    }

    /** One that is in the plan, or was there. */
    private OrganisationId organisation(String name, Map<String, OrganisationId> named) {
        return named.computeIfAbsent(Spelling.key(name), key -> organisations.listed(name, OrganisationKind.OTHER));
    }

    private static List<PastAgendas.Given> given(Plan.Meeting meeting, Map<String, PresentationId> talks) {
        return meeting.talks().stream()
                .map(talk -> new PastAgendas.Given(id(talk, talks), talk.vendor()))
                .toList();
    }

    private static PresentationId id(Plan.Talk talk, Map<String, PresentationId> given) {
        return Objects.requireNonNull(given.get(talk.key()));
    }
}
