package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts within the size that is allowed which would take the machine's memory or time. */
class MarkdownTest {

    private final Markdown markdown = new Markdown();

    @Test
    void aTableOfFewLettersWithMillionsOfCellsIsRefusedAndNotStored() {
        var table = "|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n" + "x\n".repeat(4_000);

        assertThatThrownBy(() -> markdown.toHtml(table)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> markdown.check(table)).isInstanceOf(Refused.class);
    }

    @Test
    void aLongLinkUsedThousandsOfTimesIsRefusedAndNotStored() {
        var links = "[a]: /" + "u".repeat(50_000) + "\n\n" + "[a]".repeat(3_900);

        assertThatThrownBy(() -> markdown.toHtml(links)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> markdown.check(links)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"![[]()", "<", "*a **a ", "_a_*", "a@a.", "http://a/(", "> ", "- ", "`", "&", "a|", "[a]("})
    @Timeout(5)
    void repeatedSignsCostNoMoreThanAMoment(String sign) {
        var text = sign.repeat(sign.contains("[") ? 1_900 : Markdown.MOST_BYTES / sign.length());

        assertThat(Duration.ofNanos(time(() -> markdown.toHtml(text)))).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anOrdinaryTableStays() {
        assertThat(markdown.toHtml("|a|b|\n|-|-|\n" + "|1|2|\n".repeat(500))).contains("<td>2</td>");
    }

    private static long time(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }
}
