package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.platform.RoleTable;
import org.staffroom.shared.Secret;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
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

    @Autowired
    Given given;

    @Autowired
    TravellingClock clock;

    @Autowired
    Secret secret;

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

    /** What people keep for themselves, and what is open on the day alone: nobody else's browser gets there. */
    @Test
    void norWhereOnesOwnIsReadAndOnTheDay(InBrowser.People people) {
        var owner = network.create().get("OWNER");
        var email = jdbc.sql("select email from person where id = ?")
                .param(owner.value())
                .query(String.class)
                .single();
        jdbc.sql("insert into meeting_case values (?, ?, 1, 'Benefit', 'Cost', 'Cover', now())")
                .params(owner.value(), meeting("coming-up").value())
                .update();
        jdbc.sql("insert into room_notes values (?, 1, 'Toilets', 'Fire', 'Other')")
                .param(meeting("coming-up").value())
                .update();
        jdbc.sql("update feedback set closes_at = '2100-01-01'").update();
        jdbc.sql("insert into feedback_token values (?, ?)")
                .params(secret.hash("feedback", "hostile"), meeting("coming-up").value())
                .update();
        poison();
        jdbc.sql("""
                        update cpd_certificate set facts = facts || jsonb_build_object('name', :hostile, 'organisation', :hostile,
                            'title', :hostile, 'region', :hostile, 'place', :hostile, 'entries', jsonb_build_array(jsonb_build_object(
                                'title', :hostile, 'kind', 'PANEL', 'organiser', :hostile, 'minutes', 45, 'vendorMinutes', 0)))
                        """.replace(":hostile", "cast(:hostile as text)"))
                .param("hostile", HOSTILE)
                .update();
        clock.travelTo(jdbc.sql("select starts_at from meeting where slug = 'coming-up'")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single());

        var page = people.atADesk();
        mails.signIn(page, email);
        var event = jdbc.sql("select id from cpd_event").query(String.class).single();
        visit(
                page,
                List.of(
                        "/my/cpd",
                        "/my/cpd/meetings/held",
                        "/my/cpd/events/" + event,
                        "/certificates/0123-4567-89AB-CDEF",
                        "/meetings/coming-up/case",
                        "/meetings/coming-up/room",
                        "/meetings/coming-up/room/projector",
                        "/my/talks/going-cloud/feedback",
                        "/feedback/hostile"));
        for (var path : List.of("/my/cpd/meetings/held", "/certificates/0123-4567-89AB-CDEF", "/feedback/hostile")) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
            assertThat(page.locator("main").innerText()).as(path).contains("<script>alert(1)");
        }
        visit(people.onAPhone(), List.of("/meetings/coming-up/room", "/meetings/coming-up/room/projector"));
    }

    private MeetingId meeting(String slug) {
        return new MeetingId(jdbc.sql("select id from meeting where slug = ?")
                .param(slug)
                .query(UUID.class)
                .single());
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
            assertThat(page.navigate(path).status()).as(path).isLessThan(500);
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
