package org.staffroom.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where may be posted to: nothing within the network the server stands in. */
class ChannelAddressTest {

    private static final ChannelSettings LISTED =
            new ChannelSettings(List.of("hooks.slack.com", "*.webhook.office.com"), false);

    @Test
    void aNameUnderAListedOneWithPathAndQuery() {
        assertThat(ChannelAddress.of("https://school.webhook.office.com/x?a=b", LISTED)
                        .path())
                .isEqualTo("/x?a=b");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "192.168.1.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "192.0.0.8, false",
        "198.18.0.1, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::1, false",
        "::, false",
        "fe80::1, false",
        "fc00::1, false",
        "fd12::1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "2002:a00:1::, false",
        "ff02::1, false",
        "34.200.1.1, true",
        "100.128.0.1, true",
        "2603:1030::1, true"
    })
    void privateAddressesAreKnown(String address, boolean isPublic) throws Exception {
        assertThat(ChannelAddress.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    @Test
    void aListedNameThatLeadsIntoAPrivateNetworkIsNotAskedFor() {
        var listed = new ChannelSettings(List.of("localhost"), false);
        assertThatThrownBy(
                        () -> ChannelAddress.of("https://localhost/x", listed).resolve(listed))
                .isInstanceOf(java.net.UnknownHostException.class)
                .hasMessage("leads to a private address");
    }
}
