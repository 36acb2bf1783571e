package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
class ProfileTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Devices devices;

    @Autowired
    PeopleQueries queries;

    private MockMvcRequestBuilder save(CurrentPerson person, String name, int version) {
        return mvc.post()
                .uri("/my/profile")
                .with(as(person))
                .with(csrf())
                .param("name", name)
                .param("jobTitle", "Head of IT")
                .param("organisation", "Severn Vale School")
                .param("dietary", "Vegan")
                .param("version", "" + version);
    }

    @Test
    void isSavedAndShown() {
        var priya = given.member("Priya Nair");
        assertThat(save(priya, "Priya R. Nair", 0)).hasStatus(303);
        assertThat(mvc.get().uri("/my/profile").with(as(priya)))
                .bodyText()
                .contains("Priya R. Nair", "Severn Vale School", "Vegan");
    }

    @Test
    void aSecondTabLosesNothing() {
        var priya = given.member("Priya Nair");
        assertThat(save(priya, "Stored Name", 0)).hasStatus(303);
        var answer = save(priya, "Typed Name", 0).exchange();
        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("Stored Name", "Typed Name", "name=\"version\" value=\"1\"");
        assertThat(queries.find(priya.id()).orElseThrow().name()).isEqualTo("Stored Name");
        assertThat(save(priya, "Typed Name", 1)).hasStatus(303);
    }

    @Test
    void whatIsWrongIsSaidAndKept() {
        var priya = given.member("Priya Nair");
        assertThat(save(priya, "", 0)).hasStatus(422).bodyText().contains("Write your name", "Severn Vale School");
        assertThat(save(priya, "x".repeat(121), 0)).hasStatus(422);
        assertThat(save(priya, "Win a prize http://evil.example", 0))
                .hasStatus(422)
                .bodyText()
                .contains("without a web address");
        assertThat(save(priya, "\u200b\ufeff", 0)).as("nothing to be seen").hasStatus(422);
    }

    @Test
    void lettersAreCountedAsTheDatabaseDoes() {
        var priya = given.member("Priya Nair");
        assertThat(mvc.post()
                        .uri("/my/profile")
                        .with(as(priya))
                        .with(csrf())
                        .param("name", "Priya Nair")
                        .param("organisation", "\ud83d\ude00")
                        .param("version", "0"))
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri("/my/cpd/events")
                        .with(as(priya))
                        .with(csrf())
                        .param("title", "\ud83d\ude00\ud83d\ude00")
                        .param("organiser", "A network"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"title-error\"");
    }

    @Test
    void whatNobodyCanTypeIsRefused() {
        var priya = given.member("Priya Nair");
        assertThat(mvc.post()
                        .uri("/my/profile")
                        .with(as(priya))
                        .with(csrf())
                        .param("name", "Priya Nair")
                        .param("version", "x"))
                .hasStatus(400);
    }

    @Test
    void whatCannotBeSeenIsTakenOutOfAName() {
        var priya = given.member("Priya Nair");
        assertThat(save(priya, "\u202ePriya\u2028 \u200bNair\u2066", 0)).hasStatus(303);
        assertThat(queries.find(priya.id()).orElseThrow().name()).isEqualTo("Priya Nair");
        assertThat(save(priya, "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \ud83c\udf89", 1))
                .hasStatus(303);
        assertThat(queries.find(priya.id()).orElseThrow().name())
                .as("the joiner belongs to the word")
                .isEqualTo("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \ud83c\udf89");
    }

    @Test
    void fieldsThatTheFormDoesNotHaveChangeNothing() {
        var priya = given.member("Priya Nair");
        assertThat(save(priya, "Priya Nair", 0)
                        .param("admin", "true")
                        .param("status", "SUSPENDED")
                        .param("id", "x")
                        .param("email", "x@y.example"))
                .hasStatus(303);
        var row = jdbc.sql("select admin || status || email from person where id = ?")
                .param(priya.id().value())
                .query(String.class)
                .single();
        assertThat(row).isEqualTo("falseACTIVE" + priya.email());
    }

    @Test
    void signingOutADeviceEndsItsSession() {
        var priya = given.member("Priya Nair");
        var phone = phoneOf(priya);
        assertThat(phone.get("/my/profile")).hasStatusOk().bodyText().contains("Firefox, Windows", "this one");
        var device = devices.of(priya.id()).get(0).id();
        assertThat(mvc.post()
                        .uri("/my/profile/devices/" + device + "/removal")
                        .with(as(given.member("Tom Hale")))
                        .with(csrf()))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/my/profile/devices/" + device + "/removal")
                        .with(as(priya))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(phone.get("/my/profile")).hasStatus(302);
    }

    @Test
    void signingOutEverywhereEndsEverything() {
        var priya = given.member("Priya Nair");
        var phone = phoneOf(priya);
        var desk = phoneOf(priya);
        assertThat(phone.get("/my/profile")).hasStatusOk();
        assertThat(desk.get("/my/profile")).hasStatusOk();
        assertThat(desk.post("/my/profile/sign-out-everywhere")).hasStatus(303);
        assertThat(phone.get("/my/profile")).hasStatus(302);
        assertThat(desk.get("/my/profile")).hasStatus(302);
    }

    private Visitor phoneOf(CurrentPerson person) {
        var phone = new Visitor(mvc, "192.0.2.1");
        phone.set("device", devices.remember(person.id(), "Firefox, Windows").token());
        return phone;
    }

    @Test
    void aDraftIsKeptForWhoTypesIt() {
        var priya = given.member("Priya Nair");
        assertThat(mvc.post()
                        .uri("/drafts")
                        .with(as(priya))
                        .with(csrf())
                        .param("form", "write-up:1")
                        .param("body", "{\"body\":[\"Forty\"]}"))
                .hasStatus(204);
        assertThat(mvc.post()
                        .uri("/drafts")
                        .with(as(priya))
                        .with(csrf())
                        .param("form", "write-up:1")
                        .param("body", "no"))
                .hasStatus(422);
        assertThat(mvc.post().uri("/drafts").with(as(priya)).param("form", "f").param("body", "{}"))
                .hasStatus(403);
    }
}
