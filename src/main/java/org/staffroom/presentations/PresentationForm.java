package org.staffroom.presentations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NamedLine;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.topics.TopicId;

/**
 * The form of a talk, as typed.
 *
 * @param speakers ids of speakers who stay
 * @param known ids of those who stood in the form; null in one that was not sent
 * @param press tells one opening of the form of a new talk from the next
 * @param newSpeakers one a line: a name, and an e-mail behind a comma where there is one
 */
record PresentationForm(
        @NotBlank(message = "{presentations.form.title.missing}")
        @Size(min = 3, max = 160, message = "{presentations.form.title.length}")
        String title,

        @Size(max = 4000, message = "{presentations.form.abstract.long}") @Nullable
        String abstractText,

        @Nullable TalkKind kind,

        @NotNull(message = "{presentations.form.nature.missing}") @Nullable
        TalkNature nature,

        @Pattern(
                regexp = "\\s*([5-9]|[1-9][0-9]|1[0-9][0-9]|2[0-3][0-9]|240)?\\s*",
                message = "{presentations.form.minutes.wrong}")
        @Nullable
        String minutes,

        @Nullable TalkLevel level,
        @Nullable List<String> speakers,
        @Nullable List<String> known,

        @Size(max = 2000, message = "{presentations.form.speakers.long}") @Nullable
        String newSpeakers,

        @Nullable List<String> topics,
        @Nullable Integer version,
        String press) {

    private static final int MOST_SPEAKERS = 12;
    private static final int LONGEST_NAME = 120;

    /** As it is kept, so that lengths are of that: a telephone adds a space after a word, and lines end in two letters. */
    PresentationForm {
        title = Typed.text(title).replaceAll("\\s+", " ");
        abstractText = Typed.text(abstractText);
        newSpeakers = Typed.text(newSpeakers);
        press = Typed.text(press);
    }

    static PresentationForm empty() {
        return new PresentationForm(
                "",
                "",
                TalkKind.MEMBER,
                null,
                "",
                null,
                List.of(),
                null,
                "",
                List.of(),
                null,
                Ids.next().toString());
    }

    static PresentationForm of(PresentationDetails talk) {
        var speakers =
                talk.speakers().stream().map(speaker -> speaker.id().toString()).toList();
        return new PresentationForm(
                talk.title(),
                talk.abstractText(),
                talk.kind(),
                talk.nature(),
                talk.minutes() == null ? "" : talk.minutes().toString(),
                talk.level(),
                speakers,
                speakers,
                "",
                talk.topics().stream().map(topic -> topic.id().toString()).toList(),
                talk.version(),
                "");
    }

    /**
     * The same, to be saved over what somebody else saved meanwhile: with the speakers who came and without those who went.
     *
     * @param labels whether this form asks whose talk it is and who speaks
     */
    PresentationForm over(PresentationForm theirs, boolean labels) {
        var there = Objects.requireNonNullElse(theirs.speakers, List.<String>of());
        return new PresentationForm(
                title,
                abstractText,
                labels ? kind : theirs.kind,
                nature,
                minutes,
                level,
                labels ? there.stream().filter(this::keeps).toList() : there,
                there,
                labels ? newSpeakers : "",
                topics,
                version,
                press);
    }

    /** The talk that is written down: of the same form sent twice it is one, and with something changed another. */
    PresentationId id(PersonId by) {
        return press.isEmpty() ? PresentationId.next() : new PresentationId(Ids.of(by, this));
    }

    /** Whether a speaker stays: whoever is ticked, and whoever joined after the form was opened. */
    public boolean keeps(PersonId speaker) {
        return keeps(speaker.toString());
    }

    private boolean keeps(String id) {
        return speakers != null && speakers.contains(id) || known != null && !known.contains(id);
    }

    /** Those of the talk's speakers who stay; an id that is not one of them is passed over. */
    List<PersonId> staying(List<PresentationDetails.Speaker> now) {
        return now.stream()
                .map(PresentationDetails.Speaker::id)
                .filter(this::keeps)
                .toList();
    }

    /** @throws Refused when a line has no name, or there are too many */
    List<NamedLine> named() {
        var named = new ArrayList<NamedLine>();
        for (var line : text(newSpeakers).lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            var speaker = NamedLine.read(line).orElseThrow(() -> new Refused("presentations.form.speakers.line", line));
            if (speaker.name().length() > LONGEST_NAME) {
                throw new Refused("presentations.form.speakers.name");
            }
            named.add(speaker);
        }
        if (named.size() > MOST_SPEAKERS) {
            throw new Refused("presentations.form.speakers.many", MOST_SPEAKERS);
        }
        return named;
    }

    List<TopicId> chosenTopics() {
        var chosen = new ArrayList<TopicId>();
        for (var topic : topics == null ? List.<String>of() : topics) {
            try {
                chosen.add(new TopicId(UUID.fromString(topic)));
            } catch (IllegalArgumentException notFromOurList) {
                // nothing a person could have chosen
            }
        }
        return chosen;
    }

    /** How long it takes; null when nothing was typed. */
    @Nullable
    Integer length() {
        var typed = text(minutes);
        return typed.isEmpty() ? null : Integer.valueOf(typed);
    }

    static String text(@Nullable String typed) {
        return Typed.text(typed);
    }
}
