package org.staffroom.surveys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Typed;

/**
 * What was typed about a day with these talks, and what is wrong with it. Nothing must be answered, but something: fields
 * are {@code rating-<talk>}, {@code words-<talk>}, {@code day}, {@code day-words}, {@code change} and {@code next}.
 */
record FeedbackForm(Map<String, String> typed, List<Problem> problems, Answered answered) {

    static final FeedbackForm EMPTY =
            new FeedbackForm(Map.of(), List.of(), new Answered(Map.of(), Map.of(), null, "", "", ""));

    /**
     * @param field where it stands
     * @param key its words
     * @param most the most letters there may be; 0 for what is no text
     */
    record Problem(String field, String key, int most) {}

    static FeedbackForm of(Map<String, String> typed, List<FeedbackTalk> talks) {
        var problems = new ArrayList<Problem>();
        var ratings = new LinkedHashMap<UUID, Integer>();
        var words = new LinkedHashMap<UUID, String>();
        for (var talk : talks) {
            var rating = rating(typed, "rating-" + talk.id(), problems);
            if (rating != null) {
                ratings.put(talk.id(), rating);
            }
            var text = text(typed, "words-" + talk.id(), Answered.LONGEST_ON_A_TALK, problems);
            if (!text.isEmpty()) {
                words.put(talk.id(), text);
            }
        }
        var answered = new Answered(
                ratings,
                words,
                rating(typed, "day", problems),
                text(typed, "day-words", Answered.LONGEST, problems),
                text(typed, "change", Answered.LONGEST, problems),
                text(typed, "next", Answered.LONGEST, problems));
        if (problems.isEmpty() && answered.saysNothing()) {
            problems.add(new Problem("day", "surveys.form.empty", 0));
        }
        return new FeedbackForm(typed, List.copyOf(problems), answered);
    }

    private static @Nullable Integer rating(Map<String, String> typed, String field, List<Problem> problems) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!isRating(text)) {
            problems.add(new Problem(field, "surveys.form.rating-wrong", 0));
            return null;
        }
        return Integer.valueOf(text);
    }

    private static String text(Map<String, String> typed, String field, int most, List<Problem> problems) {
        var text = Typed.text(typed.get(field));
        if (text.length() > most) {
            problems.add(new Problem(field, "surveys.form.too-long", most));
        }
        return text;
    }

    public boolean wrong() {
        return !problems.isEmpty();
    }

    /** As it was typed; empty for what was not. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The number that was chosen there; empty for none, or none of ours. */
    public String chosen(String field) {
        return isRating(value(field)) ? value(field) : "";
    }

    private static boolean isRating(String text) {
        return text.matches("[" + Answered.LEAST + "-" + Answered.MOST + "]");
    }

    /** What is wrong with a field; null for nothing. */
    public @Nullable Problem problem(String field) {
        return problems.stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
