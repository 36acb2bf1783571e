package org.staffroom.notifications;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.EmailChangeAsked;
import org.staffroom.people.EmailChanged;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Secret;

/**
 * Another address for somebody's account: the new one is asked, the one there was is told, and mails that wait follow. As the
 * mail to the new address belongs to no person, whoever asked does not see among their data which of the two it was.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AddressAnnouncements {

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Secret secrets;
    private final DemoLoading demo;

    AddressAnnouncements(Outbox outbox, JdbcClient jdbc, Secret secrets, DemoLoading demo) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.demo = demo;
    }

    @EventListener
    void on(EmailChangeAsked event) {
        if (demo.active()) {
            return;
        }
        if (event.link() == null) {
            outbox.toAddress(Template.EMAIL_KNOWN, event.to(), event.change(), null);
        } else {
            var secret = new LetterSecret("", event.link());
            outbox.toAddress(Template.EMAIL_CONFIRM, event.to(), event.change(), secrets.encrypt(secret.text()));
        }
        tell(Template.EMAIL_CHANGE_ASKED, event.person(), event.from(), event.change());
    }

    @EventListener
    void on(EmailChanged event) {
        jdbc.sql("""
                        update delivery set email = :to
                        where person_id = :person and email = :from and status = 'WAITING'
                            and template not in ('sign-in', 'email-change-asked')
                        """)
                .param("to", event.to())
                .param("from", event.from())
                .param("person", event.person().value())
                .update();
        if (!demo.active()) {
            tell(Template.EMAIL_CHANGED, event.person(), event.from(), event.change());
        }
    }

    /** At an address that need not be theirs any more. */
    private void tell(Template template, PersonId person, String email, Object change) {
        outbox.to(
                template,
                "select cast(:person as uuid) as person_id, cast(:email as text) as email, '{}'::jsonb as own",
                Map.of("person", person.value(), "email", email),
                Facts.none(),
                change.toString());
    }
}
