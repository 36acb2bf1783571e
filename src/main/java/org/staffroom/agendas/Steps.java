package org.staffroom.agendas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;

/**
 * What was done to a day of late, in order, and what of it can be taken back or done again.
 *
 * @param version the day's
 * @param vendorLimit how many minutes vendors may have; null when nobody said
 */
record Steps(int version, @Nullable Integer vendorLimit, List<Step> all) {

    /**
     * One step.
     *
     * @param version the day's, after it
     * @param item the one it was about; null for the whole day
     * @param about how that was called
     * @param by null when somebody was erased since
     * @param undoes the version of the step it takes back or does again
     */
    record Step(
            int version,
            Did did,
            @Nullable UUID item,
            String about,
            @Nullable UUID by,
            @Nullable String name,
            @Nullable Integer undoes) {

        boolean isBy(PersonId person) {
            return person.value().equals(by);
        }
    }

    /** @param from the version whose "before" brings it about */
    record Turn(Step step, int from) {}

    /** The latest step that was not taken back, whoever did it; null without any. */
    @Nullable
    Step latest() {
        return stacks().undo().peek();
    }

    /** What the latest undoing took back, when nothing was done since; null without any. */
    @Nullable
    Turn undone() {
        return stacks().redo().peek();
    }

    /** Whether something was done to this item, however long ago it went. */
    boolean tellOf(UUID item) {
        return all.stream().anyMatch(step -> item.equals(step.item()));
    }

    /** Whether there is one of theirs. */
    boolean has(PersonId person) {
        return all.stream().anyMatch(step -> step.isBy(person));
    }

    /** What others did since a version that somebody saw. */
    List<Step> ofOthers(int seen, PersonId me) {
        return all.stream()
                .filter(step -> step.version() > seen && !step.isBy(me))
                .toList();
    }

    private record Stacks(Deque<Step> undo, Deque<Turn> redo) {}

    private Stacks stacks() {
        var stacks = new Stacks(new ArrayDeque<>(), new ArrayDeque<>());
        for (var step : all) {
            if (step.did() == Did.UNDONE) {
                if (!stacks.undo().isEmpty()) {
                    stacks.redo().push(new Turn(stacks.undo().pop(), step.version()));
                }
            } else if (step.did() == Did.REDONE) {
                if (!stacks.redo().isEmpty()) {
                    stacks.undo().push(stacks.redo().pop().step());
                }
            } else {
                stacks.undo().push(step);
                stacks.redo().clear();
            }
        }
        return stacks;
    }
}
