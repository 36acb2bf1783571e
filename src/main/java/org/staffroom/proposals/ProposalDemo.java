package org.staffroom.proposals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/** Talks that people of the demonstration propose, and what their ambassadors have made of them so far. */
@Component
@Order(78)
@ConditionalOnBooleanProperty("staffroom.demo")
class ProposalDemo implements DemoData {

    private static final Duration DECIDED_AFTER = Duration.ofDays(1);
    private static final Duration ANSWERED_AFTER = Duration.ofHours(30);

    private record Note(String by, String text) {}

    private record Listed(
            String by,
            @Nullable String meeting,
            @Nullable String region,
            String title,
            @JsonProperty("abstract") String abstractText,
            String nature,
            String level,
            int minutes,
            List<String> topics,
            @Nullable String speakers,
            @Nullable String givenBefore,
            @Nullable String needs,
            int daysAgo,
            @Nullable String outcome,
            @Nullable String acceptedTo,
            @Nullable String words,
            @Nullable String answer,
            @Nullable List<Note> notes) {}

    private record Slugged(String slug, String id) {}

    private final Proposals proposals;
    private final Decisions decisions;
    private final SpeakerAnswers answers;
    private final ProposalQueries queries;
    private final MeetingDemo meetings;
    private final MeetingQueries rows;
    private final PeopleDemo people;
    private final JdbcClient jdbc;
    private final TravellingClock clock;

    ProposalDemo(
            Proposals proposals,
            Decisions decisions,
            SpeakerAnswers answers,
            ProposalQueries queries,
            MeetingDemo meetings,
            MeetingQueries rows,
            PeopleDemo people,
            JdbcClient jdbc,
            TravellingClock clock) {
        this.proposals = proposals;
        this.decisions = decisions;
        this.answers = answers;
        this.queries = queries;
        this.meetings = meetings;
        this.rows = rows;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void load() {
        var now = Clock.systemUTC().instant();
        var topics = jdbc.sql("select slug, id::text from topic").query(Slugged.class).list().stream()
                .collect(Collectors.toMap(Slugged::slug, Slugged::id));
        for (var row : DemoFile.rows("proposals.yaml", Listed.class)) {
            load(row, topics, now.minus(Duration.ofDays(row.daysAgo())));
        }
        clock.comeBack();
    }

    private void load(Listed row, Map<String, String> topics, Instant at) {
        clock.travelTo(at);
        var form = form(row, topics);
        var id = proposals.propose(person(row.by()), form, form.coSpeakers());
        var ambassador = person("ambassador@staffroom.example");
        clock.travelTo(at.plus(DECIDED_AFTER));
        if (row.notes() != null) {
            row.notes().forEach(note -> decisions.note(person(note.by()), id, note.text()));
        }
        if (row.outcome() == null) {
            return;
        }
        var letter = new Decisions.Letter(
                UUID.randomUUID(), queries.find(id).version(), Objects.requireNonNullElse(row.words(), ""));
        switch (row.outcome()) {
            case "SHORTLIST" -> decisions.shortlist(ambassador, id);
            case "LATER" -> decisions.keepForLater(ambassador, id, letter);
            case "DECLINE" -> decisions.decline(ambassador, id, letter);
            default ->
                decisions.accept(
                        ambassador,
                        id,
                        letter,
                        new AgendaPlaces.Slot(
                                meetings.byKey(Objects.requireNonNull(row.acceptedTo())),
                                AgendaPlaces.Where.NOT_YET,
                                null));
        }
        if (row.answer() != null) {
            clock.travelTo(at.plus(ANSWERED_AFTER));
            answers.answer(people.person(row.by()), id, null, row.answer().equals("YES"));
        }
    }

    private ProposalForm form(Listed row, Map<String, String> topics) {
        var target = row.meeting() == null
                ? "region:" + row.region()
                : "meeting:" + rows.row(meetings.byKey(row.meeting())).slug();
        return new ProposalForm(
                UUID.randomUUID().toString(),
                target,
                null,
                row.title(),
                row.abstractText(),
                row.nature(),
                row.level(),
                String.valueOf(row.minutes()),
                row.topics().stream().map(topics::get).filter(Objects::nonNull).toList(),
                row.speakers(),
                row.givenBefore(),
                row.needs(),
                null);
    }

    private CurrentPerson person(String email) {
        return new CurrentPerson(people.person(email), "", email, false, true);
    }
}
