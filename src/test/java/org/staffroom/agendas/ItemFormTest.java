package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;

/** What may be left empty in the form of an item, and where it says what is wrong. */
@StaffroomTest
class ItemFormTest extends AtTheDesk {

    private String page;

    @BeforeEach
    void anEmptyDay() {
        page = "/organise/meetings/" + given.draft(region, "Going cloud") + "/agenda";
    }

    @ParameterizedTest
    @CsvSource({"BREAK,Break", "LUNCH,Lunch", "WELCOME,Welcome", "NETWORKING,Networking"})
    void whatNobodyGivesIsCalledWhatItIs(String kind, String name) {
        assertThat(post(marcus, page, item(kind, "", "20"))).hasStatus(303);
        assertThat(single("select title from agenda_item")).isEqualTo(name);

        var id = single("select id::text from agenda_item");
        post(marcus, page + "/" + id, "kind", kind, "title", "With cake", "minutes", "20", "version", "0");
        assertThat(single("select title from agenda_item")).isEqualTo("With cake");
        post(marcus, page + "/" + id, "kind", kind, "title", "", "minutes", "20", "version", "1");
        assertThat(single("select title from agenda_item")).isEqualTo(name);
    }

    @Test
    void aTalkWithoutATitleIsToBeAnnouncedAndAPanelNeedsOne() {
        assertThat(post(marcus, page, item("MEMBER_TALK", "", "20"))).hasStatus(303);
        assertThat(single("select title from agenda_item")).isEmpty();
        assertThat(post(marcus, page, item("PANEL", "", "20")))
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#title\">Give it a title.");
    }

    /** A name with where they work, as one would say it. */
    @ParameterizedTest
    @CsvSource({"speakers,form", "chairs,card", "openers,card", "contributors,card"})
    void aLineThatIsNotOnePersonIsMarkedInItsField(String field, String around) {
        var answer = post(
                marcus, page, "kind", "PANEL", "title", "Who pays?", "minutes", "x", field, "Ola Bright, Quillstack");

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "<a href=\"#" + field + "\">“Ola Bright, Quillstack” is not one person",
                        "id=\"" + field + "-error\"",
                        "<a href=\"#minutes\">")
                .containsPattern(
                        around.equals("card")
                                ? "<details class=\"card plain\" open"
                                : "<details class=\"card plain\">");
    }

    @Test
    void soItIsWhereAnItemIsEdited() {
        post(marcus, page, item("PANEL", "Who pays?", "20"));
        var id = single("select id::text from agenda_item");
        assertThat(post(
                        marcus,
                        page + "/" + id,
                        "kind",
                        "PANEL",
                        "title",
                        "Who pays?",
                        "minutes",
                        "20",
                        "version",
                        "0",
                        "speakers",
                        "Ola Bright\nAl Vendor, Quillstack"))
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#speakers\">“Al Vendor, Quillstack” is not one person");
    }
}
