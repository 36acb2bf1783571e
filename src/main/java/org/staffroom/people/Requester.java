package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a request came from, for limits: an IPv4 address, or the network of an IPv6 one, as one host has many of those. */
public final class Requester {

    private static final int NETWORK_BYTES = 8;
    private static final String BYTE = "(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern ADDRESS =
            Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%\\w+)?");

    private Requester() {}

    public static String of(HttpServletRequest request) {
        var text = request.getRemoteAddr();
        // A proxy may pass on what somebody wrote: a name is not looked up for them.
        if (!ADDRESS.matcher(text).matches()) {
            return text;
        }
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
