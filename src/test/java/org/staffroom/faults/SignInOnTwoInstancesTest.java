package org.staffroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.staffroom.packaged.Browser;
import org.staffroom.packaged.Instance;
import org.staffroom.packaged.PackagedNetwork;

/** Signing in is one thing on both instances: sessions are shared, and so are the limits. */
@Tag("faults")
class SignInOnTwoInstancesTest {

    private static final Pattern CODE = Pattern.compile("Your code: (\\d{6})");

    private static final PackagedNetwork network = PackagedNetwork.ofTwo();

    private final Instance first = network.instance(0);
    private final Instance second = network.instance(1);

    @Test
    void askedOnOneTypedOnTheOtherSignedInOnBothAndOutOfBoth() {
        var browser = new Browser("198.51.100.1");
        var email = network.newMember().person().email();
        ask(browser, first, email);

        var answer = browser.press(second, "/sign-in/code", "code", code(email));
        assertThat(answer.acknowledged()).as(answer.toString()).isTrue();
        assertThat(browser.open(first, "/my/profile").body()).contains(email);
        assertThat(browser.openForm(second, "/my/profile").body()).contains(email);

        browser.press(second, "/sign-out");
        assertThat(browser.open(first, "/my/profile").location()).contains("/sign-in");
        assertThat(browser.open(second, "/my/profile").location()).contains("/sign-in");
    }

    /** The guesses are wrong on either instance in turn; the owner, elsewhere, still gets in with the code from the mail. */
    @Test
    void theEleventhGuessIsRefusedOnEither() {
        var email = "sam.reed@school.example";
        var owner = new Browser("198.51.100.2");
        ask(owner, second, email);
        var code = code(email);

        var guesser = new Browser("198.51.100.3");
        ask(guesser, first, email);
        for (var guess = 0; guess < 10; guess++) {
            assertThat(guesser.press(network.instance(guess), "/sign-in/code", "code", "x" + guess)
                            .status())
                    .isEqualTo(422);
        }
        assertThat(guesser.press(first, "/sign-in/code", "code", "x").status()).isEqualTo(429);
        assertThat(guesser.press(second, "/sign-in/code", "code", "x").status()).isEqualTo(429);

        assertThat(owner.press(first, "/sign-in/code", "code", code).acknowledged())
                .isTrue();
    }

    private static void ask(Browser browser, Instance instance, String email) {
        browser.openForm(instance, "/sign-in");
        assertThat(browser.press(instance, "/sign-in", "email", email).location())
                .isEqualTo("/sign-in/code");
        browser.openForm(instance, "/sign-in/code");
    }

    /** From the newest mail to the address. */
    private static String code(String email) {
        var text = Awaitility.await("a mail to " + email)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> network.mails.taken.stream()
                                .filter(mail -> mail.to().equals(email))
                                .reduce((before, after) -> after),
                        Optional::isPresent)
                .orElseThrow()
                .text();
        var found = CODE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
