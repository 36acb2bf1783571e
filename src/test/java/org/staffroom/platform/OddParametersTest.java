package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What no browser sends and somebody will: texts with NUL, pages that do not exist. */
@StaffroomTest
class OddParametersTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/people?q=",
                "/admin/organisations?q=",
                "/admin/deliveries?status=",
                "/admin/audit?before=",
                "/organise/venues?q="
            })
    void listsOfAdminsAnswerWhateverIsAskedFor(String list) {
        var admin = given.admin("Helen Catterall");

        assertThat(mvc.get().uri(list + "%00&page=2147483647").with(Given.as(admin)))
                .hasStatusOk();
        assertThat(mvc.get().uri(list + "a%00b").with(Given.as(admin))).hasStatusOk();
    }

    @Test
    void aTextWithNulIsStoredWithout() {
        var member = given.member("Priya Nair");

        assertThat(mvc.post()
                        .uri("/my/profile")
                        .param("name", "Priya\0 Nair")
                        .param("jobTitle", "Head\0 of IT")
                        .with(csrf())
                        .with(Given.as(member)))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isLessThan(500));
        assertThat(jdbc.sql("select name from person where id = ?")
                        .param(member.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("Priya Nair");
    }
}
