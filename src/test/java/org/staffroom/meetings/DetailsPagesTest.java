package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** The form of a meeting’s details: what is found, taken over and refused, and what two people write in it at once. */
@StaffroomTest
class DetailsPagesTest extends WithDetails {

    /** As people write it: the whole line of the book is one way among several, as long as one venue alone is meant. */
    @Test
    void aVenueIsFoundByNameOrPostcode() {
        for (var written : List.of("the castle", "BS14XX", "The Castle Bristol", "The Castle BS1 4XX")) {
            assertThat(post(marcus, "/organise/meetings/new", form("title", "At " + written, "venue", written)))
                    .as(written)
                    .hasStatus(303);
        }
        assertThat(single("select count(distinct venue_id) || ' ' || count(venue_id) from meeting"))
                .isEqualTo("1 4");
        given.venue("The Castle Annexe", region);
        assertThat(post(marcus, "/organise/meetings/new", form("title", "Which one", "venue", "BS1 4XX")))
                .hasStatus(422)
                .bodyText()
                .contains("more than one is called so");
    }

    /** A draft's room is saved; of a published meeting people are shown first. */
    @Test
    void theRoomIsPartOfTheDetails() {
        post(marcus, "/organise/meetings/new", form("title", "Going cloud", "hall", " Great Hall "));
        var id = single("select id::text from meeting");
        assertThat(single("select room from meeting")).isEqualTo("Great Hall");
        assertThat(get(marcus, "/organise/meetings/" + id + "/details"))
                .bodyText()
                .contains("value=\"Great Hall\"");
        assertThat(post(
                        marcus,
                        "/organise/meetings/" + id + "/details",
                        form("title", "Going cloud", "hall", "x".repeat(81), "version", "0")))
                .hasStatus(422);
        post(
                marcus,
                "/organise/meetings/" + id + "/details",
                form(
                        "title",
                        "Going cloud",
                        "hall",
                        "Library",
                        "version",
                        single("select version::text from meeting")));
        assertThat(single("select room from meeting")).isEqualTo("Library");

        post(marcus, "/organise/meetings/" + id + "/publication");
        assertThat(post(
                        marcus,
                        "/organise/meetings/going-cloud/details",
                        form(
                                "title",
                                "Going cloud",
                                "hall",
                                "Gym",
                                "version",
                                single("select version::text from meeting"))))
                .bodyText()
                .contains("Library", "Gym");
        assertThat(single("select room from meeting")).isEqualTo("Library");
    }

    @Test
    void theNextMeetingTakesThreeFields() {
        var earlier = given.meeting(region, "Autumn");
        given.agendaItem(earlier, 0, 20, "WELCOME", null);

        assertThat(get(marcus, "/organise/meetings/new?copy=" + earlier))
                .bodyText()
                .contains("come from “Autumn”");
        assertThat(post(
                        marcus,
                        "/organise/meetings/new",
                        "copy",
                        earlier.toString(),
                        "title",
                        "Spring",
                        "date",
                        "2027-06-10",
                        "start",
                        "10:00",
                        // what the page sends along by itself
                        "format",
                        "IN_PERSON",
                        "venue",
                        VENUE,
                        "room",
                        "30"))
                .hasStatus(303);

        assertThat(single("""
                        select to_char(ends_at at time zone zone, 'YYYY-MM-DD HH24:MI') || ' ' || (select count(*) from agenda_item i where i.meeting_id = m.id)
                        from meeting m where title = 'Spring'
                        """)).as("as long as the last one").isEqualTo("2027-06-10 15:30 1");
    }

    @Test
    void whatIsMissingIsSaidAndNothingTypedIsLost() {
        var refused = post(
                marcus,
                "/organise/meetings/new",
                form("title", "X", "date", "tomorrow", "venue", "Nowhere", "summary", "Kept words", "room", "many"));

        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("Give it a title of 3 to 120 characters.", "Choose a day.", "not in the book")
                .contains(
                        "Give the places in the room as a number from 1 to 5,000.",
                        "Kept words",
                        "value=\"Nowhere\"",
                        "value=\"many\"");
        assertThat(single("select count(*) from meeting")).isEqualTo("0");
    }

    @Test
    void fieldsThatTheFormDoesNotHaveHaveNoEffect() {
        post(
                marcus,
                "/organise/meetings/new",
                form(
                        "title",
                        "Going cloud",
                        "status",
                        "PUBLISHED",
                        "slug",
                        "mine",
                        "region",
                        wales.toString(),
                        "regionId",
                        wales.toString(),
                        "id",
                        UUID.randomUUID().toString(),
                        "sequence",
                        "7",
                        "createdBy",
                        carys.id().toString()));

        assertThat(single("select status || coalesce(slug, '-') || region_id || sequence || created_by from meeting"))
                .isEqualTo("DRAFT-" + region + "0" + marcus.id());
    }

    @Test
    void twoPeopleEditAtOnceAndNothingIsLost() {
        var id = given.draft(region, "Going cloud");
        var page = "/organise/meetings/" + id + "/details";
        assertThat(post(marcus, page, form("title", "Going cloud together", "version", "0")))
                .hasStatus(303);

        var conflict = post(marcus, page, form("title", "Going home", "version", "0", "summary", "My words"));

        assertThat(conflict)
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Somebody else saved this while you were writing",
                        "Going cloud together",
                        "Going home",
                        "My words")
                .contains("name=\"version\" value=\"1\"");
        assertThat(single("select title from meeting")).isEqualTo("Going cloud together");

        assertThat(post(marcus, page, form("title", "Going home", "version", "1")))
                .hasStatus(303);
        assertThat(single("select title from meeting")).isEqualTo("Going home");
    }

    /** The summary is theirs, the title mine; of the room, which both changed, both versions are shown. */
    @Test
    void whatOnlyTheFirstChangedIsInTheFormOfTheSecond() {
        var page = "/organise/meetings/" + given.draft(region, "Going cloud") + "/details";
        jdbc.sql("update meeting set summary = ''").update();
        var seen = Given.hidden("seen", get(marcus, page));
        post(marcus, page, form("title", "Going cloud", "version", "0", "summary", "Their words", "room", "40"));

        assertThat(post(
                        marcus,
                        page,
                        form("title", "Going home", "version", "0", "summary", "", "room", "50", "seen", seen)))
                .hasStatus(409)
                .bodyText()
                .contains(">Their words</textarea>", "value=\"Going home\"")
                .containsPattern("(?s)<h3>Places in the room</h3>.*>40</p>.*>50</p>")
                .doesNotContain("<h3>Title</h3>", "<h3>In a few sentences</h3>");
    }

    @Test
    void aVenueIsWrittenIntoTheBookOnTheWay() {
        var wrong = form(
                "venue",
                "",
                "venueName",
                "Severn Vale School",
                "venueTown",
                "Bath",
                "venuePostcode",
                "BA1 1AA",
                "date",
                "");
        assertThat(post(marcus, "/organise/meetings/new", wrong)).hasStatus(422);
        assertThat(single("select count(*) from venue where town = 'Bath'"))
                .as("not yet")
                .isEqualTo("0");

        var right =
                form("venue", "", "venueName", "Severn Vale School", "venueTown", "Bath", "venuePostcode", "BA1 1AA");
        assertThat(post(marcus, "/organise/meetings/new", right)).hasStatus(303);

        assertThat(single("select v.name from meeting m join venue v on v.id = m.venue_id"))
                .isEqualTo("Severn Vale School");
    }

    @Test
    void aNewVenueIsAmongWhatTwoPeopleChoseBetween() {
        var page = "/organise/meetings/" + given.draft(region, "Going cloud") + "/details";
        var mine = form(
                "venue",
                "",
                "venueName",
                "Severn Vale",
                "venueTown",
                "Bath",
                "venuePostcode",
                "ba11aa",
                "version",
                "7");

        assertThat(post(marcus, page, mine))
                .hasStatus(409)
                .bodyText()
                .containsPattern("id=\"venue\"[^>]* value=\"Severn Vale, Bath BA1 1AA\"");
    }

    /** Nobody knows how many places there were, and nobody is to make a number up. */
    @Test
    void aMeetingHeldBeforeIsPutRightWithoutPlaces() {
        var id = given.meeting(region, "Going cloud");
        jdbc.sql("delete from place").update();
        jdbc.sql(
                        "update meeting set starts_at = '2024-04-20T08:30:00Z', ends_at = '2024-04-20T14:00:00Z', recorded_at = now()")
                .update();
        var page = "/organise/meetings/going-cloud/details";

        assertThat(post(marcus, page, form("title", "Gone cloud", "date", "2024-04-20", "room", "", "version", "0")))
                .hasStatus(303);
        assertThat(post(marcus, page, form("title", "Gone cloud", "date", "2030-04-20", "room", "", "version", "1")))
                .hasStatus(422)
                .bodyText()
                .contains("has been held already");

        assertThat(single("select title from meeting where id = '" + id + "'")).isEqualTo("Gone cloud");
        assertThat(single("select count(*)::text from place")).isEqualTo("0");
    }
}
