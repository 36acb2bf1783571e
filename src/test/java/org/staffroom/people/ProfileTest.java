package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
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

    private CurrentPerson priya;

    @BeforeEach
    void somebody() {
        priya = given.member("Priya Nair");
    }

    private MockMvcRequestBuilder post(String path, CurrentPerson person) {
        return mvc.post().uri(path).with(as(person)).with(csrf());
    }

    private MockMvcRequestBuilder save(String name, int version) {
        return post("/my/profile", priya)
                .param("name", name)
                .param("jobTitle", "Head of IT")
                .param("organisation", "Severn Vale School")
                .param("dietary", "Vegan")
                .param("version", "" + version);
    }

    @Test
    void isSavedAndShown() {
        assertThat(save("Priya R. Nair", 0)).hasStatus(303);
        assertThat(mvc.get().uri("/my/profile").with(as(priya)))
                .bodyText()
                .contains("Priya R. Nair", "Severn Vale School", "Vegan");
    }

    @Test
    void aSecondTabLosesNothing() {
        assertThat(save("Stored Name", 0)).hasStatus(303);
        var answer = save("Typed Name", 0).exchange();
        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("Stored Name", "Typed Name", "name=\"version\" value=\"1\"");
        assertThat(queries.find(priya.id()).orElseThrow().name()).isEqualTo("Stored Name");
        assertThat(save("Typed Name", 1)).hasStatus(303);
    }

    @Test
    void whatIsWrongIsSaidAndKept() {
        assertThat(save("", 0)).hasStatus(422).bodyText().contains("Write your name", "Severn Vale School");
        assertThat(save("x".repeat(121), 0)).hasStatus(422);
        assertThat(save("Win a prize http://evil.example", 0))
                .hasStatus(422)
                .bodyText()
                .contains("without a web address");
        assertThat(save("\u200b\ufeff", 0)).as("nothing to be seen").hasStatus(422);
    }

    @Test
    void lettersAreCountedAsTheDatabaseDoes() {
        assertThat(post("/my/profile", priya)
                        .param("name", "Priya Nair")
                        .param("organisation", "\ud83d\ude00")
                        .param("version", "0"))
                .hasStatus(422);
    }

    @Test
    void whatNobodyCanTypeIsRefused() {
        assertThat(post("/my/profile", priya).param("name", "Priya Nair").param("version", "x"))
                .hasStatus(400);
    }

    @Test
    void whatCannotBeSeenIsTakenOutOfAName() {
        assertThat(save("\u202ePriya\u2028 \u200bNair\u2066", 0)).hasStatus(303);
        assertThat(queries.find(priya.id()).orElseThrow().name()).isEqualTo("Priya Nair");
        assertThat(save("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \ud83c\udf89", 1))
                .hasStatus(303);
        assertThat(queries.find(priya.id()).orElseThrow().name())
                .as("the joiner belongs to the word")
                .isEqualTo("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \ud83c\udf89");
    }

    @Test
    void fieldsThatTheFormDoesNotHaveChangeNothing() {
        assertThat(save("Priya Nair", 0)
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
        var phone = phoneOf(priya);
        assertThat(phone.get("/my/profile")).hasStatusOk().bodyText().contains("Firefox, Windows", "this one");
        var device = devices.of(priya.id()).get(0).id();
        assertThat(post("/my/profile/devices/" + device + "/removal", given.member("Tom Hale")))
                .hasStatus(404);
        assertThat(post("/my/profile/devices/" + device + "/removal", priya)).hasStatus(303);
        assertThat(phone.get("/my/profile")).hasStatus(302);
    }

    @Test
    void signingOutEverywhereEndsEverything() {
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
        assertThat(post("/drafts", priya).param("form", "write-up:1").param("body", "{\"body\":[\"Forty\"]}"))
                .hasStatus(204);
        assertThat(post("/drafts", priya).param("form", "write-up:1").param("body", "no"))
                .hasStatus(422);
        assertThat(mvc.post().uri("/drafts").with(as(priya)).param("form", "f").param("body", "{}"))
                .hasStatus(403);
    }
}
