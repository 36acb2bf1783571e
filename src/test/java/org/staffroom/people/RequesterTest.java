package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequesterTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        // Not looked up: the name of this machine is one that would be found.
        "localhost, localhost",
        "999.1.1.1, 999.1.1.1",
    })
    void isAnAddressOrTheNetworkOfOne(String sent, String counted) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(sent);

        assertThat(Requester.of(request)).isEqualTo(counted);
    }
}
