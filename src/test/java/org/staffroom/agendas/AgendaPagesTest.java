package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class AgendaPagesTest extends AtTheDesk {

    @Test
    void theDayIsPlannedWithButtons() {
        var id = given.draft(region, "Going cloud");
        var page = "/organise/meetings/" + id + "/agenda";
        assertThat(post(marcus, page, item("WELCOME", "Welcome", "20"))).hasStatus(303);
        assertThat(post(marcus, page, item("LUNCH", "Lunch", "50"))).hasStatus(303);
        var lunch = single("select id::text from agenda_item where title = 'Lunch'");

        post(marcus, page + "/" + lunch + "/length", "minutes", "-5");
        post(marcus, page + "/" + lunch + "/position", "direction", "up");

        assertThat(written()).isEqualTo("0 Lunch 45, 45 Welcome 20");
        assertThat(get(marcus, page)).bodyText().containsSubsequence("9.00", "Lunch", "9.45", "Welcome");

        post(marcus, page + "/" + lunch + "/removal");
        assertThat(written()).isEqualTo("0 Welcome 20");
    }

    @Test
    void aTalkIsWrittenDownOnTheWayAndFoundTheNextTime() {
        var id = given.draft(region, "Going cloud");
        var page = "/organise/meetings/" + id + "/agenda";
        for (var time = 0; time < 2; time++) {
            assertThat(post(
                            marcus,
                            page,
                            "kind",
                            "VENDOR_TALK",
                            "title",
                            "Spotting ransomware",
                            "minutes",
                            "30",
                            "speakers",
                            "Adil Rahman"))
                    .hasStatus(303);
        }

        assertThat(single("select count(*) || string_agg(kind, '') from presentation"))
                .isEqualTo("1VENDOR");
        assertThat(get(marcus, page)).bodyText().contains("Vendor talk", "Spotting ransomware", "Adil Rahman");
        assertThat(post(marcus, page, "kind", "MEMBER_TALK", "title", "No", "minutes", "30"))
                .hasStatus(422)
                .bodyText()
                .contains("at least 3 characters");
    }

    @Test
    void aTimeThatIsTakenIsRefusedInWords() {
        var id = given.draft(region, "Going cloud");
        given.agendaItem(id, 0, 20, "WELCOME", null);
        var lunch = given.agendaItem(id, 20, 50, "LUNCH", null);
        var page = "/organise/meetings/" + id + "/agenda/" + lunch;

        assertThat(post(
                        marcus,
                        page,
                        "kind",
                        "LUNCH",
                        "title",
                        "Lunch",
                        "minutes",
                        "50",
                        "start",
                        "09:10",
                        "startWas",
                        "09:20",
                        "version",
                        "0"))
                .hasStatus(422)
                .bodyText()
                .contains("would be at the same time");
    }

    @Test
    void speakersAreNamedAndTheirAddressesNotShown() {
        var id = given.draft(region, "Going cloud");
        var page = "/organise/meetings/" + id + "/agenda";

        assertThat(post(
                        marcus,
                        page,
                        "kind",
                        "PANEL",
                        "title",
                        "Ask us",
                        "minutes",
                        "30",
                        "speakers",
                        "Priya Nair, priya@school.example\nTom Hale",
                        "chairs",
                        "Anna Whitfield"))
                .hasStatus(303);

        assertThat(get(marcus, page))
                .bodyText()
                .contains("Priya Nair", "Tom Hale", "Anna Whitfield")
                .doesNotContain("priya@school.example");
        var item = single("select id::text from agenda_item");
        var anna = single("select id::text from person where name = 'Anna Whitfield'");
        assertThat(get(marcus, page + "/" + item)).bodyText().doesNotContain("priya@school.example");

        // Whoever is not among them already is not brought in by an id.
        post(
                marcus,
                page + "/" + item,
                "kind",
                "PANEL",
                "title",
                "Ask us",
                "minutes",
                "30",
                "version",
                "0",
                "keep",
                anna + " CHAIR",
                "keep",
                carys.id() + " SPEAKER");
        assertThat(single("select string_agg(p.name, ',') from agenda_person a join person p on p.id = a.person_id"))
                .isEqualTo("Anna Whitfield");
    }

    private String written() {
        return single("""
                select string_agg(start_minute || ' ' || title || ' ' || length_minutes, ', ' order by start_minute) from agenda_item
                """);
    }
}
