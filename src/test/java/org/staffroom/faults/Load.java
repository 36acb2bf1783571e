package org.staffroom.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.staffroom.packaged.Answer;
import org.staffroom.packaged.Instance;
import org.staffroom.packaged.PackagedNetwork;

/**
 * Members taking places, {@value #A_SECOND} a second, on whichever instance answers, until it is closed. Who hears nothing
 * goes to the other. More than any evening brings, and less than all that the machine can: whoever restarts meanwhile has
 * something left to do it with.
 */
final class Load implements AutoCloseable {

    /** An answer and when it came. */
    record Press(Instance instance, Instant at, Answer answer) {}

    private static final int PRESSERS = 6;
    private static final int MEETINGS = 24;
    private static final int A_SECOND = 25;

    final ConcurrentLinkedQueue<Press> presses = new ConcurrentLinkedQueue<>();

    /** "slug person" of each place that somebody was told to have. */
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private final PackagedNetwork network;
    private final List<String> meetings;
    private final long began = System.currentTimeMillis();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads;
    private volatile boolean running = true;

    Load(PackagedNetwork network) {
        this.network = network;
        meetings =
                IntStream.range(0, MEETINGS).mapToObj(i -> network.meeting(300)).toList();
        threads = IntStream.range(0, PRESSERS)
                .mapToObj(i -> {
                    var thread = new Thread(() -> press(network.instance(i)), "presser-" + i);
                    thread.setDaemon(true);
                    thread.start();
                    return thread;
                })
                .toList();
    }

    List<String> meetings() {
        return meetings;
    }

    /** Each person presses once for each meeting. */
    private void press(Instance first) {
        var instance = first;
        for (var number = next.getAndIncrement();
                running && number < MEETINGS * PackagedNetwork.MEMBERS;
                number = next.getAndIncrement()) {
            LockSupport.parkUntil(began + number * 1000L / A_SECOND);
            var member = network.members.get(number % PackagedNetwork.MEMBERS);
            var meeting = meetings.get(number / PackagedNetwork.MEMBERS);
            var answer = member.browser().press(instance, "/meetings/" + meeting + "/registration");
            presses.add(new Press(instance, Instant.now(), answer));
            if (answer.acknowledged()) {
                acknowledged.add(meeting + " " + member.person().id().value());
            } else if (answer.status() == 0) {
                instance = network.other(instance);
            }
        }
    }

    boolean acknowledgedBy(Instance instance, Instant since) {
        return presses.stream()
                .anyMatch(press -> press.instance() == instance
                        && press.answer().acknowledged()
                        && press.at().isAfter(since));
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        for (var thread : threads) {
            thread.join(Duration.ofMinutes(1).toMillis());
        }
    }
}
