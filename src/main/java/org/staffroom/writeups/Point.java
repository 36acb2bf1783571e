package org.staffroom.writeups;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** One line of what was discussed, or of what people took away. */
@Embeddable
class Point {

    enum Kind {
        DISCUSSED,
        TAKEAWAY
    }

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int position;
    private String text;

    protected Point() {}

    Point(Kind kind, int position, String text) {
        this.kind = kind;
        this.position = position;
        this.text = text;
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Point that && kind == that.kind && position == that.position && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
