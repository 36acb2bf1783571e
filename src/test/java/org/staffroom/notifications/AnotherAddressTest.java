package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.EmailChangeAsked;
import org.staffroom.people.EmailChanged;
import org.staffroom.shared.Ids;
import org.staffroom.support.EmptyTables;

/** What the address somebody had, and the one they would have, are told. */
class AnotherAddressTest extends WithMails {

    private static final String NEW = "jo@elsewhere.example";

    @Autowired
    DeliveryQueue queue;

    private CurrentPerson jo;

    @BeforeEach
    void somebody() {
        jo = given.member("Jo Blake");
    }

    @Test
    void theNewAddressGetsTheLinkAndTheOldOneIsTold() throws Exception {
        asked("the-link");
        var mails = mailbox.sent();
        assertThat(Mailbox.recipients(mails)).containsExactlyInAnyOrder(NEW, jo.email());
        var link = Mailbox.oneTo(NEW, mails);
        for (var words : new String[] {Happenings.text(link), Happenings.html(link)}) {
            assertThat(words)
                    .contains("http://localhost:8080/sign-in/address/the-link", "10 minutes")
                    .doesNotContain("Jo", jo.email());
        }
        assertThat(Happenings.text(Mailbox.oneTo(jo.email(), mails)))
                .contains("If it was not you", "Sign out everywhere")
                .doesNotContain(NEW, "the-link");
        assertThat(secrets()).as("blanked when it is sent").isZero();
    }

    @Test
    void anAddressThatIsKnownIsToldSoWithoutALink() throws Exception {
        asked(null);
        var mails = mailbox.sent();
        assertThat(Mailbox.recipients(mails)).containsExactlyInAnyOrder(NEW, jo.email());
        assertThat(Happenings.text(Mailbox.oneTo(NEW, mails)))
                .contains("known here by it already")
                .doesNotContain("/sign-in/address/", "Jo", jo.email());
    }

    @Test
    void adminsDoNotReadTheLinkAndCannotSendItAgain() {
        asked("the-link");
        var id = jdbc.sql("select id from delivery where template = 'email-confirm'")
                .query(java.util.UUID.class)
                .single();
        assertThat(mvc.get().uri("/admin/deliveries/" + id).with(as(given.admin("Helen Catterall"))))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("the-link");
        jdbc.sql("update delivery set status = 'PARKED', finished_at = now()").update();
        assertThat(queue.again(id)).isFalse();
    }

    @Test
    void theLinkIsBlankedWhenItsTimeIsOver() {
        asked("the-link");
        assertThat(secrets()).isOne();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(11)));
        queue.blankExpiredSecrets();
        assertThat(secrets()).isZero();
        assertThat(Mailbox.recipients(mailbox.sent())).as("too late").containsExactly(jo.email());
    }

    @Test
    void theAddressThereWasIsToldAndWhatWaitsGoesToTheNewOne() throws Exception {
        waits("place-offered");
        waits("sign-in");
        asked("the-link");
        jdbc.sql("update person set email = ? where id = ?")
                .params(NEW, jo.id().value())
                .update();
        happenings.happened(new EmailChanged(Ids.next(), jo.id(), jo.email(), NEW));
        assertThat(jdbc.sql("select template || ' ' || email from delivery order by template")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "email-change-asked " + jo.email(),
                        "email-changed " + jo.email(),
                        "email-confirm " + NEW,
                        "place-offered " + NEW,
                        "sign-in " + jo.email());
        jdbc.sql("delete from delivery where template <> 'email-changed'").update();
        assertThat(Happenings.text(mailbox.only()))
                .contains("If it was not you, write to")
                .doesNotContain(NEW);
    }

    private void asked(@org.jspecify.annotations.Nullable String link) {
        happenings.happened(new EmailChangeAsked(Ids.next(), jo.id(), jo.email(), NEW, link));
    }

    private void waits(String template) {
        jdbc.sql("""
                        insert into delivery (id, template, person_id, email, facts, once, status, due_at, created_at)
                        values (gen_random_uuid(), ?, ?, ?, '{}', ?, 'WAITING', ?, ?)
                        """)
                .params(
                        template,
                        jo.id().value(),
                        jo.email(),
                        template,
                        java.sql.Timestamp.from(EmptyTables.NOW.plus(Duration.ofDays(1))),
                        java.sql.Timestamp.from(EmptyTables.NOW))
                .update();
    }

    private long secrets() {
        return jdbc.sql("select count(*) from delivery where secret is not null")
                .query(Long.class)
                .single();
    }
}
