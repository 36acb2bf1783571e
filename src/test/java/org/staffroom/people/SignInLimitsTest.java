package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
class SignInLimitsTest extends SigningIn {

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
}
