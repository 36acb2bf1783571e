package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class AdminPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Audit audit;

    @Autowired
    Given given;

    @Autowired
    Statements statements;

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
    void theAuditGoesBackToItsFirstEntryAndCountsNothing() {
        var helen = given.admin("Helen");
        audit.record(helen.id().value(), "published", "region", Ids.next());
        for (var i = 0; i < 2 * AdminQueries.SIZE; i++) {
            audit.record(helen.id().value(), "published", "meeting", Ids.next());
        }
        var path = "/admin/audit";
        for (var page = 1; page <= 3; page++) {
            var body = body(path, helen);
            assertThat(body.split("<th scope=\"row\">", -1)).hasSize(1 + (page < 3 ? AdminQueries.SIZE : 1));
            var older = Pattern.compile("href=\"(/admin/audit\\?before=\\d+)\"").matcher(body);
            assertThat(older.find()).as("page %s", page).isEqualTo(page < 3);
            path = page < 3 ? older.group(1) : path;
        }
        assertThat(body(path, helen)).contains("The latest", "href=\"/admin/audit\"");
        assertThat(body("/admin/audit?subject=region", helen)).doesNotContain("Older entries", "The latest");
        assertThat(body("/admin/audit?before=x", helen))
                .contains("Older entries")
                .doesNotContain("The latest");

        for (var page : List.of("/admin", "/admin/audit")) {
            assertThat(statements.during(() -> body(page, helen)))
                    .noneMatch(sql -> sql.contains("count(*) from audit") || sql.contains("distinct subject"));
        }
    }

    private String body(String path, CurrentPerson person) {
        try {
            return mvc.get().uri(path).with(as(person)).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
