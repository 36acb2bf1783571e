package org.staffroom.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class OrganisationAdminTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    Organisations organisations;

    @Autowired
    OrganisationQueries queries;

    CurrentPerson helen;

    @BeforeEach
    void anAdmin() {
        helen = given.admin("Helen Catterall");
    }

    private MvcTestResult post(String path, String... fields) {
        var request =
                mvc.post().uri("/admin/organisations" + path).with(as(helen)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri("/admin/organisations" + path).with(as(helen)).exchange();
    }

    @Test
    void aLongListIsPagedAndFiltered() {
        given.organisation("First School", "SCHOOL");
        for (var i = 0; i < 40; i++) {
            given.organisation("School " + i, "SCHOOL");
        }
        assertThat(get("?page=2")).bodyText().contains("Page 2 of 2");
        assertThat(get("?q=first&kind=SCHOOL")).bodyText().contains("First School");
        assertThat(get("?q=first&kind=VENDOR")).bodyText().contains("No organisation found");
    }

    /** What a newcomer types is taken for a school; an admin sees that it is there, and whether it is one. */
    @Test
    void whatPeopleTypedWaitsUntilAnAdminHasLookedAtIt() {
        organisations.listed("Severn Vale School", OrganisationKind.SCHOOL);
        assertThat(get("")).bodyText().doesNotContain("People have typed");
        var hill = organisations.named("Hill School", OrganisationKind.SCHOOL);
        var firm = organisations.named("Proofgate", OrganisationKind.SCHOOL);
        assertThat(mvc.get().uri("/admin").with(as(helen))).bodyText().contains(", 2 new ones to look at");
        assertThat(get("")).bodyText().contains("People have typed 2 new organisations. See what they are.");
        assertThat(get("?unchecked=true"))
                .bodyText()
                .contains("Hill School", "Proofgate")
                .doesNotContain("Severn Vale School");

        assertThat(post("/" + hill + "/check")).hasRedirectedUrl("/admin/organisations?unchecked=true");
        assertThat(get("?unchecked=true")).bodyText().doesNotContain("Hill School");
        assertThat(post("/" + firm, "name", "Proofgate", "kind", "VENDOR", "version", "0"))
                .hasStatus(303);
        assertThat(get("?unchecked=true"))
                .bodyText()
                .contains("There is no new one.")
                .doesNotContain("Proofgate");
        assertThat(mvc.get().uri("/admin").with(as(helen))).bodyText().doesNotContain("to look at");
    }

    @Test
    void isAddedAndPutRight() {
        var trust = given.organisation("Wye Learning Trust", "TRUST");
        assertThat(post("", "name", "Forest Edge", "kind", "SCHOOL", "trust", trust.toString()))
                .hasStatus(303);
        var school = queries.byName("forest edge").orElseThrow();
        assertThat(school.trust()).isEqualTo("Wye Learning Trust");
        var version = queries.form(school.id()).orElseThrow().version();
        assertThat(post("/" + school.id(), "name", "Forest Edge Ltd", "kind", "VENDOR", "version", "" + version))
                .hasStatus(303);
        assertThat(queries.find(school.id()).orElseThrow().kind()).isEqualTo(OrganisationKind.VENDOR);
        assertThat(post("/" + school.id(), "name", "Mine", "kind", "VENDOR", "version", "" + version))
                .hasStatus(409)
                .bodyText()
                .contains("Mine", "Forest Edge Ltd");
    }

    @Test
    void saysWhatIsWrong() {
        var school = given.organisation("Severn Vale School", "SCHOOL");
        var trust = given.organisation("Wye Learning Trust", "TRUST");
        given.organisation("Chesil School", "SCHOOL");
        assertThat(post("", "name", "", "kind", "SCHOOL")).hasStatus(422);
        assertThat(post("", "name", "x", "kind", "SCHOOL")).hasStatus(422);
        assertThat(post("", "name", "Good name", "kind", "WRONG"))
                .as("no choice that the page offers")
                .hasStatus(400);
        assertThat(post("", "name", "severn vale SCHOOL", "kind", "SCHOOL"))
                .hasStatus(422)
                .bodyText()
                .contains("already");
        assertThat(post("/" + school, "name", "Chesil School", "kind", "SCHOOL", "version", "0"))
                .hasStatus(422);
        assertThat(post("", "name", "Company", "kind", "VENDOR", "trust", trust.toString()))
                .hasStatus(422);
        assertThat(post("", "name", "Another", "kind", "SCHOOL", "trust", school.toString()))
                .hasStatus(422);
        assertThat(post("", "name", "Company", "kind", "VENDOR", "website", "javascript:alert(1)"))
                .hasStatus(422);
        assertThat(post("", "name", "Inside", "kind", "SCHOOL", "trust", trust.toString()))
                .hasStatus(303);
        assertThat(post("/" + trust, "name", "Wye", "kind", "VENDOR", "version", "0"))
                .hasStatus(422);
        assertThat(queries.byName("Company")).isEmpty();
    }

    @Test
    void isForAdminsAlone() {
        var priya = given.member("Priya Nair");
        assertThat(mvc.get().uri("/admin/organisations").with(as(priya))).hasStatus(403);
        assertThat(mvc.post().uri("/admin/organisations").with(as(priya)).with(csrf()))
                .hasStatus(403);
    }
}
