package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.support.StaffroomTest;

/** What nobody learns, and where nobody is led. */
@StaffroomTest
class SignInSecretsTest extends SigningIn {

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        var known = given.member("Priya Nair").email();
        var suspended = given.member("Tom Hale");
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(suspended.id().value())
                .update();
        var pages = new java.util.HashSet<String>();
        for (var email : new String[] {known, "nobody.at.all@school.example", suspended.email()}) {
            var browser = visitor();
            var asked = browser.post("/sign-in", "email", email);
            pages.add(asked.getResponse().getStatus()
                    + asked.getResponse().getHeader("Location")
                    + masked(body(asked), email)
                    + masked(body(browser.get("/sign-in/code")), email)
                    + masked(body(browser.post("/sign-in/code", "code", wrong(mail().code()))), email)
                    + masked(body(browser.get("/sign-in/link/" + mail().link())), email));
        }
        assertThat(pages).hasSize(1);
        assertThat(mails()).isEqualTo(3);
    }

    private String masked(String page, String email) {
        return page.replace(email, "…")
                .replace(mail().link(), "…")
                .replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
                .replaceAll("nonce=\"[^\"]*\"", "");
    }

    @Test
    void whoIsSuspendedGetsNoSession() {
        var priya = given.member("Priya Nair");
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(priya.id().value())
                .update();
        var browser = visitor();
        browser.post("/sign-in", "email", priya.email());
        assertThat(browser.post("/sign-in/code", "code", mail().code())).hasStatus(422);
        assertThat(signedIn(browser)).isFalse();
        browser.post("/sign-in", "email", priya.email());
        assertThat(browser.post("/sign-in/link/" + mail().link()))
                .hasStatus(410)
                .bodyText()
                .contains("You cannot sign in");
        assertThat(signedIn(browser)).isFalse();
    }

    @Test
    void aPostWithoutTokenIsRefused() {
        for (var path : new String[] {"/sign-in", "/sign-in/code", "/sign-in/link/x", "/sign-in/demo", "/sign-out"}) {
            assertThat(mvc.post().uri(path).param("email", "priya@school.example"))
                    .as(path)
                    .hasStatus(403);
        }
    }

    @Test
    void outsideTheDemonstrationNobodySignsInAsAnybody() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        assertThat(browser.post("/sign-in/demo", "email", priya.email())).hasStatus(404);
        assertThat(signedIn(browser)).isFalse();
        assertThat(browser.get("/sign-in")).bodyText().doesNotContain("/sign-in/demo");
    }

    @Test
    void secretsAreNowhereInTheTables() {
        given.member("Priya Nair");
        var browser = visitor();
        browser.post("/sign-in", "email", "priya@school.example");
        var row = jdbc.sql("select sign_in_challenge::text from sign_in_challenge")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(mail().code(), mail().link(), browser.cookie("sign-in"));
        assertThat(mail().toString()).doesNotContain(mail().code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "/%5c%5cevil.example/..//evil",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/a//evil.example",
                "\\\\evil.example",
                "/sign-in?continue=/x",
                "evil.example",
                "/{x}"
            })
    void leadsNowhereElse(String hostile) {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        browser.post("/sign-in", "email", priya.email(), "continue", hostile);
        assertThat(browser.post("/sign-in/code", "code", mail().code())).hasHeader("Location", "/my");
        assertThat(browser.post("/sign-in/continuation", "continue", hostile)).hasHeader("Location", "/my");
    }

    @Test
    void refusesWhatIsNoAddressAndKeepsIt() {
        for (var email : new String[] {"", "priya", "a@b", "x@y.example\r\nBcc: z@y.example"}) {
            assertThat(visitor().post("/sign-in", "email", email)).hasStatus(422);
        }
        assertThat(visitor().post("/sign-in", "email", "priya at school"))
                .bodyText()
                .contains("priya at school");
        assertThat(mails()).isZero();
    }
}
