package org.staffroom.channels;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.staffroom.shared.Refused;

/**
 * The address of a channel: a secret, on a listed host, over TLS. Names that lead into a private network are refused each
 * time they are looked up, and what was looked up is what is connected to.
 */
record ChannelAddress(URI uri) {

    private static final int LONGEST = 1000;

    /** @throws Refused when nothing may be posted there */
    static ChannelAddress of(String typed, ChannelSettings settings) {
        URI uri;
        try {
            uri = new URI(typed.strip());
        } catch (URISyntaxException e) {
            throw new Refused("channels.wrong");
        }
        if (typed.length() > LONGEST || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new Refused("channels.wrong");
        }
        if (!settings.anywhere()) {
            if (!"https".equals(uri.getScheme()) || (uri.getPort() != -1 && uri.getPort() != 443)) {
                throw new Refused("channels.not-secure");
            }
            if (!settings.lists(uri.getHost())) {
                throw new Refused("channels.not-listed", String.join(", ", settings.hosts()));
            }
        }
        return new ChannelAddress(uri);
    }

    String host() {
        return uri.getHost();
    }

    boolean secure() {
        return "https".equals(uri.getScheme());
    }

    int port() {
        return uri.getPort() != -1 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** Path and query, as they are asked for. */
    String path() {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    boolean isSlack() {
        return host().endsWith("slack.com");
    }

    /**
     * Where to connect to.
     *
     * @throws UnknownHostException when the name leads nowhere, or somewhere that is not public
     */
    InetAddress resolve(ChannelSettings settings) throws UnknownHostException {
        var found = InetAddress.getAllByName(host());
        if (!settings.anywhere() && !Arrays.stream(found).allMatch(ChannelAddress::isPublic)) {
            throw new UnknownHostException("leads to a private address");
        }
        return found[0];
    }

    /** Neither this machine nor its neighbours, nor what is reserved. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first != 0
                    && first < 240
                    && !(first == 100 && second >= 64 && second < 128)
                    && !(first == 192 && second == 0 && bytes[2] == 0)
                    && !(first == 198 && (second == 18 || second == 19));
        }
        // Only 2000::/3 is given out; of that 2002::/16 and 2001:0::/32 carry addresses of the other kind inside.
        var carriesAnother = first == 0x20 && (second == 2 || (second == 1 && bytes[2] == 0 && bytes[3] == 0));
        return (first & 0xe0) == 0x20 && !carriesAnother;
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "ChannelAddress[" + host() + "]";
    }
}
