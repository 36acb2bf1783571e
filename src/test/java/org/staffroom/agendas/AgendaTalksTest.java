package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;

/** Talks and people typed into an agenda: who finds them, who may edit them afterwards, and what is shown of them. */
@StaffroomTest
class AgendaTalksTest extends AtTheDesk {

    /** Nobody said what kind of talk it is: then no page does. */
    @Test
    void aTalkTypedHereIsTechnicalWhenSomebodySaysSo() {
        given.meeting(region, "Going cloud");
        var page = "/organise/meetings/going-cloud/agenda";
        post(marcus, page, item("MEMBER_TALK", "Unsaid so far", "30"));
        assertThat(visitor("/meetings/going-cloud"))
                .bodyText()
                .contains("Unsaid so far")
                .doesNotContain("Technical", "Strategic");
        assertThat(visitor("/presentations/unsaid-so-far"))
                .bodyText()
                .contains("Member talk")
                .doesNotContain("Technical");
        assertThat(visitor("/presentations"))
                .bodyText()
                .contains("Unsaid so far")
                .doesNotContain(">Technical</span>", ">Strategic</span>");

        assertThat(get(marcus, page)).bodyText().contains("Technical or strategic");
        post(marcus, page, "kind", "MEMBER_TALK", "title", "Why go at all", "minutes", "30", "nature", "STRATEGIC");

        assertThat(visitor("/meetings/going-cloud"))
                .bodyText()
                .containsSubsequence("Why go at all", "Member talk", ">Strategic</span>");
        assertThat(visitor("/presentations")).bodyText().contains(">Strategic</span>");
        assertThat(post(marcus, page, "kind", "MEMBER_TALK", "title", "Another", "minutes", "30", "nature", "NONE"))
                .hasStatus(422);
        var known = single("select id::text from agenda_item order by start_minute limit 1");
        assertThat(get(marcus, page + "/" + known))
                .bodyText()
                .as("the talk says")
                .doesNotContain("Technical or strategic");
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

    @Test
    void peopleOfAnotherMeetingAreNotFoundByAnItemsId() {
        var secret = given.draft(wales, "Kept in Wales");
        var theirs = "/organise/meetings/" + secret + "/agenda";
        post(carys, theirs, "kind", "PANEL", "title", "Ask us", "minutes", "30", "chairs", "Secretina Chair");
        var item = single("select id::text from agenda_item");
        var mine = "/organise/meetings/" + given.draft(region, "Going cloud") + "/agenda/" + item;

        assertThat(post(marcus, mine, "kind", "PANEL", "title", "Ask us", "minutes", "lots"))
                .bodyText()
                .doesNotContain("Secretina");
        assertThat(post(marcus, mine, "kind", "PANEL", "title", "Ask us", "minutes", "30", "version", "0"))
                .hasStatus(404);
    }

    @Test
    void anotherRegionsTalkIsNotTakenOverByPuttingItOnADraft() {
        var owen = given.guest("Owen Price");
        var talk = given.talk("Going cloud", "MEMBER", owen);
        given.agendaItem(given.meeting(wales, "In Wales"), 0, 30, "MEMBER_TALK", talk);
        var page = "/organise/meetings/" + given.draft(region, "Ours") + "/agenda";
        assertThat(post(marcus, page, item("MEMBER_TALK", "Going cloud", "30"))).hasStatus(303);
        assertThat(single("select count(*)::text from agenda_item where presentation_id is not null"))
                .as("a public talk may be given again")
                .isEqualTo("2");

        assertThat(get(marcus, "/presentations/going-cloud"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/edit");
        assertThat(get(marcus, "/presentations/going-cloud/edit")).hasStatus(404);
        assertThat(get(marcus, "/presentations/going-cloud/materials")).hasStatus(404);
        assertThat(get(marcus, page.replace("/agenda", "/slides")))
                .hasStatusOk()
                .bodyText()
                .contains("Going cloud")
                .doesNotContain("going-cloud/materials");
        assertThat(post(
                        marcus,
                        "/presentations/going-cloud",
                        "title",
                        "Taken over",
                        "kind",
                        "VENDOR",
                        "nature",
                        "TECHNICAL",
                        "version",
                        "0"))
                .hasStatus(404);
        assertThat(get(carys, "/presentations/going-cloud/edit")).hasStatusOk();
    }

    @Test
    void anotherRegionsTalkIsNotFoundBeforeItIsAnnounced() {
        var theirs = "/organise/meetings/" + given.draft(wales, "In Wales") + "/agenda";
        post(carys, theirs, "kind", "MEMBER_TALK", "title", "Going cloud", "minutes", "30", "speakers", "Owen Price");
        var page = "/organise/meetings/" + given.draft(region, "Ours") + "/agenda";

        assertThat(get(marcus, page)).bodyText().doesNotContain("Going cloud");
        post(marcus, page, item("MEMBER_TALK", "going cloud", "30"));

        assertThat(get(marcus, page)).bodyText().contains("going cloud").doesNotContain("Owen Price");
        assertThat(single("select string_agg(slug, ',' order by slug) from presentation"))
                .isEqualTo("going-cloud,going-cloud-2");
        assertThat(get(marcus, "/presentations/going-cloud")).hasStatus(404);
        assertThat(get(marcus, "/presentations/going-cloud-2/edit")).hasStatusOk();
    }

    @Test
    void aTalkWrittenDownForAMeetingIsTheRegionsAndNotAFormerAmbassadors() {
        var page = "/organise/meetings/" + given.draft(region, "Ours") + "/agenda";
        var left = given.ambassador("Anna Whitfield", region);
        post(left, page, "kind", "MEMBER_TALK", "title", "Going cloud", "minutes", "30", "speakers", "Owen Price");
        assertThat(get(left, "/presentations/going-cloud/edit")).hasStatusOk();
        assertThat(get(marcus, "/presentations/going-cloud/edit")).hasStatusOk();

        jdbc.sql("update ambassador set until = since where person_id = ?")
                .param(left.id().value())
                .update();

        assertThat(get(left, "/presentations/going-cloud")).hasStatus(404);
        assertThat(get(left, "/presentations/going-cloud/edit")).hasStatus(404);
        assertThat(get(left, "/presentations/going-cloud/materials")).hasStatus(404);
        assertThat(get(marcus, "/presentations/going-cloud/edit")).hasStatusOk();
    }
}
