package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
@RecordApplicationEvents
class SignInTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    SignIns signIns;

    @Autowired
    ApplicationEvents events;

    private Visitor visitor() {
        return new Visitor(mvc, "192.0.2.1");
    }

    private SignInAsked mail() {
        return events.stream(SignInAsked.class).reduce((first, last) -> last).orElseThrow();
    }

    private long mails() {
        return events.stream(SignInAsked.class).count();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean signedIn(Visitor visitor) {
        return visitor.get("/my/profile").getResponse().getStatus() == 200;
    }

    private static String wrong(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

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
    void fiftyPressesAtOnceBeginOneSession() {
        var priya = given.member("Priya Nair");
        signIns.ask(priya.email(), "browser", "192.0.2.1", null);
        var link = mail().link();
        var outcomes = AtOnce.run(50, i -> () -> signIns.byLink(link, "browser", null, "192.0.2.1"));
        assertThat(outcomes).filteredOn(outcome -> outcome.person() != null).hasSize(1);

        signIns.ask(priya.email(), "browser", "192.0.2.1", null);
        var code = mail().code();
        var guesses = AtOnce.run(50, i -> () -> signIns.byCode("browser", priya.email(), code, "192.0.2." + i));
        assertThat(guesses).filteredOn(outcome -> outcome.person() != null).hasSize(1);
    }

    @Test
    void aChallengeIsTriedFiveTimes() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        browser.post("/sign-in", "email", priya.email());
        var code = mail().code();
        for (var i = 0; i < 5; i++) {
            assertThat(browser.post("/sign-in/code", "code", wrong(code))).hasStatus(422);
        }
        assertThat(browser.post("/sign-in/code", "code", code)).hasStatus(422);
        assertThat(signedIn(browser)).isFalse();
        // the owner of the mail is not locked out by whoever spent the tries
        assertThat(browser.post("/sign-in/link/" + mail().link())).hasStatus(303);
    }

    @Test
    void theEleventhWrongGuessInFiveMinutesIsRefusedEvenWhenItIsRight() {
        var priya = given.member("Priya Nair");
        var browser = visitor();
        for (var round = 0; round < 2; round++) {
            browser.post("/sign-in", "email", priya.email());
            for (var i = 0; i < 5; i++) {
                assertThat(browser.post("/sign-in/code", "code", wrong(mail().code())))
                        .hasStatus(422);
            }
        }
        browser.post("/sign-in", "email", priya.email());
        assertThat(browser.post("/sign-in/code", "code", mail().code())).hasStatus(429);
        // elsewhere the owner gets in meanwhile, and here after five minutes
        var owner = new Visitor(mvc, "198.51.100.7");
        assertThat(owner.post("/sign-in/link/" + mail().link(), "code", mail().code()))
                .hasStatus(303);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(6)));
        var tom = given.member("Tom Hale");
        browser.post("/sign-in", "email", tom.email());
        assertThat(browser.post("/sign-in/code", "code", mail().code())).hasStatus(303);
    }

    @Test
    void guessesAtOnceAreCountedOneByOne() {
        var priya = given.member("Priya Nair");
        var outcomes = AtOnce.run(40, i -> () -> signIns.byCode("browser", priya.email(), "000000", "192.0.2.1"));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.answer() != SignIns.Answer.TOO_MANY)
                .hasSize(SignIns.WRONG_GUESSES);
    }

    @Test
    void mailsToAnAddressAreLimitedAndTheAnswerIsTheSame() {
        var attacker = visitor();
        for (var i = 0; i < 10; i++) {
            assertThat(attacker.post("/sign-in", "email", "priya@school.example"))
                    .hasStatus(303)
                    .hasHeader("Location", "/sign-in/code");
        }
        assertThat(mails()).isEqualTo(3);
        var second = new Visitor(mvc, "192.0.2.2");
        for (var i = 0; i < 10; i++) {
            second.post("/sign-in", "email", "priya@school.example");
        }
        assertThat(mails()).isEqualTo(5);
        // flooded: the owner signs in with any of the mails that came, in the browser at hand
        var owner = new Visitor(mvc, "198.51.100.7");
        owner.post("/sign-in", "email", "priya@school.example");
        assertThat(mails()).isEqualTo(5);
        assertThat(owner.post("/sign-in/link/" + mail().link(), "code", mail().code()))
                .hasStatus(303);
        assertThat(signedIn(attacker)).isFalse();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(61)));
        attacker.post("/sign-in", "email", "priya@school.example");
        assertThat(mails()).isEqualTo(6);
    }

    @Test
    void mailsAskedForAtOnceAreLimitedToo() {
        AtOnce.run(20, i -> () -> {
            signIns.ask("priya@school.example", "browser", "192.0.2." + i % 10, null);
            return i;
        });
        var sent = jdbc.sql("select count(*) from sign_in_challenge")
                .query(Long.class)
                .single();
        assertThat(sent).isEqualTo(SignIns.MAILS_TO_AN_ADDRESS);
    }

    @Test
    void onePlaceAsksForSoManyMailsAndNoMore() {
        for (var i = 0; i < SignIns.MAILS_FROM_ONE + 5; i++) {
            signIns.ask("person" + i + "@school.example", "browser", "192.0.2.1", null);
        }
        assertThat(mails()).isEqualTo(SignIns.MAILS_FROM_ONE);
    }

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
}
