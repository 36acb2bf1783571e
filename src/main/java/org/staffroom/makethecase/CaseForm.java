package org.staffroom.makethecase;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Typed;

/**
 * What is told in one's own words.
 *
 * @param version of what the form was made from; 0 for what was only suggested
 */
record CaseForm(
        @NotBlank(message = "{case.benefit.missing}") @Size(max = 3000, message = "{case.benefit.long}")
        String benefit,

        @Size(max = 1000, message = "{case.cost.long}") String cost,
        @Size(max = 1000, message = "{case.cover.long}") String cover,
        String version) {

    CaseForm(@Nullable String benefit, @Nullable String cost, @Nullable String cover, @Nullable String version) {
        this.benefit = Typed.text(benefit);
        this.cost = Typed.text(cost);
        this.cover = Typed.text(cover);
        this.version = Typed.text(version);
    }

    CaseForm withVersion(int version) {
        return new CaseForm(benefit, cost, cover, String.valueOf(version));
    }

    /** -1 for what is none. */
    int versionNumber() {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    boolean saysTheSameAs(CaseForm other) {
        return benefit.equals(other.benefit) && cost.equals(other.cost) && cover.equals(other.cover);
    }
}
