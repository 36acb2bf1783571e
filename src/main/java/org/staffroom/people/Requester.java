package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request came from, for limits: an IPv4 address, or the network of an IPv6 one, as one host has many of those. */
final class Requester {

    private static final int NETWORK_BYTES = 8;

    private Requester() {}

    static String of(HttpServletRequest request) {
        var text = request.getRemoteAddr();
        try {
            var address = InetAddress.getByName(text);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
