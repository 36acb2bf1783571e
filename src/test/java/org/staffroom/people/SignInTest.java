package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class SignInTest extends SigningIn {

    @Test
    void theCodeFromTheMailSignsIn() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        assertThat(browser.get("/sign-in?continue=/my/profile")).hasStatusOk();
        assertThat(browser.post("/sign-in", "email", " " + priya.email().toUpperCase(), "continue", "/my/profile"))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in/code");
        assertThat(browser.get("/sign-in/code")).hasStatusOk().bodyText().contains(priya.email());
        var code = mail().code();
        assertThat(browser.post("/sign-in/code", "code", code.substring(0, 3) + " " + code.substring(3)))
                .hasStatus(303)
                .hasHeader("Location", "/my/profile");
        assertThat(signedIn(browser)).isTrue();
        assertThat(browser.cookie("device")).isNull();
        assertThat(browser.cookie("sign-in")).isNull();
    }

    @Test
    void theSessionIsAnotherOneAfterwards() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        browser.post("/sign-in", "email", priya.email());
        browser.get("/sign-in/code");
        var before = browser.cookie("session");
        browser.post("/sign-in/code", "code", mail().code());
        assertThat(before).isNotNull();
        assertThat(browser.cookie("session")).isNotNull().isNotEqualTo(before);
        var fixed = visitor();
        fixed.set("session", before);
        assertThat(signedIn(fixed)).isFalse();
    }

    @Test
    void aCodeIsOfNoUseInAnotherBrowser() {
        var priya = given.member("Priya Nair");
        visitor().post("/sign-in", "email", priya.email());
        var code = mail().code();
        var other = visitor();
        other.post("/sign-in", "email", "else@school.example");
        assertThat(other.post("/sign-in/code", "code", code)).hasStatus(422);
        assertThat(signedIn(other)).isFalse();
    }

    @Test
    void aCodeIsGoodForTenMinutesAndOnce() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        browser.post("/sign-in", "email", priya.email());
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(11)));
        assertThat(browser.post("/sign-in/code", "code", mail().code())).hasStatus(422);
        browser.post("/sign-in", "email", priya.email());
        assertThat(browser.post("/sign-in/code", "code", mail().code())).hasStatus(303);
        var asker = jdbc.sql("select count(*) from sign_in_challenge where used_at is not null")
                .query(Long.class)
                .single();
        assertThat(asker).isEqualTo(1);
        var link = visitor();
        assertThat(link.post("/sign-in/link/" + mail().link(), "code", mail().code()))
                .hasStatus(410);
        assertThat(signedIn(link)).isFalse();
    }

    @Test
    void aMailScannerOpensTheLinkAndTheHumanStillGetsIn() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        browser.post("/sign-in", "email", priya.email());
        var link = "/sign-in/link/" + mail().link();
        for (var i = 0; i < 5; i++) {
            assertThat(visitor().get(link)).hasStatusOk();
        }
        assertThat(browser.get(link)).hasStatusOk().bodyText().doesNotContain("name=\"code\"");
        assertThat(browser.post(link)).hasStatus(303);
        assertThat(signedIn(browser)).isTrue();
        assertThat(browser.get(link)).hasStatus(410);
    }

    @Test
    void inAnotherBrowserTheLinkAsksForTheCodeToo() {
        var priya = given.member("Priya Nair");
        visitor().post("/sign-in", "email", priya.email());
        var phone = visitor();
        var link = "/sign-in/link/" + mail().link();
        assertThat(phone.get(link)).hasStatusOk().bodyText().contains("name=\"code\"");
        assertThat(phone.post(link)).hasStatus(422);
        assertThat(phone.post(link, "code", wrong(mail().code()))).hasStatus(422);
        assertThat(signedIn(phone)).isFalse();
        assertThat(phone.post(link, "code", mail().code())).hasStatus(303);
        assertThat(signedIn(phone)).isTrue();
    }

    @Test
    void aLinkNobodyMadeIsGone() {
        assertThat(visitor().get("/sign-in/link/" + "x".repeat(43))).hasStatus(410);
    }

    @Test
    void aGuestSpeakerWhoSignsInBecomesAMemberWithTheSameId() {
        var id = given.guest("Tom Hale");
        jdbc.sql("update person set email = 'tom@school.example' where id = ?")
                .param(id.value())
                .update();
        var browser = visitor();
        browser.post("/sign-in", "email", "tom@school.example");
        assertThat(browser.post("/sign-in/code", "code", mail().code()))
                .hasStatus(303)
                .hasHeader("Location", "/my/welcome");
        assertThat(jdbc.sql("select standing from person where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("MEMBER");
        assertThat(browser.get("/my/welcome")).hasStatusOk().bodyText().contains("Tom Hale");
    }

    @Test
    void aNewAddressConfirmedTwiceAtOnceIsOnePerson() {
        signIns.ask("new@school.example", "one", "192.0.2.1", null);
        var first = mail().link();
        signIns.ask("new@school.example", "two", "192.0.2.2", null);
        var second = mail().link();
        var outcomes = AtOnce.run(
                2, i -> () -> signIns.byLink(i == 0 ? first : second, i == 0 ? "one" : "two", null, "192.0.2.1"));
        assertThat(outcomes).extracting(SignIns.Outcome::person).doesNotContainNull();
        assertThat(Set.copyOf(outcomes.stream().map(SignIns.Outcome::person).toList()))
                .hasSize(1);
    }

    @Test
    void newPeopleTellTheirNameAndGoOn() {
        var browser = visitor();
        browser.post("/sign-in", "email", "new.one@school.example", "continue", "/my/profile?from=mail");
        assertThat(browser.post("/sign-in/code", "code", mail().code()))
                .hasHeader("Location", "/my/welcome?continue=%2Fmy%2Fprofile%3Ffrom%3Dmail");
        assertThat(browser.get("/my/profile"))
                .hasStatus(302)
                .hasHeader("Location", "/my/welcome?continue=%2Fmy%2Fprofile");
        assertThat(browser.get("/my/welcome")).hasStatusOk().bodyText().doesNotContain("value=\"new.one\"");
        assertThat(browser.post("/my/welcome", "name", " ", "organisation", "")).hasStatus(422);
        assertThat(browser.post(
                        "/my/welcome", "name", "New One", "organisation", "Severn Vale", "continue", "/my/profile"))
                .hasStatus(303)
                .hasHeader("Location", "/my/profile");
        assertThat(browser.get("/my/profile")).hasStatusOk().bodyText().contains("New One", "Severn Vale");
    }
}
