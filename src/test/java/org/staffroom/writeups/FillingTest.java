package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.staffroom.writeups.Beginning.Part;

/** What is put into a text, and that nothing an author typed is ever lost by it. */
class FillingTest {

    private static final Part OPENING = new Part("opening", "On Tuesday, 12 of us met.");
    private static final Part TALK = new Part("talk:1", "## Going cloud");
    private static final Part WHO = new Part("who:1", "*Member talk* by Priya");
    private static final Part NEXT = new Part("next", "## What comes next");
    private static final List<Part> FIRST = List.of(OPENING, TALK, WHO, NEXT);
    private static final String BODY =
            "On Tuesday, 12 of us met.\n\n## Going cloud\n\n*Member talk* by Priya\n\n## What comes next";

    @Test
    void beginsWithEverything() {
        assertThat(Filling.filled("", Map.of(), FIRST)).isEqualTo(BODY);
        assertThat(Filling.filled(BODY, hashes(FIRST), FIRST)).isEqualTo(BODY);
    }

    @Test
    void whatStandsAsItWasPutThereFollowsTheFacts() {
        var later = List.of(new Part("opening", "On Tuesday, 14 of us met."), TALK, WHO, NEXT);
        assertThat(Filling.filled(BODY, hashes(FIRST), later)).isEqualTo(BODY.replace("12", "14"));
    }

    @Test
    void whatTheAuthorChangedOrTookOutStays() {
        var mine = BODY.replace("12 of us met.", "a dozen of us met, in the rain.")
                .replace("## What comes next", "## See you")
                .replace("by Priya", "by Priya\n\nMy own words.\n\n\n\n    code  \n\nMore.");
        var later = List.of(new Part("opening", "On Tuesday, 14 of us met."), TALK, WHO, new Part("next", "## Soon"));
        assertThat(Filling.filled(mine, hashes(FIRST), later)).isEqualTo(mine);
        assertThat(Filling.filled("Only this.", hashes(FIRST), FIRST)).isEqualTo("Only this.");
    }

    @Test
    void whatIsNewComesWhereItBelongs() {
        var second = new Part("talk:2", "## Esports");
        var by = new Part("who:2", "*Vendor talk* by Al");
        var mine = BODY.replace("by Priya", "by Priya\n\nMy own words.");
        assertThat(Filling.filled(mine, hashes(FIRST), List.of(OPENING, TALK, WHO, second, by, NEXT)))
                .isEqualTo(
                        mine.replace("## What comes next", "## Esports\n\n*Vendor talk* by Al\n\n## What comes next"));
        assertThat(Filling.filled("Mine.  ", hashes(FIRST), List.of(second))).isEqualTo("Mine.\n\n## Esports");
    }

    @Test
    void asManyParagraphsAsFitAreReadQuickly() {
        var text = "a\n\n".repeat(21_000);
        assertThat(Filling.filled(text, Map.of(), FIRST)).endsWith("## What comes next");
        assertThat(Filling.filled("\n".repeat(64_000), Map.of(), FIRST)).contains("12 of us");
    }

    private static Map<String, String> hashes(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::key, part -> Filling.hash(part.text())));
    }
}
