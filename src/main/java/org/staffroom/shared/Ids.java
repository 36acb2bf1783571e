package org.staffroom.shared;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids: UUID version 7, so that rows made together lie together in an index; version 3 of what a form may make twice. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();

    /** Milliseconds and a count within them: ids of one process rise, so that what was made later sorts later. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new id: 48 bits of the real time in milliseconds, 12 that count, 62 random. Knowing one gives no authority. */
    public static UUID next() {
        var now = CLOCK.millis() << 12;
        var stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        var high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xfffL);
        var low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /**
     * The id of what a form makes: the same form sent twice has the same, so that it makes one thing.
     *
     * @param where in what
     * @param form as it was typed, with something that no other opening of the form has
     */
    public static UUID of(Object where, Record form) {
        return UUID.nameUUIDFromBytes((where + " " + form).getBytes(StandardCharsets.UTF_8));
    }
}
