package org.staffroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

class TurnsTest {

    private final Turns turns = new Turns();
    private final PersonId marcus = new PersonId(UUID.randomUUID());
    private final PersonId helen = new PersonId(UUID.randomUUID());

    @Test
    void nobodyHasTwoAtOnce() {
        var said = turns.take(marcus, () -> {
            assertThatThrownBy(() -> turns.take(marcus, () -> "second"))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("imports.refused.busy"));
            return turns.take(helen, () -> "hers");
        });

        assertThat(said).isEqualTo("hers");
        assertThat(turns.take(marcus, () -> "next")).isEqualTo("next");
    }

    @Test
    void oneThatFailsIsOver() {
        assertThatThrownBy(() -> turns.take(marcus, () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.take(marcus, () -> "next")).isEqualTo("next");
    }
}
