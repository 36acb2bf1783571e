package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.staffroom.shared.Markdown;

/** Where a speaker's words come to stand, and that they are words and nothing else. */
class WordsArrivedTest {

    private static final String BODY =
            "Hello.\n\n## Going cloud\n\n*Member talk* by Priya\n\nMine.\n\n## Esports\n\nPlayed.";

    @Test
    void atTheEndOfTheSectionOfTheirTalk() {
        assertThat(WordsArrived.placed(BODY, "Going  Cloud", "> Do it.", ""))
                .isEqualTo(BODY.replace("Mine.\n\n", "Mine.\n\n> Do it.\n\n"));
        assertThat(WordsArrived.placed(BODY, "Esports", "> Play.", "")).isEqualTo(BODY + "\n\n> Play.");
        assertThat(WordsArrived.placed(BODY.replace("Esports", "Esports \\*now\\*"), "Esports *now*", "> Play.", ""))
                .endsWith("Played.\n\n> Play.");
    }

    @Test
    void inASectionOfItsOwnWhenTheAuthorTookTheirsOut() {
        assertThat(WordsArrived.placed(BODY, "Wi-Fi", "> Roam.", "")).isEqualTo(BODY + "\n\n## Wi-Fi\n\n> Roam.");
        assertThat(WordsArrived.placed("", "Wi-Fi", "> Roam.", "")).isEqualTo("## Wi-Fi\n\n> Roam.");
    }

    @Test
    void onceAndInPlaceOfWhatTheySaidBefore() {
        var once = WordsArrived.placed(BODY, "Going cloud", "> Do it.", "");
        assertThat(WordsArrived.placed(once, "Going cloud", "> Do it.", "")).isEqualTo(once);
        assertThat(WordsArrived.placed(once, "Going cloud", "> Try it.", "> Do it."))
                .isEqualTo(once.replace("Do it", "Try it"));
    }

    @Test
    void areWordsAndNothingElse() {
        var markdown = new Markdown();
        var hostile =
                "# Big\n- list\n1. one\n<script>alert(1)</script> **bold** [x](javascript:alert(1)) `c` | a |\n\n=== ~~s~~";
        var html = markdown.toHtml(WordsArrived.quotation(hostile, "Al <b>Bright</b> *"));
        assertThat(html)
                .contains(
                        "<blockquote>", "# Big", "- list", "1. one", "**bold**", "&lt;script&gt;", "Al &lt;b&gt;Bright")
                .doesNotContain("<h", "<li", "<strong", "<script", "<code", "href=\"javascript", "<table", "<em");
    }
}
