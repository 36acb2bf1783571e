package org.staffroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.staffroom.shared.Refused;

/** That a rule says no. */
public final class Refusals {

    private Refusals() {}

    /** @param key of the words that say why */
    public static void refuses(String key, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
