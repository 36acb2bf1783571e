package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.Canary;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

/** Erasing, by oneself or by an admin: what the pages say first, and who may. */
@StaffroomTest
class ErasurePagesTest extends Erasing {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Devices devices;

    @Test
    void itSaysFirstWhatGoesAndWhatStays() {
        var canary = new Canary(beans);
        assertThat(mvc.get().uri("/my/data").with(as(canary.person)))
                .hasStatusOk()
                .bodyText()
                .contains("1 device that stays signed in", "3 places at meetings", "told for 2 meetings", "2 mails");
        assertThat(mvc.get().uri("/my/data/erasure").with(as(canary.person)))
                .hasStatusOk()
                .bodyText()
                .contains("Left without any ambassador: South West", "move up: Coming", "On the agenda of Coming")
                .containsSubsequence("What goes", "1 device that stays", "What stays", "1 meeting attended");
        var newcomer = given.member("New Comer");
        jdbc.sql("update person set welcomed_at = null where id = ?")
                .param(newcomer.id().value())
                .update();
        assertThat(mvc.get().uri("/my/data/erasure").with(as(newcomer)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Before you go on");
    }

    @Test
    void nothingHappensBeforeTheWordIsTyped() {
        var jo = given.member("Jo Blake");
        for (var typed : new String[] {"", "yes", "era se"}) {
            assertThat(erasing(jo, typed)).hasStatus(422).bodyText().contains("by a slip of the finger");
        }
        assertThat(mvc.post().uri("/my/data/erasure").with(as(jo)).with(csrf())).hasStatus(422);
        assertThat(isErased(jo.id())).isFalse();
    }

    @Test
    void sessionsAndDevicesEndAtOnce() {
        var jo = given.member("Jo Blake");
        var phone = new Visitor(mvc, "192.0.2.1");
        phone.set("device", devices.remember(jo.id(), "Firefox on Android").token());
        assertThat(phone.get("/my/data")).hasStatusOk();
        erasure.erase(jo);
        assertThat(phone.get("/my/data")).hasStatus(302);
        assertThat(mvc.get().uri("/my").with(as(jo))).hasStatus(403);
    }

    @Test
    void anAdminErasesWhoeverAskedForIt() {
        var helen = given.admin("Helen Catterall");
        var jo = given.member("Jo Blake");
        var guest = given.guest("Al Vendor");
        people.suspend(helen, jo.id());
        for (var id : List.of(jo.id(), guest)) {
            var page = "/admin/people/" + id + "/erasure";
            assertThat(mvc.get().uri(page).with(as(helen)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Only when they asked");
            assertThat(mvc.post().uri(page).with(as(helen)).with(csrf())).hasStatus(422);
            assertThat(mvc.post()
                            .uri(page)
                            .param("confirm", "erase")
                            .with(as(helen))
                            .with(csrf()))
                    .hasStatus(303);
            assertThat(isErased(id)).isTrue();
            assertThat(mvc.get().uri(page).with(as(helen))).hasStatus(404);
            assertThat(mvc.get().uri("/admin/people/" + id).with(as(helen))).hasStatus(404);
        }
        assertThat(mvc.get().uri("/admin/people").with(as(helen)))
                .bodyText()
                .doesNotContain("Jo Blake", "Former member");
        assertThatThrownBy(() -> people.reinstate(helen, jo.id())).isInstanceOf(NotFound.class);
        var priya = given.member("Priya Nair");
        assertThatThrownBy(() -> erasure.erase(priya, helen.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void theLastAdminIsRefused() {
        var helen = given.admin("Helen Catterall");
        assertThat(mvc.get().uri("/my/data/erasure").with(as(helen)))
                .bodyText()
                .contains("This is the last admin")
                .doesNotContain("name=\"confirm\"");
        assertThat(erasing(helen, "erase")).hasStatus(422).bodyText().contains("This is the last admin");
        assertThat(isErased(helen.id())).isFalse();
        var margaret = given.admin("Margaret Oyelaran");
        assertThatThrownBy(() -> erasure.erase(helen, margaret.id())).isInstanceOf(Refused.class);
        erasure.erase(helen);
        assertThat(isErased(helen.id())).isTrue();
    }
}
