package org.staffroom.agendas;

import java.util.List;
import java.util.UUID;

/**
 * What an organiser may want to think about, and forbids nothing.
 *
 * @param text one sentence
 * @param items the ones it is about
 */
record Advice(String text, List<UUID> items) {

    /**
     * A pause where there usually is one.
     *
     * @param after the item it would come after
     * @param label of the button: "Coffee at 10.45, 15 minutes"
     */
    record Pause(ItemKind kind, String title, int minutes, UUID after, String label) {}
}
