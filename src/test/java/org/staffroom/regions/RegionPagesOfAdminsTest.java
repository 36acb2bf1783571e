package org.staffroom.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class RegionPagesOfAdminsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RegionQueries queries;

    @Autowired
    RegionFollowerController followers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    CurrentPerson admin;

    @BeforeEach
    void anAdmin() {
        admin = given.admin("Helen");
    }

    private MvcTestResult save(String path, String name, String tile, String... more) {
        var post = mvc.post()
                .uri(path)
                .with(as(admin))
                .with(csrf())
                .param("version", "0")
                .param("name", name)
                .param("shortName", "Short")
                .param("description", "Words typed.")
                .param("postcodeAreas", "ba, EX;tq")
                .param("hue", "155")
                .param("tile", tile);
        for (var i = 0; i < more.length; i += 2) {
            post = post.param(more[i], more[i + 1]);
        }
        return post.exchange();
    }

    @Test
    void aRegionIsCreatedAndItsColourIsInTheStylesheet() {
        assertThat(save("/admin/regions", "South West", "2-4")).hasStatus3xxRedirection();

        assertThat(queries.find("south-west").postcodeAreas()).containsExactly("BA", "EX", "TQ");
        var css = mvc.get().uri("/regions.css").exchange();
        assertThat(css).bodyText().contains(".r-south-west{--hue:155}");
        assertThat(css.getResponse().getHeader("Cache-Control"))
                .contains("public")
                .contains("max-age");
        var tag = css.getResponse().getHeader("ETag");
        assertThat(tag).isNotNull();
        assertThat(mvc.get().uri("/regions.css").header("If-None-Match", tag)).hasStatus(304);
    }

    @Test
    void aTakenTileIsSaidAtTheFieldAndNothingTypedIsLost() {
        save("/admin/regions", "South West", "2-4");

        var again = save("/admin/regions", "Wessex <b>", "2-4");

        assertThat(again).hasStatus(422);
        assertThat(again)
                .bodyText()
                .contains("This tile has been taken meanwhile")
                .contains("Words typed.")
                .contains("Wessex &lt;b&gt;")
                .doesNotContain("Wessex <b>");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        var wrong = save("/admin/regions", " ", "99-1", "hue", "red", "postcodeAreas", "12345");
        assertThat(wrong).hasStatus(422);
        assertThat(wrong).bodyText().contains("Give the region a name.").contains("Choose one of the tiles.");
        assertThat(mvc.post().uri("/admin/regions").with(as(admin)).with(csrf()))
                .hasStatus(422);
        assertThat(save("/admin/regions", "x".repeat(81), "1-1")).hasStatus(422);
    }

    @Test
    void aConflictShowsBothVersionsAndCanBeSavedAgain() {
        save("/admin/regions", "South West", "2-4");
        jdbc.sql("update region set description = 'Theirs.', version = 7").update();

        var stale = save("/admin/regions/south-west", "Deep South West", "2-4");

        assertThat(stale).hasStatus(409);
        assertThat(stale)
                .bodyText()
                .contains("Somebody else saved this region")
                .contains("Theirs.")
                .contains("Deep South West")
                .contains("name=\"version\" value=\"7\"");
        assertThat(queries.find("south-west").name()).isEqualTo("South West");
    }

    @Test
    void theLastAmbassadorIsEndedOnlyWithASuccessorOrKnowingly() {
        var region = given.region("wales", "Wales");
        var rhian = given.ambassador("Rhian", region);
        var path = "/admin/regions/wales/ambassadors/"
                + queries.ambassadors(region).get(0).assignment();

        assertThat(mvc.get().uri(path).with(as(admin))).hasStatusOk().bodyText().contains("Rhian");
        var refused = mvc.post()
                .uri(path + "/end")
                .with(as(admin))
                .with(csrf())
                .param("lastDay", "2027-03-01")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyText().contains("Name a successor, or say that it may be without.");
        assertThat(mvc.post()
                        .uri(path + "/end")
                        .with(as(admin))
                        .with(csrf())
                        .param("lastDay", "2027-03-01")
                        .param("without", "true"))
                .hasStatus3xxRedirection();
        assertThat(queries.ambassadors(region)).isEmpty();
        assertThat(rhian.name()).isEqualTo("Rhian");
    }

    @Test
    void awayUntilIsADayToCome() {
        var region = given.region("wales", "Wales");
        given.ambassador("Rhian", region);
        var path = "/admin/regions/wales/ambassadors/"
                + queries.ambassadors(region).get(0).assignment() + "/absence";

        assertThat(mvc.post().uri(path).with(as(admin)).with(csrf()).param("back", "2027-03-01"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a day to come");
        assertThat(mvc.post().uri(path).with(as(admin)).with(csrf()).param("back", "2027-04-01"))
                .hasStatus3xxRedirection();
        assertThat(queries.ambassadors(region).get(0).awayUntil()).hasToString("2027-04-01");
        assertThat(mvc.post().uri(path).with(as(admin)).with(csrf()).param("back", ""))
                .hasStatus3xxRedirection();
        assertThat(queries.ambassadors(region).get(0).awayUntil()).isNull();
    }

    @Test
    void appointingAStrangerIsRefusedAtTheField() {
        given.region("wales", "Wales");
        var gethin = given.member("Gethin");
        assertThat(appoint("nobody@school.example")).hasStatus(422).bodyText().contains("No member has this e-mail");
        assertThat(appoint("not an address")).hasStatus(422);
        assertThat(appoint(gethin.email())).hasStatus3xxRedirection();
        assertThat(appoint(gethin.email())).hasStatus(422);
        assertThat(mvc.get().uri("/admin/regions/wales").with(as(admin)))
                .bodyText()
                .contains("Gethin");
    }

    private MvcTestResult appoint(String email) {
        return mvc.post()
                .uri("/admin/regions/wales/ambassadors")
                .with(as(admin))
                .with(csrf())
                .param("email", email)
                .param("role", "LEAD")
                .param("since", "2027-03-02")
                .exchange();
    }

    @Test
    void areForAdminsAlone() {
        var region = given.region("wales", "Wales");
        var ambassador = given.ambassador("Rhian", region);
        for (var path : new String[] {"/admin/regions", "/admin/regions/new", "/admin/regions/wales"}) {
            assertThat(mvc.get().uri(path).with(as(ambassador))).hasStatus(403);
            assertThat(mvc.get().uri(path)).hasStatus3xxRedirection();
            assertThat(mvc.get().uri(path).with(as(admin))).hasStatusOk();
        }
        assertThat(mvc.post()
                        .uri("/admin/regions/wales/archive")
                        .with(as(ambassador))
                        .with(csrf()))
                .hasStatus(403);
        assertThat(queries.find("wales").archived()).isFalse();
        assertThat(mvc.get().uri("/admin/regions/nowhere").with(as(admin))).hasStatus(404);
        assertThat(mvc.get().uri("/admin/regions/wales/ambassadors/nonsense").with(as(admin)))
                .hasStatus4xxClientError();
    }

    @Test
    void whoPressedFollowAsAVisitorFollowsAfterSigningIn() {
        var region = given.region("wales", "Wales");
        var ellie = given.member("Ellie");

        assertThat(followers.purpose("/regions/wales/follower")).hasValue("Sign in to follow Wales");
        assertThat(followers.complete(ellie, "/regions/wales/follower")).hasValue("/regions/wales");
        assertThat(queries.followedBy(ellie.id())).containsExactly(region);
        assertThat(followers.complete(ellie, "/regions/wales")).isEmpty();
        assertThat(followers.purpose("/regions/nowhere/follower")).isEmpty();
        assertThat(followers.purpose("/regions/wales/follower/removal")).isEmpty();
    }

    @Test
    void aMemberFollowsAndStops() {
        given.region("wales", "Wales");
        var ellie = given.member("Ellie");
        assertThat(mvc.post().uri("/regions/wales/follower").with(as(ellie))).hasStatus(403);
        assertThat(mvc.post().uri("/regions/wales/follower").with(as(ellie)).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(queries.followedBy(ellie.id())).hasSize(1);
        assertThat(mvc.get().uri("/regions/wales").with(as(ellie))).bodyText().contains("You follow this region");
        assertThat(mvc.post()
                        .uri("/regions/wales/follower/removal")
                        .with(as(ellie))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(queries.followedBy(ellie.id())).isEmpty();
    }
}
