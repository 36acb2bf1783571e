package org.staffroom.registration;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.staffroom.places.Needs;

/** What one needs at this meeting. */
record NeedsForm(
        @Size(max = Needs.LONGEST, message = "{registration.needs.too-long}") @Nullable
        String dietaryNeeds,

        @Size(max = Needs.LONGEST, message = "{registration.needs.too-long}") @Nullable
        String accessNeeds) {

    static NeedsForm of(Needs needs) {
        return new NeedsForm(needs.dietary(), needs.access());
    }

    Needs needs() {
        return new Needs(dietaryNeeds, accessNeeds);
    }
}
