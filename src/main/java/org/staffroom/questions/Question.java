package org.staffroom.questions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** What the organisers of a meeting ask those who come. */
@Entity
class Question {

    static final int MOST_CHOICES = 12;

    /** As an answer may be, which is one of them. */
    private static final int LONGEST_CHOICE = 500;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID meetingId;
    private int position;
    private String wording;

    @Enumerated(EnumType.STRING)
    private QuestionKind kind;

    private @Nullable String choices;
    private boolean required;

    protected Question() {}

    static Question of(MeetingId meeting, int position, QuestionForm form) {
        var question = new Question();
        question.id = Ids.next();
        question.meetingId = meeting.value();
        question.position = position;
        question.ask(form, false);
        return question;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version == null ? 0 : version;
    }

    /**
     * @throws Refused for a choice between fewer than two, and when answers would no longer fit
     * @throws StaleVersion when somebody else changed it meanwhile
     */
    void change(QuestionForm form, boolean answered) {
        StaleVersion.check(form.versionNumber(), version());
        ask(form, answered);
    }

    private void ask(QuestionForm form, boolean answered) {
        var lines = form.kind() == QuestionKind.CHOICE ? form.lines() : null;
        if (lines != null && (lines.size() < 2 || lines.size() > MOST_CHOICES)) {
            throw new Refused("questions.refused.choices", MOST_CHOICES);
        }
        if (lines != null && lines.stream().anyMatch(line -> line.length() > LONGEST_CHOICE)) {
            throw new Refused("questions.refused.choice-long", LONGEST_CHOICE);
        }
        var text = lines == null ? null : String.join("\n", lines);
        if (answered && (form.kind() != kind || !java.util.Objects.equals(text, choices))) {
            throw new Refused("questions.refused.answered");
        }
        wording = form.words();
        kind = form.kind();
        choices = text;
        required = form.isRequired();
    }

    /** The form that shows it as it is. */
    QuestionForm form() {
        return new QuestionForm(wording, kind, choices, required, String.valueOf(version()));
    }

    static List<String> lines(@Nullable String choices) {
        return choices == null
                ? List.of()
                : choices.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
    }
}
