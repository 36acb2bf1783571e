package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class AdminPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Audit audit;

    @Autowired
    Given given;

    @Test
    void areForAdminsAlone() {
        var ambassador = given.ambassador("Rhian", given.region("wales", "Wales"));
        for (var path : new String[] {"/admin", "/admin/audit"}) {
            assertThat(mvc.get().uri(path).with(as(ambassador))).hasStatus(403);
            assertThat(mvc.get().uri(path)).hasStatus3xxRedirection();
            assertThat(mvc.get().uri(path).with(as(given.admin("Helen")))).hasStatusOk();
        }
    }

    @Test
    void theStartCountsWhatThereIs() {
        given.region("wales", "Wales");
        assertThat(mvc.get().uri("/admin").with(as(given.admin("Helen"))))
                .bodyText()
                .contains("1 region, 1 of them without an ambassador", "/admin/deliveries", "None was refused");
    }

    @Test
    void theAuditShowsWhoDidWhatLatestFirstAndByKind() {
        var helen = given.admin("Helen Catterall");
        var meeting = given.meeting(given.region("wales", "Wales"), "Going cloud");
        audit.record(helen.id().value(), "published", "meeting", meeting.value());
        audit.record(null, "erased_needs", "registration", Ids.next());

        var all = mvc.get().uri("/admin/audit").with(as(helen)).exchange();
        assertThat(all).bodyText().contains("Helen Catterall", "The system", "erased needs");
        assertThat(mvc.get().uri("/admin/audit?subject=meeting").with(as(helen)))
                .bodyText()
                .contains("Published a meeting", "<b>Going cloud</b>", "<option value=\"registration\">Place</option>")
                .doesNotContain("erased needs");
        assertThat(mvc.get().uri("/admin/audit?subject=nonsense'&page=x").with(as(helen)))
                .hasStatusOk()
                .bodyText()
                .contains("erased needs");
    }

    @Test
    void theAuditHasPages() {
        var helen = given.admin("Helen");
        for (var i = 0; i <= AdminQueries.SIZE; i++) {
            audit.record(given.member("Somebody").id().value(), "published", "meeting", Ids.next());
        }
        assertThat(mvc.get().uri("/admin/audit?page=2").with(as(helen)))
                .bodyText()
                .contains("Page 2 of 2");
    }
}
