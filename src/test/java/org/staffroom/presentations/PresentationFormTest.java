package org.staffroom.presentations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.staffroom.shared.Refused;

class PresentationFormTest {

    private static PresentationForm speakers(String typed) {
        return new PresentationForm("A talk", "", null, null, "", null, List.of(), null, typed, List.of(), null, "");
    }

    @Test
    void hostileLinesAreReadAtOnce() {
        assertThat(speakers("Tom Hale, tom@school.example\nJo Blake").named()).hasSize(2);
        var hostile = "x" + " ".repeat(119) + "@".repeat(1878) + ">>";
        var spent = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            var threads = ManagementFactory.getThreadMXBean();
            var before = threads.getCurrentThreadCpuTime();
            assertThatThrownBy(() -> speakers(hostile).named()).isInstanceOf(Refused.class);
            return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        });
        assertThat(spent).isLessThan(Duration.ofMillis(100));
    }
}
