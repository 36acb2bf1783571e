package org.staffroom.room;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.NotFound;

/**
 * The open pages of this instance, by meeting. One thread for all of them: when a room is otherwise it reads the room once,
 * renders each view that somebody has open once, and hands it to every stream. Where there is much to tell at once, it is told
 * together.
 */
@Component
class LiveRooms implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveRooms.class);

    /** A room full of people is behind one address; so many computers of one person are not. */
    private static final int MOST_OF_AN_ADDRESS = 400;

    private static final int MOST_OF_A_PERSON = 8;
    private static final int MOST = 3_000;

    /** Of them, those that are kept free for who is signed in. */
    private static final int FOR_PEOPLE = 500;

    private static final long TICK_MILLIS = 100;
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(2);
    private static final long PATIENCE_SECONDS = 5;
    private static final long BEAT = TimeUnit.SECONDS.toNanos(25);

    /** A room somebody looks at. */
    private static final class Hall {

        final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
        volatile boolean changed = true;
        Instant until = Instant.MIN;
        long notBefore = System.nanoTime();
    }

    private final RoomRenderer renderer;
    private final Clock clock;
    private final Map<MeetingId, Hall> halls = new ConcurrentHashMap<>();
    private final Map<String, Integer> readers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean running;

    LiveRooms(RoomRenderer renderer, Clock clock, MeterRegistry metrics) {
        this.renderer = renderer;
        this.clock = clock;
        metrics.gauge("staffroom.room.streams", open);
    }

    /**
     * Asks to have a page more open.
     *
     * @param reader a person or an address
     * @return false when that would be too many: the page then asks now and again
     */
    boolean admit(String reader, boolean person) {
        if (!running) {
            return false;
        }
        if (open.incrementAndGet() > (person ? MOST : MOST - FOR_PEOPLE)) {
            open.decrementAndGet();
            return false;
        }
        var most = person ? MOST_OF_A_PERSON : MOST_OF_AN_ADDRESS;
        if (readers.merge(reader, 1, Integer::sum) > most) {
            leave(reader);
            return false;
        }
        return true;
    }

    /** A page that was admitted is closed. */
    void leave(String reader) {
        open.decrementAndGet();
        readers.computeIfPresent(reader, (who, pages) -> pages > 1 ? pages - 1 : null);
    }

    void join(MeetingId meeting, LiveStream stream) {
        halls.compute(meeting, (id, hall) -> {
            var there = hall == null ? new Hall() : hall;
            there.streams.add(stream);
            there.changed = true;
            return there;
        });
    }

    void part(MeetingId meeting, LiveStream stream) {
        halls.computeIfPresent(meeting, (id, hall) -> {
            hall.streams.remove(stream);
            return hall.streams.isEmpty() ? null : hall;
        });
    }

    /** Somebody said so, on this instance or another. */
    void changed(MeetingId meeting) {
        var hall = halls.get(meeting);
        if (hall != null) {
            hall.changed = true;
        }
    }

    /** Something may have been said that was not heard. */
    void allChanged() {
        halls.values().forEach(hall -> hall.changed = true);
    }

    /** How many are open. */
    int pages() {
        return open.get();
    }

    /** How many rooms somebody looks at. */
    int rooms() {
        return halls.size();
    }

    private void tick() {
        var nanos = System.nanoTime();
        var now = clock.instant();
        halls.forEach((meeting, hall) -> {
            if ((hall.changed || !now.isBefore(hall.until)) && nanos - hall.notBefore >= 0) {
                tell(meeting, hall, nanos);
            }
        });
    }

    private void tell(MeetingId meeting, Hall hall, long nanos) {
        // First: what changes while it is read is told the next time.
        hall.changed = false;
        hall.notBefore = nanos + APART;
        try {
            var scene = renderer.scene(meeting);
            hall.until = scene.until();
            var views = new EnumMap<View, LiveStream.Payload>(View.class);
            for (var stream : hall.streams) {
                stream.send(views.computeIfAbsent(stream.view(), view -> renderer.render(scene, view)));
            }
        } catch (NotFound gone) {
            Set.copyOf(hall.streams).forEach(LiveStream::end);
        } catch (RuntimeException failed) {
            log.warn("A room could not be told: {}", failed.getClass().getName());
            hall.changed = true;
            hall.notBefore = nanos + AGAIN;
        }
    }

    /** Streams that have lasted long enough come again, and are asked again who they are; the others hear that we are there. */
    private void beat() {
        beat(BEAT);
    }

    /** @param every so long nothing was written, in nanoseconds */
    void beat(long every) {
        var now = System.nanoTime();
        for (var hall : halls.values()) {
            for (var stream : hall.streams) {
                if (stream.expired(now)) {
                    stream.end();
                } else {
                    stream.beat(now, every);
                }
            }
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                // What a scheduled task throws ends it for good.
                log.error("Open rooms: {}", failed.getClass().getName());
            }
        };
    }

    @Override
    public void start() {
        var one = Executors.newSingleThreadScheduledExecutor(work -> {
            var made = new Thread(work, "open-rooms");
            made.setDaemon(true);
            return made;
        });
        one.scheduleWithFixedDelay(guarded(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        one.scheduleWithFixedDelay(guarded(this::beat), 1, 1, TimeUnit.SECONDS);
        thread = one;
        running = true;
    }

    /** Ahead of the web server, which would wait for open streams. */
    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.shutdown();
            try {
                thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
        halls.values().forEach(hall -> Set.copyOf(hall.streams).forEach(LiveStream::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
