package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Mailbox.recipient;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** A proposal that another region is to answer: its ambassadors read of it in a mail. */
@StaffroomTest
class PassedOnTest extends OneMeeting {

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    PassedOnTest() {
        super(30);
    }

    @Test
    void itsNewAmbassadorsAreWrittenTo() throws Exception {
        var wales = given.region("wales", "Wales");
        var olwen = given.ambassador("Olwen Rees", wales);
        jdbc.sql("update ambassador set away_until = '2030-01-01' where person_id = ?")
                .param(given.ambassador("Away Now", wales).id().value())
                .update();
        var proposal = UUID.randomUUID();
        jdbc.sql("""
                        insert into proposal (id, press, region_id, proposer_id, title, abstract, nature, level,
                            minutes, vendor, status, submitted_at, changed_at)
                        values (?, ?, ?, ?, 'Growing <i>your</i> own', 'Four apprentices.', 'STRATEGIC', 'INTRODUCTORY', 30, false,
                            'PROPOSED', now(), now())
                        """)
                .params(proposal, UUID.randomUUID(), region.value(), anna.id().value())
                .update();
        assertThat(post(
                        "/organise/proposals/" + proposal + "/letters/pass-on",
                        ambassador,
                        "press",
                        UUID.randomUUID().toString(),
                        "version",
                        "0",
                        "words",
                        "Wales it is.",
                        "region",
                        "wales"))
                .hasStatus(303);

        var mails = mailbox.sent();
        assertThat(mails).hasSize(2);
        for (var mail : mails) {
            var to = recipient(mail);
            if (to.equals(olwen.email())) {
                assertThat(mail.getSubject()).isEqualTo("Passed on to you: Growing <i>your</i> own");
                assertThat(Happenings.text(mail))
                        .contains("Anna Whitfield offered this talk", "Member talk", "/organise/proposals/" + proposal)
                        .doesNotContain("Wales it is.");
            } else {
                assertThat(to).isEqualTo(anna.email());
            }
        }
    }
}
