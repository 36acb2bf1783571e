package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.AtOnce;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** The page on which a day is planned, pressed once or twice, and how readers see the day. */
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
        jdbc.sql("update meeting set ends_at = starts_at + interval '145 minutes'")
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

    /** Nobody reads "members 0 minutes" of a day on which everybody talks. */
    @Test
    void theTimeOfPanelsAndDiscussionsIsEverybodys() {
        var id = given.meeting(region, "Going cloud");
        given.agendaItem(id, 0, 30, "PANEL", null);
        given.agendaItem(id, 30, 60, "DISCUSSION", null);
        given.agendaItem(id, 90, 20, "VENDOR_TALK", null);
        assertThat(visitor("/meetings/going-cloud"))
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

    private String written() {
        return single("""
                select string_agg(start_minute || ' ' || title || ' ' || length_minutes, ', ' order by start_minute) from agenda_item
                """);
    }
}
