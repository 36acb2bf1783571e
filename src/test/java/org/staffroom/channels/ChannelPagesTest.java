package org.staffroom.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.StaffroomTest;

/** The address of a channel is set by its region alone, on listed hosts alone, and shown to nobody. */
@StaffroomTest
class ChannelPagesTest extends OneChannel {

    private static final String SLACK = "https://hooks.slack.com/services/T000/B000/CANARY";

    @Test
    void theAddressIsEncryptedAndNeverShown() {
        assertThat(press(ambassador, "", SLACK)).hasStatus(303);
        assertThat(jdbc.sql("select position('CANARY' in encode(address, 'escape')) from region_channel")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(look())
                .hasStatusOk()
                .bodyText()
                .contains("Posts go to hooks.slack.com", "Alex Author")
                .doesNotContain("CANARY");
        press(ambassador, "/test", "");
        assertThat(statuses()).containsExactly("WAITING");
        press(ambassador, "/removal", "");
        assertThat(statuses()).isEmpty();
        assertThat(addresses()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "http://hooks.slack.com/services/x",
                "https://hooks.slack.com:8443/services/x",
                "https://me@hooks.slack.com/services/x",
                "https://hooks.slack.com.evil.example/x",
                "https://evil-hooks.slack.com/x",
                "https://webhook.office.com.evil.example/x",
                "https://xwebhook.office.com/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://localhost/x",
                "ftp://hooks.slack.com/x",
                "//hooks.slack.com/x"
            })
    void nothingButListedHostsIsTaken(String typed) {
        assertThat(press(ambassador, "", typed)).hasStatus(422);
    }

    @Test
    void nobodyElseSetsIt() {
        var elsewhere = given.ambassador("Elsie Where", given.region("wales", "Wales"));
        for (var path : List.of("", "/test", "/removal")) {
            assertThat(press(elsewhere, path, SLACK)).hasStatus(404);
        }
        assertThat(addresses()).isZero();
    }

    private MvcTestResult press(CurrentPerson person, String path, String address) {
        return mvc.post()
                .uri(PAGE + path)
                .with(as(person))
                .with(csrf())
                .param("address", address)
                .exchange();
    }

    private int addresses() {
        return jdbc.sql("select count(*) from region_channel")
                .query(Integer.class)
                .single();
    }
}
