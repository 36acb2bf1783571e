package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.platform.RoleTable;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.WholeNetwork;

/** Hostile text in every stored field, every page in a real browser: no script runs, and none is even stopped by policy. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class HostileTextTest {

    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[${7*7}]]";

    @Autowired
    WholeNetwork network;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RoleTable roles;

    @Autowired
    SignInMails mails;

    @Test
    void runsNowhere(InBrowser.People people) {
        var email = jdbc.sql("select email from person where id = ?")
                .param(network.create().get("ADMIN").value())
                .query(String.class)
                .single();
        var addresses = network.addresses();
        var paths = roles.routes().stream()
                .filter(route -> route.method() == HttpMethod.GET
                        && !route.pattern().getPatternString().contains("**")
                        && !route.pattern()
                                .getPatternString()
                                .matches(".*(\\.ics|\\.csv|\\.png|\\.atom|\\.ico|\\.css|xml|txt|/files/.*|/download)"))
                .map(route -> addresses.fill(route.pattern().getPatternString()).orElseThrow())
                .toList();
        assertThat(poison()).isGreaterThan(20);

        visit(people.atADesk(), paths);
        var admin = people.atADesk();
        mails.signIn(admin, email);
        visit(admin, paths);
    }

    private static void visit(Page page, List<String> paths) {
        var problems = new ArrayList<String>();
        page.onDialog(dialog -> {
            problems.add("a script ran at " + page.url());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                problems.add(page.url() + ": " + message.text());
            }
        });
        for (var path : paths) {
            page.navigate(path);
            assertThat(page.locator("img[src=x], script:not([src]):not([type='application/ld+json'])")
                            .count())
                    .as(path)
                    .isZero();
            assertThat(page.locator("body").innerText())
                    .as(path)
                    .doesNotContain("49[[")
                    .doesNotContain(">49");
        }
        assertThat(problems).isEmpty();
    }

    /** Writes it into every column of text that takes it; how many did. */
    private int poison() {
        var columns = jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and data_type = 'text' and is_generated = 'NEVER'
                        and table_name not in ('scheduled_tasks', 'flyway_schema_history', 'audit', 'delivery', 'postcode_area')
                        and column_name not in ('zone', 'media_type')
                        """)
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list();
        var poisoned = 0;
        for (var column : columns) {
            try {
                jdbc.sql("update %s set %s = left(:hostile, 70)".formatted(column.get(0), column.get(1)))
                        .param("hostile", HOSTILE)
                        .update();
                poisoned++;
            } catch (org.springframework.dao.DataAccessException refused) {
                // Kept to a form of its own by a constraint, or unique: not a field for free text.
            }
        }
        return poisoned;
    }
}
