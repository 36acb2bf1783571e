package org.staffroom.channels;

import java.time.Instant;
import java.util.UUID;

/**
 * One post for one channel.
 *
 * @param address as it is stored: encrypted
 * @param path of the page on this site that says more
 * @param attempts how often it was tried, this time included
 */
record ChannelPost(
        UUID id,
        byte[] address,
        Kind kind,
        String title,
        String text,
        String path,
        int attempts,
        Instant createdAt,
        Instant lease) {

    enum Kind {
        MEETING,
        CHANGE,
        WRITE_UP,
        TEST
    }
}
