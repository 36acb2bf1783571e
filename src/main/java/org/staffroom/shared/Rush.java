package org.staffroom.shared;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Whether many stand in line at this instance for something that is decided for one after the other. What can wait a little,
 * waits then, and leaves them the processors.
 */
@Component
public class Rush {

    private static final int MANY = 20;

    private int people;

    /** Somebody joins the line, or is at its head. */
    public synchronized void join() {
        people++;
    }

    /** Somebody is done. */
    public synchronized void leave() {
        people--;
        if (people < MANY) {
            notifyAll();
        }
    }

    /** Waits until there is none, for some time at most. */
    public synchronized void letPass(Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        for (var left = atMost.toMillis(); people >= MANY && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
