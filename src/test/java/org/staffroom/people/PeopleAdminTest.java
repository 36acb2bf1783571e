package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
class PeopleAdminTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    People people;

    @Autowired
    Devices devices;

    @Autowired
    JdbcClient jdbc;

    private String list(CurrentPerson admin, String query) {
        var answer = mvc.get().uri("/admin/people" + query).with(as(admin)).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsByNameEmailAndOrganisationAndPages() {
        var helen = given.admin("Helen Catterall");
        var priya = given.member("Priya Nair");
        jdbc.sql("update person set organisation_id = ? where id = ?")
                .params(
                        given.organisation("Severn Vale School", "SCHOOL").value(),
                        priya.id().value())
                .update();
        for (var query : new String[] {"?q=nair", "?q=" + priya.email(), "?q=severn"}) {
            assertThat(list(helen, query)).contains("Priya Nair").doesNotContain("/admin/people/" + helen.id());
        }
        assertThat(list(helen, "?show=ADMINS")).contains("Helen Catterall").doesNotContain("Priya Nair");
        assertThat(list(helen, "?show=SUSPENDED")).contains("Nobody found");
        for (var i = 0; i < 40; i++) {
            given.member("Member " + i);
        }
        assertThat(list(helen, "?q=member&page=2")).contains("Page 2 of 2");
        assertThat(list(helen, "?q=%25")).contains("Nobody found");
    }

    @Test
    void isForAdminsAlone() {
        var priya = given.member("Priya Nair");
        assertThat(mvc.get().uri("/admin/people").with(as(priya))).hasStatus(403);
        assertThatThrownBy(() -> people.suspend(priya, given.member("Tom Hale").id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.makeAdmin(priya, priya.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void suspendingEndsSessionsAndDevicesAtOnce() {
        var helen = given.admin("Helen Catterall");
        var priya = given.member("Priya Nair");
        var phone = new Visitor(mvc, "192.0.2.1");
        phone.set("device", devices.remember(priya.id(), "Firefox, Windows").token());
        assertThat(phone.get("/my/profile")).hasStatusOk();
        assertThat(mvc.post()
                        .uri("/admin/people/" + priya.id() + "/suspension")
                        .with(as(helen))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(phone.get("/my/profile")).hasStatus(302);
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = ?")
                        .param(priya.id().toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(devices.of(priya.id())).isEmpty();
        people.reinstate(helen, priya.id());
        assertThat(mvc.get().uri("/my/profile").with(as(priya))).hasStatusOk();
    }

    @Test
    void theLastAdminStays() {
        var helen = given.admin("Helen Catterall");
        assertThatThrownBy(() -> people.unmakeAdmin(helen, helen.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> people.suspend(helen, helen.id())).isInstanceOf(Refused.class);
        assertThat(mvc.post()
                        .uri("/admin/people/" + helen.id() + "/admin-role/removal")
                        .with(as(helen))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(mvc.get().uri("/admin/people").with(as(helen))).hasStatusOk();
    }

    @Test
    void twoAdminsWhoUnmakeEachOtherAtOnceLeaveOne() {
        for (var round = 0; round < 10; round++) {
            jdbc.sql("update person set admin = false").update();
            var one = given.admin("Helen Catterall");
            var two = given.admin("Margaret Oyelaran");
            AtOnce.run(2, i -> () -> {
                try {
                    people.unmakeAdmin(i == 0 ? one : two, i == 0 ? two.id() : one.id());
                } catch (Refused last) {
                    return false;
                }
                return true;
            });
            assertThat(jdbc.sql("select count(*) from person where admin")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void aDemotedAdminIsOneNoLongerAtTheNextRequest() {
        var helen = given.admin("Helen Catterall");
        var two = given.admin("Margaret Oyelaran");
        people.unmakeAdmin(helen, two.id());
        assertThat(mvc.get().uri("/admin/people").with(as(two))).hasStatus(403);
    }

    @Test
    void guestsAndSuspendedPeopleBecomeNoAdmins() {
        var helen = given.admin("Helen Catterall");
        assertThatThrownBy(() -> people.makeAdmin(helen, given.guest("Tom Hale")))
                .isInstanceOf(Refused.class);
        var priya = given.member("Priya Nair");
        people.suspend(helen, priya.id());
        assertThatThrownBy(() -> people.makeAdmin(helen, priya.id())).isInstanceOf(Refused.class);
    }
}
