package org.staffroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.Refused;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class TurnsTest extends OneHistory {

    @Autowired
    Turns turns;

    /** The lock is the database's: another copy of the application finds it taken too. */
    @Test
    void nobodyHasTwoAtOnceWhereverTheyAsk() {
        var said = turns.take(marcus.id(), () -> {
            var again = elsewhere(() -> turns.take(marcus.id(), () -> "second"));
            assertThat(again.handle((done, problem) -> problem.getCause()).join())
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("imports.refused.busy"));
            return elsewhere(() -> turns.take(admin.id(), () -> "hers")).join();
        });

        assertThat(said).isEqualTo("hers");
        assertThat(turns.take(marcus.id(), () -> "next")).isEqualTo("next");
    }

    @Test
    void oneThatFailsIsOver() {
        assertThatThrownBy(() -> turns.take(marcus.id(), () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.take(marcus.id(), () -> "next")).isEqualTo("next");
    }

    private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work);
    }
}
