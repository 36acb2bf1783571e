package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
class AdminLinksTest {

    @Autowired
    AdminLinks links;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    private long admins() {
        return jdbc.sql("select count(*) from person where admin")
                .query(Long.class)
                .single();
    }

    @Test
    void theFirstAdminComesInByTheLinkOnce() {
        var path = "/sign-in/first-admin/" + links.first().orElseThrow();
        var browser = new Visitor(mvc, "192.0.2.1");
        assertThat(browser.get(path)).hasStatusOk();
        assertThat(browser.get(path)).hasStatusOk();
        assertThat(browser.post(path, "name", "", "email", "helen@network.example"))
                .hasStatus(422);
        assertThat(browser.post(path, "name", "Helen", "email", "nothing")).hasStatus(422);
        assertThat(admins()).isZero();
        assertThat(browser.post(path, "name", "Helen Catterall", "email", "helen@network.example"))
                .hasStatus(303)
                .hasHeader("Location", "/admin");
        assertThat(browser.get("/my/profile")).hasStatusOk();
        assertThat(admins()).isOne();
        var other = new Visitor(mvc, "192.0.2.2");
        assertThat(other.get(path)).hasStatus(410);
        assertThat(other.post(path, "name", "Eve", "email", "eve@evil.example")).hasStatus(410);
        assertThat(admins()).isOne();
        assertThat(links.first()).isEmpty();
    }

    @Test
    void twoLinksAtOnceMakeOneAdmin() {
        var one = links.first().orElseThrow();
        var two = links.first().orElseThrow();
        AtOnce.run(2, i -> () -> links.useFirst(i == 0 ? one : two, "Helen", "helen" + i + "@network.example"));
        assertThat(admins()).isOne();
    }

    @Test
    void aLinkIsGoodForADay() {
        var token = links.first().orElseThrow();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        assertThat(links.useFirst(token, "Helen", "helen@network.example")).isEmpty();
        assertThat(jdbc.sql("select admin_link::text from admin_link")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    @Test
    void anAdminSignsInByALinkOfTheLog() {
        var helen = given.admin("Helen Catterall");
        assertThat(links.forAdmin(given.member("Priya Nair").email())).isEmpty();
        var path = "/sign-in/admin-link/" + links.forAdmin(helen.email()).orElseThrow();
        var browser = new Visitor(mvc, "192.0.2.1");
        assertThat(browser.get(path)).hasStatusOk();
        assertThat(browser.post(path)).hasStatus(303);
        assertThat(browser.get("/my/profile")).hasStatusOk();
        assertThat(new Visitor(mvc, "192.0.2.1").post(path)).hasStatus(410);
    }
}
