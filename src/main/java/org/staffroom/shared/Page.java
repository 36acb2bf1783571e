package org.staffroom.shared;

import java.util.List;
import java.util.function.Function;

/**
 * One page of rows out of many.
 *
 * @param number this page, from 1
 * @param size rows a page
 * @param total rows in all
 */
public record Page<T>(List<T> rows, int number, int size, long total) {

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(rows.stream().map(each).toList(), number, size, total);
    }

    /** The first row of a page, from 0; a number below 1 counts as the first page. */
    public static int offset(int number, int size) {
        return (int) Math.min(Integer.MAX_VALUE, (Math.max(1, number) - 1L) * size);
    }
}
