package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.NewsKind;
import org.staffroom.people.PeopleQueries;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class PreferencesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PeopleQueries readers;

    @Autowired
    Answers answers;

    private CurrentPerson jo;

    @BeforeEach
    void somebody() {
        jo = given.member("Jo Blake");
    }

    @Test
    void everyKindIsWantedUntilItIsStopped() {
        assertThat(page())
                .contains("value=\"DIGEST\" aria-describedby=\"DIGEST-help\" checked")
                .contains("value=\"REMINDERS\" aria-describedby=\"REMINDERS-help\" checked");
        assertThat(save("REMINDERS", "WRITE_UPS", "nonsense")).hasStatus(303);
        assertThat(readers.newsStopped(jo.id()))
                .contains(NewsKind.ANNOUNCEMENTS, NewsKind.DIGEST)
                .doesNotContain(NewsKind.REMINDERS, NewsKind.WRITE_UPS);
        assertThat(page())
                .doesNotContain("value=\"DIGEST\" aria-describedby=\"DIGEST-help\" checked")
                .contains("value=\"REMINDERS\" aria-describedby=\"REMINDERS-help\" checked");
        save();
        assertThat(readers.newsStopped(jo.id())).hasSize(NewsKind.values().length);
        save(java.util.Arrays.stream(NewsKind.values()).map(NewsKind::name).toArray(String[]::new));
        assertThat(readers.newsStopped(jo.id())).isEmpty();
    }

    @Test
    void aLinkInAMailStopsItsOwnKindAlone() {
        for (var kind : NewsKind.values()) {
            var address = "/answers/" + answers.token(new Answers.News(jo.id(), kind));
            assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("Stop these mails");
            mvc.post().uri(address).param("List-Unsubscribe", "One-Click").exchange();
            assertThat(readers.newsStopped(jo.id())).containsExactly(kind);
            mvc.post().uri(address).param("answer", "again").exchange();
        }
    }

    @Test
    void theAddressOfTheCalendarIsShownOnce() {
        assertThat(page()).contains("Make my address");
        var made = mvc.post()
                .uri("/my/preferences/calendar")
                .with(as(jo))
                .with(csrf())
                .exchange();
        var address = (String) java.util.Objects.requireNonNull(
                made.getMvcResult().getFlashMap().get("address"));
        assertThat(mvc.get().uri(address.substring(address.indexOf("/calendars"))))
                .hasStatusOk();
        assertThat(mvc.get()
                        .uri("/my/preferences")
                        .with(as(jo))
                        .cookie(made.getResponse().getCookies()))
                .bodyText()
                .contains(address, "shown this once");
        assertThat(page()).doesNotContain(address).contains("You have had an address since", "Make a new one");
        assertThat(mvc.post()
                        .uri("/my/preferences/calendar/removal")
                        .with(as(jo))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(mvc.get().uri(address.substring(address.indexOf("/calendars"))))
                .hasStatus(404);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult save(String... wanted) {
        return mvc.post()
                .uri("/my/preferences")
                .with(as(jo))
                .with(csrf())
                .param("wanted", wanted)
                .exchange();
    }

    private String page() {
        try {
            return mvc.get()
                    .uri("/my/preferences")
                    .with(as(jo))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
