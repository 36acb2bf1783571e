package org.staffroom.surveys;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many gave each number from 1 to 5.
 *
 * @param counts five of them, for 1 first
 */
record Scale(List<Integer> counts) {

    static final Scale NONE = new Scale(List.of(0, 0, 0, 0, 0));

    /** One part of the bar: where it begins and how wide it is, of a hundred. */
    record Part(int value, int count, double from, double width) {}

    public int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** Enough of them that none can be told apart. */
    public boolean shown() {
        return total() >= Feedback.ENOUGH;
    }

    /** Of 5, with one decimal. */
    public double mean() {
        var sum = IntStream.range(0, counts.size())
                .map(at -> (at + 1) * counts.get(at))
                .sum();
        return total() == 0 ? 0 : Math.round(10.0 * sum / total()) / 10.0;
    }

    public List<Part> parts() {
        return IntStream.range(0, counts.size())
                .mapToObj(at -> new Part(
                        at + 1,
                        counts.get(at),
                        share(counts.subList(0, at).stream()
                                .mapToInt(Integer::intValue)
                                .sum()),
                        share(counts.get(at))))
                .toList();
    }

    private double share(int count) {
        return total() == 0 ? 0 : Math.round(10_000.0 * count / total()) / 100.0;
    }
}
