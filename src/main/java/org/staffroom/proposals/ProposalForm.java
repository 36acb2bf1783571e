package org.staffroom.proposals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.presentations.TalkLevel;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.NamedLine;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.topics.TopicId;

/**
 * A proposal as typed.
 *
 * @param press tells one sending of the form from the next
 * @param target where it goes: see {@code Call}
 * @param answers the topic of the board that it was offered for, while that stays ticked
 * @param speakers who speaks too, one a line: a name and an e-mail
 * @param version when it is edited
 */
record ProposalForm(
        @Nullable String press,
        @Nullable String target,
        @Nullable String answers,

        @NotBlank(message = "{proposals.form.title.missing}")
        @Pattern(regexp = "|.{3,160}", message = "{proposals.form.title.length}")
        @Nullable
        String title,

        @NotBlank(message = "{proposals.form.abstract.missing}")
        @Size(max = 4000, message = "{proposals.form.abstract.long}")
        @Nullable
        String abstractText,

        @NotNull(message = "{proposals.form.nature.missing}")
        @Pattern(regexp = "TECHNICAL|STRATEGIC", message = "{proposals.form.nature.missing}")
        @Nullable
        String nature,

        @NotNull(message = "{proposals.form.level.missing}")
        @Pattern(regexp = "INTRODUCTORY|INTERMEDIATE|ADVANCED", message = "{proposals.form.level.missing}")
        @Nullable
        String level,

        @NotNull(message = "{proposals.form.minutes.missing}")
        @Pattern(regexp = "10|15|20|30|45|60|90", message = "{proposals.form.minutes.missing}")
        @Nullable
        String minutes,

        @Nullable List<String> topics,

        @Size(max = 2000, message = "{proposals.form.speakers.long}") @Nullable
        String speakers,

        @Size(max = 500, message = "{proposals.form.given-before.long}") @Nullable
        String givenBefore,

        @Size(max = 500, message = "{proposals.form.needs.long}") @Nullable
        String needs,

        @Nullable Integer version) {

    private static final int LONGEST_NAME = 120;

    /** As it is kept, so that lengths are of that: a telephone adds a space after a word, and lines end in two letters. */
    ProposalForm {
        title = Typed.text(title).replaceAll("\\s+", " ");
        abstractText = Typed.text(abstractText);
        speakers = Typed.text(speakers);
        givenBefore = Typed.text(givenBefore);
        needs = Typed.text(needs);
    }

    static final List<String> MINUTES = List.of("10", "15", "20", "30", "45", "60", "90");

    /** Somebody who is asked to speak too. */
    record CoSpeaker(String name, String email) {}

    static ProposalForm empty(String target, @Nullable String answers, List<String> topics) {
        return new ProposalForm(
                UUID.randomUUID().toString(), target, answers, "", "", null, null, null, topics, "", "", "", null);
    }

    /** Read again, to be sent as a new press. */
    ProposalForm again(@Nullable Integer version) {
        return new ProposalForm(
                UUID.randomUUID().toString(),
                text(target),
                answers,
                title,
                abstractText,
                nature,
                level,
                minutes,
                Objects.requireNonNullElse(topics, List.of()),
                speakers,
                givenBefore,
                needs,
                version);
    }

    /** @param wished null when it was not offered for a topic of the board */
    ProposalForm to(String other, @Nullable String wished) {
        return new ProposalForm(
                press,
                other,
                wished,
                title,
                abstractText,
                nature,
                level,
                minutes,
                topics,
                speakers,
                givenBefore,
                needs,
                version);
    }

    /** As the form that edits one has it: where it goes, for what and who speaks too are not asked again. */
    ProposalForm over(ProposalForm theirs) {
        return new ProposalForm(
                theirs.press,
                theirs.target,
                theirs.answers,
                title,
                abstractText,
                nature,
                level,
                minutes,
                topics,
                theirs.speakers,
                givenBefore,
                needs,
                version);
    }

    /** What it says, once it is valid. */
    ProposalText words() {
        return new ProposalText(
                text(title),
                text(abstractText),
                TalkNature.valueOf(Objects.requireNonNull(nature)),
                TalkLevel.valueOf(Objects.requireNonNull(level)),
                Integer.parseInt(Objects.requireNonNull(minutes)),
                chosenTopics(),
                text(givenBefore),
                text(needs));
    }

    /** Everything that is typed and chosen, to see whether two say the same. */
    List<String> says() {
        return List.of(
                text(title),
                text(abstractText),
                String.valueOf(nature),
                String.valueOf(level),
                String.valueOf(minutes),
                String.valueOf(
                        topics == null ? List.of() : topics.stream().sorted().toList()),
                text(givenBefore),
                text(needs));
    }

    @Nullable
    UUID wish() {
        return answers == null || answers.isBlank() ? null : id(answers);
    }

    UUID pressId() {
        return id(press);
    }

    /** @throws Refused when a line is not a name and an e-mail */
    List<CoSpeaker> coSpeakers() {
        var named = new ArrayList<CoSpeaker>();
        for (var line : text(speakers).lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                named.add(NamedLine.read(line)
                        .filter(read -> read.name().length() <= LONGEST_NAME)
                        .flatMap(read ->
                                Optional.ofNullable(read.email()).map(email -> new CoSpeaker(read.name(), email)))
                        .orElseThrow(() -> new Refused("proposals.refused.speaker-line", line)));
            }
        }
        return named;
    }

    private List<TopicId> chosenTopics() {
        return (topics == null ? List.<String>of() : topics)
                .stream().map(ProposalForm::id).map(TopicId::new).distinct().toList();
    }

    /** Of what is none, one that nothing has. */
    private static UUID id(@Nullable String text) {
        try {
            return text == null ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID();
        }
    }

    static String text(@Nullable String typed) {
        return Typed.text(typed);
    }
}
