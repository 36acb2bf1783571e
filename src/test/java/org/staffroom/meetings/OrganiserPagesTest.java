package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.support.StaffroomTest;

/** A meeting from nothing until it is published or cancelled, and for whom the pages are on which that is done. */
@StaffroomTest
class OrganiserPagesTest extends WithDetails {

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
}
