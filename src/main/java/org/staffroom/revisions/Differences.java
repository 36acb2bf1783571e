package org.staffroom.revisions;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import org.staffroom.writeups.WriteUpText;

/** What differs between two texts: lines, and within changed lines the words. */
final class Differences {

    /** Beyond this a passage is shown as replaced whole: the work grows with the square. */
    private static final int MOST = 1500;

    /** Lines that did not change are shown beside those that did. */
    private static final int AROUND = 2;

    enum Kind {
        SAME,
        GONE,
        NEW,
        /** So many unchanged lines are left out here. */
        SKIPPED
    }

    /** A piece of text that is one thing. @param left how many lines, for {@link Kind#SKIPPED} */
    record Piece(Kind kind, String text, int left) {

        Piece(Kind kind, String text) {
            this(kind, text, 0);
        }
    }

    /** One field that differs. @param field the end of the key of its name */
    record Field(String field, List<Piece> pieces) {}

    private Differences() {}

    static List<Field> between(WriteUpText from, WriteUpText to) {
        var before = from.fields();
        var fields = new ArrayList<Field>();
        to.fields().forEach((field, text) -> {
            var earlier = before.getOrDefault(field, "");
            if (!earlier.equals(text)) {
                fields.add(new Field(field, pieces(earlier, text)));
            }
        });
        return fields;
    }

    static List<Piece> pieces(String from, String to) {
        var before = from.isEmpty() ? List.<String>of() : List.of(from.split("(?<=\n)"));
        var after = to.isEmpty() ? List.<String>of() : List.of(to.split("(?<=\n)"));
        var pieces = new ArrayList<Piece>();
        var at = 0;
        for (var change : changes(before, after)) {
            same(pieces, before.subList(at, change.from), at == 0, false);
            words(pieces, String.join("", change.gone), String.join("", change.added));
            at = change.to;
        }
        same(pieces, before.subList(at, before.size()), at == 0, true);
        return pieces;
    }

    /** What did not change, but for the middle of a long passage. */
    private static void same(List<Piece> pieces, List<String> lines, boolean first, boolean last) {
        var head = first ? 0 : AROUND;
        var tail = last ? 0 : AROUND;
        if (lines.size() <= head + tail + 1) {
            keep(pieces, Kind.SAME, String.join("", lines));
            return;
        }
        keep(pieces, Kind.SAME, String.join("", lines.subList(0, head)));
        pieces.add(new Piece(Kind.SKIPPED, "", lines.size() - head - tail));
        keep(pieces, Kind.SAME, String.join("", lines.subList(lines.size() - tail, lines.size())));
    }

    private static void words(List<Piece> pieces, String from, String to) {
        var before = from.isEmpty() ? List.<String>of() : List.of(from.split("(?<=\\s)|(?=\\s)"));
        var after = to.isEmpty() ? List.<String>of() : List.of(to.split("(?<=\\s)|(?=\\s)"));
        var at = 0;
        for (var change : together(changes(before, after), before)) {
            keep(pieces, Kind.SAME, String.join("", before.subList(at, change.from)));
            keep(pieces, Kind.GONE, String.join("", change.gone));
            keep(pieces, Kind.NEW, String.join("", change.added));
            at = change.to;
        }
        keep(pieces, Kind.SAME, String.join("", before.subList(at, before.size())));
    }

    /** Words one after the other that are all others are read as one change, and not as many with a blank between. */
    private static List<Change> together(List<Change> changes, List<String> before) {
        var all = new ArrayList<Change>();
        for (var change : changes) {
            var last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null
                    && String.join("", before.subList(last.to, change.from)).equals(" ")) {
                var blank = new Change(last.to, change.from, List.of(" "), List.of(" "));
                all.set(all.size() - 1, joined(joined(last, blank), change));
            } else {
                all.add(change);
            }
        }
        return all;
    }

    /** Together with a piece of the same kind before it. */
    private static void keep(List<Piece> pieces, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        var last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.kind == kind) {
            pieces.set(pieces.size() - 1, new Piece(kind, last.text + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }

    /** @param from where in the first text; up to {@code to}, which is not of it */
    private record Change(int from, int to, List<String> gone, List<String> added) {}

    /** What differs, in order; ends that are the same are not even looked at. */
    private static List<Change> changes(List<String> from, List<String> to) {
        var head = 0;
        var least = Math.min(from.size(), to.size());
        while (head < least && from.get(head).equals(to.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < least - head && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        var gone = from.subList(head, from.size() - tail);
        var added = to.subList(head, to.size() - tail);
        if (gone.isEmpty() && added.isEmpty()) {
            return List.of();
        }
        if (gone.size() + added.size() > MOST) {
            return List.of(new Change(head, head + gone.size(), gone, added));
        }
        var changes = new ArrayList<Change>();
        var before = 0;
        for (var delta :
                DiffUtils.diff(gone, added, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            var start = head + delta.getSource().getPosition();
            var change = new Change(
                    start,
                    start + delta.getSource().size(),
                    delta.getSource().getLines(),
                    delta.getTarget().getLines());
            var last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last != null && last.to == start && before == delta.getTarget().getPosition()) {
                changes.set(changes.size() - 1, joined(last, change));
            } else {
                changes.add(change);
            }
            before = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        return changes;
    }

    private static Change joined(Change one, Change next) {
        var gone = new ArrayList<>(one.gone);
        gone.addAll(next.gone);
        var added = new ArrayList<>(one.added);
        added.addAll(next.added);
        return new Change(one.from, next.to, gone, added);
    }
}
