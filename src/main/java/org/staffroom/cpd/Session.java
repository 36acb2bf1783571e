package org.staffroom.cpd;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.agendas.ItemKind;

/**
 * An item of the agenda that counts: a talk, a panel or a discussion.
 *
 * @param start in minutes from the meeting's start
 * @param title empty when it was never announced
 * @param track null for everybody together
 * @param said whether the person says they were in it; null when they were not asked or did not say
 */
record Session(
        UUID id,
        int start,
        int minutes,
        ItemKind kind,
        String title,
        @Nullable Integer track,
        @Nullable Boolean said) {

    public int end() {
        return start + minutes;
    }
}
