package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class OrganiserPagesTest extends AtTheDesk {

    private static final String VENUE = "The Castle, Bristol BS1 4XX";

    /** As people write it: the whole line of the book is one way among several, as long as one venue alone is meant. */
    @Test
    void aVenueIsFoundByNameOrPostcode() {
        for (var written : java.util.List.of("the castle", "BS14XX", "The Castle Bristol", "The Castle BS1 4XX")) {
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
    void fromNothingToPublished() {
        var created = post(marcus, "/organise/meetings/new", form("title", "Going cloud"));
        assertThat(created).hasStatus(303);
        var id = single("select id::text from meeting");
        assertThat(created).hasHeader("Location", "/organise/meetings/" + id + "/agenda");

        assertThat(get(marcus, "/organise/meetings/" + id + "/publication"))
                .bodyText()
                .contains("Publish this meeting", "60 places");
        assertThat(post(marcus, "/organise/meetings/" + id + "/publication"))
                .hasStatus(303)
                .hasHeader("Location", "/meetings/going-cloud");
        assertThat(get(marcus, "/organise/meetings/going-cloud/publication"))
                .bodyText()
                .contains("This meeting has been published", "href=\"/meetings/going-cloud\"")
                .doesNotContain("action=\"/organise/meetings/going-cloud/publication\"");
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
                .contains("Give a number from 1 to 5,000.", "Kept words", "value=\"Nowhere\"", "value=\"many\"");
        assertThat(single("select count(*) from meeting")).isEqualTo("0");
    }

    @Test
    void beforePublishingOneSeesWhoHoldsItTogetherAndWhoHasNotAnswered() {
        var meeting = given.draft(region, "Across the bridge");
        for (var other : List.of("North", "East", "Yorkshire")) {
            jdbc.sql("insert into meeting_co_host values (?, ?, now(), ?::timestamptz)")
                    .params(
                            meeting.value(),
                            given.region(other.toLowerCase(), other).value(),
                            other.equals("East") ? null : "2027-01-01T00:00Z")
                    .update();
        }
        assertThat(get(marcus, "/organise/meetings/" + meeting + "/publication"))
                .bodyText()
                .contains("on the pages of South West, North and Yorkshire", "Not answered yet: East");
    }

    @Test
    void aMeetingWithoutAVenueIsNotPublished() {
        post(marcus, "/organise/meetings/new", form("title", "Going cloud", "venue", ""));
        var id = single("select id::text from meeting");

        assertThat(post(marcus, "/organise/meetings/" + id + "/publication"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a venue first");
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
    void beforeCancellingOneSeesWhoIsTold() {
        var id = given.meeting(region, "Going cloud");
        given.confirmed(id, given.member("Ellie Marsh").id());
        given.confirmed(id, given.member("Dan Rowsell").id());
        given.agendaItem(
                id,
                0,
                30,
                "MEMBER_TALK",
                given.talk("Apprentices", "MEMBER", given.member("Priya Nair").id()));

        assertThat(get(marcus, "/organise/meetings/going-cloud/cancellation"))
                .bodyText()
                .contains("3 people are told at once", "Cancel it and tell 3 people");
        assertThat(post(marcus, "/organise/meetings/going-cloud/cancellation", "reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say why");
        assertThat(post(marcus, "/organise/meetings/going-cloud/cancellation", "reason", "Snow and ice."))
                .hasStatus(303);
        assertThat(post(marcus, "/organise/meetings/going-cloud/cancellation", "reason", "Again."))
                .hasStatus(422);
        assertThat(single("select status from meeting")).isEqualTo("CANCELLED");
    }

    @Test
    void organisersPagesAreNotThereForOthers() {
        var id = given.meeting(region, "Going cloud");
        var item = given.agendaItem(id, 0, 20, "WELCOME", null);
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at) values (?, ?, now())")
                .params(id.value(), wales.value())
                .update();
        var base = "/organise/meetings/going-cloud";
        var pages = List.of("/details", "/agenda", "/agenda/" + item, "/publication", "/cancellation", "/preview");
        var presses = List.of(
                "/details",
                "/publication",
                "/cancellation",
                "/co-hosts",
                "/partners",
                "/partners/removal?role=HOST&organisation=" + UUID.randomUUID(),
                "/agenda",
                "/agenda/" + item,
                "/agenda/" + item + "/position",
                "/agenda/" + item + "/length",
                "/agenda/" + item + "/removal");

        for (var person : List.of(given.member("Ellie Marsh"), carys)) {
            for (var page : pages) {
                assertThat(get(person, base + page)).as(page).hasStatus(404);
            }
            for (var press : presses) {
                assertThat(post(person, base + press, form("title", "Hacked")))
                        .as(press)
                        .hasStatus(404);
            }
            assertThat(post(person, "/organise/meetings/new", form("title", "Mine", "copy", id.toString())))
                    .hasStatus(404);
        }
        assertThat(single("select title || (select count(*) from agenda_item) || sequence from meeting"))
                .isEqualTo("Going cloud10");

        assertThat(post(carys, base + "/co-hosts/" + wales + "/acceptance")).hasStatus(303);
        for (var page : pages) {
            assertThat(get(carys, base + page)).as("co-host " + page).hasStatusOk();
            assertThat(get(given.admin("Helen Catterall"), base + page))
                    .as("admin " + page)
                    .hasStatusOk();
        }
    }

    @Test
    void nobodyAcceptsForAnotherRegion() {
        var id = given.meeting(region, "Going cloud");
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at) values (?, ?, now())")
                .params(id.value(), wales.value())
                .update();

        assertThat(post(marcus, "/organise/meetings/going-cloud/co-hosts/" + wales + "/acceptance"))
                .hasStatus(404);
        assertThat(single("select count(*) from meeting_co_host where accepted_at is not null"))
                .isEqualTo("0");
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

    @Test
    void hostileWordsStayWords() {
        var id = given.draft(region, "Going cloud");
        var hostile = "<script>alert(1)</script>";
        post(marcus, "/organise/meetings/" + id + "/agenda", item("PANEL", hostile, "20"));
        post(marcus, "/organise/meetings/" + id + "/partners", "organisation", hostile, "role", "HOST");

        assertThat(post(marcus, "/organise/meetings/" + id + "/details", form("title", hostile, "version", "0")))
                .hasStatus(303);
        for (var page : List.of("/details", "/agenda", "/preview", "/publication")) {
            assertThat(get(marcus, "/organise/meetings/" + id + page))
                    .bodyText()
                    .as(page)
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;");
        }
    }

    private static String[] form(String... pairs) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("title", "A meeting");
        fields.put("date", "2027-04-20");
        fields.put("start", "09:30");
        fields.put("end", "15:00");
        fields.put("format", "IN_PERSON");
        fields.put("venue", VENUE);
        fields.put("room", "60");
        for (var at = 0; at < pairs.length; at += 2) {
            fields.put(pairs[at], pairs[at + 1]);
        }
        return fields.entrySet().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }
}
