package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class UnknownAddressTest {

    @Autowired
    MockMvcTester mvc;

    @Test
    void isNotFoundForAVisitorAndLeavesNoSession() {
        var answer = mvc.get().uri("/no-such-page").exchange();
        assertThat(answer).hasStatus(404).doesNotContainHeader("Set-Cookie");
        assertThat(answer).hasHeader("X-Content-Type-Options", "nosniff");
    }
}
