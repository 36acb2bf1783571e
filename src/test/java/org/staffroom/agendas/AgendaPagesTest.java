package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.AtOnce;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.Given;
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
    void pressedTwiceOneStepIsTakenBack() {
        var page = "/organise/meetings/" + given.draft(region, "Going cloud") + "/agenda";
        post(marcus, page, item("WELCOME", "Welcome", "20"));
        post(marcus, page, item("LUNCH", "Lunch", "50"));
        for (var time = 0; time < 2; time++) {
            assertThat(post(marcus, page + "/undo", "seen", "2")).hasStatus(303);
        }
        assertThat(written()).isEqualTo("0 Welcome 20");
        post(marcus, page + "/undo", "seen", "3");
        assertThat(single("select count(*) from agenda_item")).isEqualTo("0");
        for (var time = 0; time < 2; time++) {
            assertThat(post(marcus, page + "/redo", "seen", "4")).hasStatus(303);
        }
        assertThat(written()).isEqualTo("0 Welcome 20");
    }

    /** A slow phone: what is pressed twice is there once, with the talk and its speaker; what is changed in between is another. */
    @Test
    void addedTwiceFromOnePageItIsOneItem() {
        var page = "/organise/meetings/" + given.draft(region, "Going cloud") + "/agenda";
        var press = Given.hidden("press", get(marcus, page));
        var typed = new String[] {
            "kind", "MEMBER_TALK", "title", "Going cloud", "minutes", "30", "speakers", "Adil Rahman", "press", press
        };

        var answers = AtOnce.<MvcTestResult>run(4, number -> () -> post(marcus, page, typed));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(303));
        var item = single("select id::text from agenda_item");
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(page + "#item-" + item));
        assertThat(
                        single(
                                "select (select count(*) from presentation) || ' ' || count(*) from person where name = 'Adil Rahman'"))
                .isEqualTo("1 1");

        post(marcus, page + "/" + item + "/removal");
        post(marcus, page, typed);
        assertThat(single("select count(*) from agenda_item")).as("late").isEqualTo("0");

        typed[3] = "Going cloud, part two";
        post(marcus, page, typed);
        post(marcus, page, item("BREAK", "Coffee", "15"));
        post(marcus, page, item("BREAK", "Coffee", "15"));
        assertThat(single("select count(*) from agenda_item")).as("meant").isEqualTo("3");
    }

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

    /** Somebody takes it out while another has its form open. */
    @Test
    void whatWasTypedOfAnItemThatIsGoneIsThere() {
        var page = "/organise/meetings/" + given.draft(region, "Going cloud") + "/agenda";
        post(marcus, page, item("LUNCH", "Lunch", "50"));
        var lunch = single("select id::text from agenda_item");
        post(marcus, page + "/" + lunch + "/removal");
        assertThat(post(marcus, page + "/" + lunch, item("LUNCH", "A long lunch", "80")))
                .hasStatus(409)
                .bodyText()
                .contains("Here is the day as it is now", "A long lunch");
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

    /** Asked while somebody drags: said, and nothing moves. */
    @Test
    void whereSomethingWouldLandIsSaidBeforeItIsDropped() {
        var id = given.draft(region, "Going cloud");
        var welcome = given.agendaItem(id, 0, 30, "WELCOME", null);
        given.agendaItem(id, 30, 45, "PANEL", null);
        var page = "/organise/meetings/" + id + "/agenda";

        assertThat(get(marcus, page + "/" + welcome + "/landing?minute=40"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"minute\":45}");
        assertThat(get(marcus, page + "/" + welcome + "/landing?minute=200"))
                .bodyText()
                .isEqualTo("{\"minute\":200}");
        assertThat(get(marcus, page + "/" + welcome + "/landing?minute=40&track=x"))
                .hasStatus(204);
        assertThat(written()).isEqualTo("0 WELCOME 30, 30 PANEL 45");
        assertThat(single("select count(*) from agenda_change")).isEqualTo("0");
    }

    @Test
    void oneTrackAloneIsNoTrackToReaders() {
        var id = given.meeting(region, "Going cloud");
        given.agendaItem(id, 0, 30, "WELCOME", null);
        jdbc.sql("update agenda_item set track = 2").update();
        assertThat(visitor("/meetings/going-cloud")).bodyText().doesNotContain("Track 2");
        assertThat(get(marcus, "/organise/meetings/going-cloud/agenda"))
                .bodyText()
                .contains("Track 2");
        given.agendaItem(id, 30, 30, "PANEL", null);
        jdbc.sql("update agenda_item set track = 1 where kind = 'PANEL'").update();
        assertThat(visitor("/meetings/going-cloud")).bodyText().contains("Track 1", "Track 2");
    }

    /** On paper an empty row says nothing that the times do not say. */
    @Test
    void theSheetHasNoRowForAGap() {
        var id = given.meeting(region, "Going cloud");
        given.agendaItem(id, 0, 30, "WELCOME", null);
        given.agendaItem(id, 90, 30, "PANEL", null);
        assertThat(visitor("/meetings/going-cloud/agenda/print"))
                .bodyText()
                .contains("WELCOME", "PANEL")
                .doesNotContain("class=\"free\"");
    }

    @Test
    void whereItIsPublishedTheAdviceIsSaidAgain() {
        var id = given.draft(region, "Going cloud");
        var page = "/organise/meetings/" + id + "/publication";
        assertThat(get(marcus, page)).bodyText().contains("There is nothing on the agenda yet.");
        given.agendaItem(id, 0, 125, "PANEL", null);
        assertThat(get(marcus, page)).bodyText().contains("There is no break from 9.00 to 11.05.");
        given.agendaItem(id, 125, 20, "BREAK", null);
        jdbc.sql("update agenda_item set length_minutes = 100 where kind = 'PANEL'")
                .update();
        assertThat(get(marcus, page)).bodyText().doesNotContain("Worth a look");
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

    private String written() {
        return single("""
                select string_agg(start_minute || ' ' || title || ' ' || length_minutes, ', ' order by start_minute) from agenda_item
                """);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult visitor(String address) {
        return mvc.get().uri(address).exchange();
    }

    /** Nobody reads "members 0 minutes" of a day on which everybody talks. */
    @Test
    void theTimeOfPanelsAndDiscussionsIsEverybodys() {
        var id = given.meeting(region, "Going cloud");
        given.agendaItem(id, 0, 30, "PANEL", null);
        given.agendaItem(id, 30, 60, "DISCUSSION", null);
        given.agendaItem(id, 90, 20, "VENDOR_TALK", null);
        assertThat(mvc.get().uri("/meetings/going-cloud"))
                .bodyText()
                .contains(
                        "Everybody, 90 minutes",
                        "0 minutes of members’ time, 90 minutes of everybody’s, 20 minutes of vendors’");
    }

    /** What a colleague did is no news to whoever never did anything here. */
    @Test
    void thatThereIsNothingOfOnesOwnToUndoIsSaidToWhoeverDidSomething() {
        var id = given.draft(region, "Going cloud");
        var page = "/organise/meetings/" + id + "/agenda";
        var priya = given.ambassador("Priya Nair", region);
        post(priya, page, "kind", "LUNCH", "title", "Lunch", "minutes", "45", "spot", "end");
        assertThat(get(marcus, page)).bodyText().contains("Lunch").doesNotContain("nothing of yours to undo");
        post(marcus, page, "kind", "BREAK", "title", "Tea", "minutes", "15", "spot", "end");
        post(priya, page, "kind", "TOUR", "title", "The server room", "minutes", "15", "spot", "end");
        assertThat(get(marcus, page)).bodyText().contains("nothing of yours to undo");
    }
}
