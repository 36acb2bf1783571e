package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.PersonErased;
import org.staffroom.people.PersonId;

/** The mail to somebody who was erased: sent once, and then the address is gone, whatever the mail server said. */
class LastMailTest extends WithMails {

    private static final String ADDRESS = "jo.blake@school.example";

    @Autowired
    DeliveryQueue queue;

    private FakeMailServer server;

    @BeforeEach
    void erased() throws Exception {
        server = new FakeMailServer();
        happenings.happened(new PersonErased(PersonId.next(), ADDRESS));
    }

    @AfterEach
    void theServerIsClosed() throws Exception {
        server.close();
    }

    @Test
    void saysThatItIsDoneAndThenTheAddressIsGone() {
        assertThat(rowsWithTheAddress()).isOne();
        happenings.sendAll(server.port());
        assertThat(server.messages)
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("To: " + ADDRESS, "Subject: You are erased from Schools IT Network")
                        .contains("are given back", "/privacy")
                        .doesNotContain("Hello", "/answers/"));
        assertThat(rowsWithTheAddress()).isZero();
        assertThat(status()).isEqualTo("SENT");
    }

    @Test
    void isNotKeptForARefusal() {
        server.answer = "550 5.1.1 <" + ADDRESS + "> nobody of that name";
        happenings.sendAll(server.port());
        assertThat(status()).isEqualTo("PARKED");
        assertThat(rowsWithTheAddress()).isZero();
        var id = jdbc.sql("select id from delivery").query(java.util.UUID.class).single();
        assertThat(queue.again(id)).isFalse();
        var admin = given.admin("Helen Catterall");
        assertThat(mvc.get().uri("/admin/deliveries/" + id).with(as(admin))).hasStatusOk();
        assertThat(mvc.get().uri("/admin/deliveries").with(as(admin))).hasStatusOk();
    }

    @Test
    void isKeptForLaterWhileTheServerIsAway() {
        server.answer = "451 4.3.0 later";
        happenings.sendAll(server.port());
        assertThat(status()).isEqualTo("WAITING");
        assertThat(rowsWithTheAddress()).isOne();
    }

    private String status() {
        return jdbc.sql("select status from delivery").query(String.class).single();
    }

    private long rowsWithTheAddress() {
        return jdbc.sql("select count(*) from delivery d where strpos(d::text, ?) > 0")
                .param(ADDRESS)
                .query(Long.class)
                .single();
    }
}
