package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
class EmailChangeTest extends SigningIn {

    private static final String NEW = "priya@elsewhere.example";

    @Autowired
    EmailChanges changes;

    @Autowired
    People people;

    @Autowired
    Devices devices;

    @Autowired
    Erasure erasure;

    private CurrentPerson priya;
    private Visitor desk;

    @BeforeEach
    void somebodyAtADesk() {
        priya = given.member("Priya Nair");
        desk = signedInAs(priya);
    }

    @Test
    void changesWhenTheLinkFromTheNewAddressIsUsed() {
        assertThat(desk.get("/my/profile")).bodyText().contains(priya.email(), "href=\"/my/profile/email\"");
        assertThat(desk.get("/my/profile/email")).hasStatusOk().bodyText().contains(priya.email());
        assertThat(desk.post("/my/profile/email", "email", "  " + NEW.toUpperCase() + " "))
                .hasStatus(303)
                .hasHeader("Location", "/my/profile/email");
        assertThat(desk.get("/my/profile/email")).bodyText().contains("Look in your mail", NEW);
        assertThat(asked().from()).isEqualTo(priya.email());
        assertThat(emailOf(priya)).isEqualTo(priya.email());

        assertThat(desk.get(link())).hasStatusOk().bodyText().contains(NEW, "Use this address");
        assertThat(emailOf(priya)).isEqualTo(priya.email());
        assertThat(desk.post(link())).hasStatus(303).hasHeader("Location", "/my/profile");
        assertThat(desk.get("/my/profile")).bodyText().contains("You sign in with " + NEW);
        assertThat(emailOf(priya)).isEqualTo(NEW);
        assertThat(events.stream(EmailChanged.class))
                .extracting(EmailChanged::from, EmailChanged::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(priya.email(), NEW));
        assertThat(jdbc.sql("select action from audit where subject_id = ? and action like '%address' order by id")
                        .param(priya.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("asked-for-another-address", "changed-address");

        var phone = visitor();
        phone.post("/sign-in", "email", NEW);
        phone.post("/sign-in/code", "code", mail().code());
        assertThat(phone.get("/my/profile")).hasStatusOk().bodyText().contains("Priya Nair");
    }

    @Test
    void theLinkWorksOnceAndForTenMinutes() {
        ask(desk, NEW);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(11)));
        assertThat(desk.get(link())).hasStatus(410);
        assertThat(desk.post(link())).hasStatus(410);
        assertThat(emailOf(priya)).isEqualTo(priya.email());
        ask(desk, NEW);
        assertThat(desk.post(link())).hasStatus(303);
        assertThat(desk.get(link())).hasStatus(410);
        assertThat(desk.post(link())).hasStatus(410);
        assertThat(emailOf(priya)).isEqualTo(NEW);
    }

    @Test
    void pressedTwiceAtOnceItIsDoneOnce() {
        ask(desk, NEW);
        var link = asked().link();
        var answers = AtOnce.run(10, i -> () -> changes.confirm(priya, Objects.requireNonNull(link), "-", null));
        assertThat(answers).filteredOn(java.util.Optional::isPresent).hasSize(1);
    }

    @Test
    void onlyTheNewestLinkWorks() {
        ask(desk, "first@elsewhere.example");
        var first = link();
        ask(desk, NEW);
        assertThat(desk.get(first)).hasStatus(410);
        assertThat(desk.post(first)).hasStatus(410);
        assertThat(desk.post(link())).hasStatus(303);
        assertThat(emailOf(priya)).isEqualTo(NEW);
    }

    @Test
    void whoeverReadsTheMailByMistakeCannotUseIt() {
        ask(desk, NEW);
        var stranger = given.member("Tom Hale");
        for (var browser : List.of(visitor(), signedInAs(stranger))) {
            assertThat(browser.get(link()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Open this link where you are signed in")
                    .doesNotContain(NEW, "Use this address", "Priya");
            assertThat(browser.post(link())).hasStatus(422);
        }
        assertThat(emailOf(priya)).isEqualTo(priya.email());
        assertThat(emailOf(stranger)).isEqualTo(stranger.email());
        assertThat(desk.post(link())).as("the owner of the account still can").hasStatus(303);
    }

    @Test
    void everyOtherDeviceIsSignedOut() {
        var phone = phone(priya);
        var laptop = phone(priya);
        assertThat(phone.get("/my/profile")).hasStatusOk();
        assertThat(laptop.get("/my/profile")).hasStatusOk();
        var tom = phone(given.member("Tom Hale"));
        ask(phone, NEW);
        assertThat(phone.post(link())).hasStatus(303);
        assertThat(phone.get("/my/profile")).hasStatusOk();
        phone.drop("session");
        assertThat(phone.get("/my/profile")).as("stays signed in").hasStatusOk();
        assertThat(desk.get("/my/profile")).hasStatus(302);
        assertThat(laptop.get("/my/profile")).hasStatus(302);
        assertThat(tom.get("/my/profile")).hasStatusOk();
    }

    @Test
    void aWayInToTheAddressThereWasIsNoLongerGood() {
        var phone = visitor();
        phone.post("/sign-in", "email", priya.email());
        ask(desk, NEW);
        desk.post(link());
        assertThat(phone.post("/sign-in/code", "code", mail().code())).hasStatus(422);
        assertThat(jdbc.sql("select count(*) from person").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void nobodyLearnsWhoIsKnown() {
        var known = given.member("Tom Hale").email();
        var suspended = given.member("Sam Reed");
        set(suspended, "status = 'SUSPENDED'");
        var guest = "guest@school.example";
        people.named("Gwen Guest", guest, null);
        var answers = new HashSet<String>();
        var held = new HashSet<String>();
        for (var email : List.of("nobody.at.all@school.example", known, suspended.email(), guest)) {
            var asker = given.member("Asker");
            var browser = signedInAs(asker);
            var answer = browser.post("/my/profile/email", "email", email);
            answers.add((answer.getResponse().getStatus()
                            + answer.getResponse().getHeader("Location")
                            + body(answer)
                            + body(browser.get("/my/profile/email")))
                    .replace(email, "…")
                    .replace(asker.email(), "…")
                    .replace(asker.id().toString(), "…")
                    .replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
                    .replaceAll("nonce=\"[^\"]*\"", ""));
            held.add(body(browser.get("/my/data/download"))
                    .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "…")
                    .replace(email, "…")
                    .replace(asker.email(), "…")
                    .replace(asker.id().toString(), "…"));
        }
        assertThat(answers).hasSize(1);
        assertThat(held).as("what they find among their data").hasSize(1);
        assertThat(events.stream(EmailChangeAsked.class).map(EmailChangeAsked::link))
                .satisfiesExactly(
                        link -> assertThat(link).isNotNull(),
                        link -> assertThat(link).isNull(),
                        link -> assertThat(link).isNull(),
                        link -> assertThat(link).isNull());
    }

    @Test
    void anAddressThatSomebodyTookMeanwhileIsRefusedInWords() {
        ask(desk, NEW);
        people.named("Gwen Guest", NEW, null);
        assertThat(desk.post(link()))
                .hasStatus(422)
                .bodyText()
                .contains("This address is known here by now", "you sign in as before");
        assertThat(emailOf(priya)).isEqualTo(priya.email());
        assertThat(desk.get("/my/profile")).hasStatusOk();
    }

    @Test
    void ofTwoWhoConfirmOneAddressAtOnceOneHasIt() {
        var tom = given.member("Tom Hale");
        ask(desk, NEW);
        var first = Objects.requireNonNull(asked().link());
        ask(signedInAs(tom), NEW);
        var second = Objects.requireNonNull(asked().link());
        var answers = AtOnce.run(2, i -> () -> {
            try {
                return changes.confirm(i == 0 ? priya : tom, i == 0 ? first : second, "-", null)
                        .orElse("gone");
            } catch (Refused refused) {
                return refused.key();
            }
        });
        assertThat(answers).containsExactlyInAnyOrder(NEW, "people.address.taken");
        assertThat(List.of(emailOf(priya), emailOf(tom))).containsOnlyOnce(NEW);
    }

    @Test
    void whoeverIsSuspendedOrErasedHasNoLinkAnyMore() {
        var helen = given.admin("Helen Catterall");
        ask(desk, NEW);
        var link = Objects.requireNonNull(asked().link());
        people.suspend(helen, priya.id());
        assertThatThrownBy(() -> changes.confirm(priya, link, "-", null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> changes.ask(priya, NEW, "192.0.2.1")).isInstanceOf(NotFound.class);
        people.reinstate(helen, priya.id());
        assertThat(changes.link(link)).isEmpty();
        assertThat(changes.confirm(priya, link, "-", null)).isEmpty();
        changes.ask(priya, NEW, "192.0.2.1");
        var later = Objects.requireNonNull(asked().link());
        erasure.erase(helen, priya.id());
        assertThat(changes.link(later)).isEmpty();
        assertThatThrownBy(() -> changes.confirm(priya, later, "-", null)).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesWhatIsNoAddressOrTheirsAlready() {
        for (var email : new String[] {"", "priya", "a@b", "x@y.example\r\nBcc: z@y.example"}) {
            assertThat(desk.post("/my/profile/email", "email", email)).hasStatus(422);
        }
        assertThat(desk.post("/my/profile/email", "email", "priya at school"))
                .bodyText()
                .contains("priya at school");
        assertThat(desk.post("/my/profile/email", "email", " " + priya.email().toUpperCase()))
                .hasStatus(422)
                .bodyText()
                .contains("This is your address already");
        assertThat(events.stream(EmailChangeAsked.class)).isEmpty();
    }

    @Test
    void mailsAreLimitedAndTheAnswerIsTheSame() {
        for (var i = 0; i < 5; i++) {
            ask(desk, NEW);
        }
        assertThat(sent()).as("from one person to an address").isEqualTo(SignIns.MAILS_TO_AN_ADDRESS_FROM_ONE);
        for (var i = 0; i < 5; i++) {
            ask(desk, "other" + i + "@elsewhere.example");
        }
        assertThat(sent()).as("from one person").isEqualTo(EmailChanges.MAILS_FROM_A_PERSON);
        var tom = signedInAs(given.member("Tom Hale"));
        for (var i = 0; i < 5; i++) {
            ask(tom, NEW);
        }
        assertThat(sent() - EmailChanges.MAILS_FROM_A_PERSON)
                .as("to one address")
                .isEqualTo(SignIns.MAILS_TO_AN_ADDRESS - SignIns.MAILS_TO_AN_ADDRESS_FROM_ONE);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(61)));
        ask(desk, NEW);
        assertThat(desk.post(link())).hasStatus(303);
    }

    @Test
    void mailsAskedForAtOnceAreLimitedToo() {
        AtOnce.run(20, i -> () -> {
            changes.ask(priya, "other" + i + "@elsewhere.example", "192.0.2." + i);
            return i;
        });
        assertThat(jdbc.sql("select count(*) from email_change")
                        .query(Long.class)
                        .single())
                .isEqualTo(EmailChanges.MAILS_FROM_A_PERSON);
    }

    @Test
    void secretsAreNowhereInTheTablesAndForgottenInADay() {
        ask(desk, NEW);
        var link = asked().link();
        assertThat(jdbc.sql("select email_change::text from email_change")
                        .query(String.class)
                        .single())
                .doesNotContain(link);
        assertThat(asked().toString()).doesNotContain(link, NEW);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        changes.purge();
        assertThat(jdbc.sql("select count(*) from email_change")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherAddressIsAskedForSignedIn() {
        assertThat(visitor().post("/my/profile/email", "email", NEW)).hasStatus(302);
        assertThat(mvc.post().uri("/my/profile/email").with(as(priya)).param("email", NEW))
                .as("without token")
                .hasStatus(403);
        assertThat(visitor().get("/sign-in/address/" + "x".repeat(43))).hasStatus(410);
    }

    private void ask(Visitor browser, String email) {
        assertThat(browser.post("/my/profile/email", "email", email))
                .hasStatus(303)
                .hasHeader("Location", "/my/profile/email");
    }

    private EmailChangeAsked asked() {
        return events.stream(EmailChangeAsked.class)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private long sent() {
        return events.stream(EmailChangeAsked.class).count();
    }

    private String link() {
        return "/sign-in/address/" + asked().link();
    }

    /** Signed in without staying so. */
    private Visitor signedInAs(CurrentPerson person) {
        var browser = phone(person);
        browser.get("/my/profile");
        browser.drop("device");
        devices.forgetAll(person.id());
        return browser;
    }

    private Visitor phone(CurrentPerson person) {
        var phone = visitor();
        phone.set("device", devices.remember(person.id(), "Firefox, Windows").token());
        return phone;
    }

    private String emailOf(CurrentPerson person) {
        return jdbc.sql("select email from person where id = ?")
                .param(person.id().value())
                .query(String.class)
                .single();
    }

    private void set(CurrentPerson person, String what) {
        jdbc.sql("update person set " + what + " where id = ?")
                .param(person.id().value())
                .update();
    }
}
