package org.staffroom.proposals;

import java.util.Arrays;
import java.util.Locale;
import org.staffroom.shared.NotFound;

/** What ambassadors write to whoever proposed a talk. All but a message decide something. */
public enum LetterKind {
    ACCEPT("accepted"),
    LATER("kept for later"),
    DECLINE("declined"),
    MESSAGE("wrote to its speaker"),
    PASS_ON("passed on");

    private final String done;

    LetterKind(String done) {
        this.done = done;
    }

    /** As the audit calls it. */
    String done() {
        return done;
    }

    /** As it stands in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LetterKind of(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
