package org.staffroom.cpd;

import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Typed;

/** How many hours a year one aims for; empty for no goal. */
record GoalForm(String hours) {

    static final int LEAST = 60;
    static final int MOST = 60_000;

    GoalForm(@Nullable String hours) {
        this.hours = Typed.text(hours);
    }

    static GoalForm of(@Nullable Integer minutes) {
        return new GoalForm(minutes == null ? "" : TypedHours.typed(minutes));
    }
}
