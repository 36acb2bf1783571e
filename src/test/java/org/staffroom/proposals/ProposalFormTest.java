package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.staffroom.shared.Refused;

class ProposalFormTest {

    private static ProposalForm speakers(String typed) {
        return new ProposalForm(null, null, null, "A talk", "", null, null, null, null, typed, "", "", null);
    }

    @Test
    void hostileLinesAreReadAtOnce() {
        assertThat(speakers("Tom Hale, tom@school.example").coSpeakers()).hasSize(1);
        for (var hostile : List.of(
                "x" + " ".repeat(119) + "@".repeat(1878) + ">>",
                "a@".repeat(1000),
                "a, ".repeat(666) + "@@",
                "a<".repeat(999) + ">>")) {
            var spent = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                var threads = ManagementFactory.getThreadMXBean();
                var before = threads.getCurrentThreadCpuTime();
                assertThatThrownBy(() -> speakers(hostile).coSpeakers()).isInstanceOf(Refused.class);
                return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
            });
            assertThat(spent).isLessThan(Duration.ofMillis(100));
        }
    }
}
