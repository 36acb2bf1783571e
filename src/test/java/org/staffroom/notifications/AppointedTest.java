package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.Test;

/** Whoever is to run a region is told, and where to begin. */
class AppointedTest extends WithMails {

    @Test
    void whoeverRunsARegionIsTold() throws Exception {
        var admin = given.admin("Helen Catterall");
        var nell = given.member("Nell New");
        assertThat(mvc.post()
                        .uri("/admin/regions/south-west/ambassadors")
                        .with(as(admin))
                        .with(csrf())
                        .param("email", nell.email())
                        .param("role", "LEAD")
                        .param("since", "2027-03-10"))
                .hasStatus3xxRedirection();

        var mail = oneTo(nell.email(), mailbox.sent());
        assertThat(mail.getSubject()).isEqualTo("You are an ambassador of South West");
        assertThat(text(mail))
                .contains(
                        "Hello Nell New",
                        "Helen Catterall has made you an ambassador of South West, from Wednesday 10 March 2027",
                        "/organise",
                        "/organise/meetings/new",
                        "/regions/south-west");
    }

    /** An admin without anybody else appoints themselves, and knows. */
    @Test
    void nobodyIsToldOfTheirOwnPress() {
        var admin = given.admin("Helen Catterall");
        mvc.post()
                .uri("/admin/regions/south-west/ambassadors")
                .with(as(admin))
                .with(csrf())
                .param("email", admin.email())
                .param("role", "LEAD")
                .param("since", "2027-03-10")
                .exchange();
        assertThat(jdbc.sql("select count(*) from ambassador").query(Long.class).single())
                .isOne();
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
    }
}
