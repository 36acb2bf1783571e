package org.staffroom.room;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open page, as a stream of events. Holds no thread: it writes when there is something to write and the network takes it.
 * Whoever reads slowly gets the latest and not all there was in between.
 */
final class LiveStream implements WriteListener, AsyncListener {

    /** An event as it goes out, and what it is known by. */
    record Payload(String id, byte[] bytes) {}

    /** An event, not a comment: a page that hears none for long makes its connection anew. */
    private static final Payload HEARTBEAT =
            new Payload("", "event: beat\ndata: here\n\n".getBytes(StandardCharsets.UTF_8));

    private final View view;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<LiveStream> ended;
    private final long endsAt;
    private final AtomicReference<@Nullable Payload> pending = new AtomicReference<>();
    private final Lock lock = new ReentrantLock();
    private boolean over;
    private boolean completed;
    private boolean writable;
    private volatile String seen;
    private volatile long wroteAt = System.nanoTime();
    private byte @Nullable [] greeting;
    private boolean unflushed;

    /**
     * @param greeting goes out first
     * @param seen id of the last event that the page had before; empty for none
     * @param endsAt by {@link System#nanoTime()}: then the page comes again, and is asked again who it is
     * @param ended is run once, when it is over for whatever reason
     */
    LiveStream(
            View view,
            AsyncContext context,
            ServletOutputStream out,
            byte[] greeting,
            String seen,
            long endsAt,
            Consumer<LiveStream> ended) {
        this.view = view;
        this.context = context;
        this.out = out;
        this.greeting = greeting;
        this.seen = seen;
        this.endsAt = endsAt;
        this.ended = ended;
    }

    View view() {
        return view;
    }

    /** Sends what the page does not have yet, instead of what it was not sent in time. */
    void send(Payload payload) {
        if (!payload.id().equals(seen)) {
            seen = payload.id();
            pending.set(payload);
            drain(false);
        }
    }

    /** Shows that somebody is there, so that neither a proxy nor a browser gives up; and finds out who is gone. */
    void beat(long now, long every) {
        if (now - wroteAt > every && pending.compareAndSet(null, HEARTBEAT)) {
            drain(false);
        }
    }

    boolean expired(long now) {
        return now - endsAt >= 0;
    }

    /** From this side. */
    void end() {
        over(true);
    }

    /** @param complete not when the container will do so, or has */
    private void over(boolean complete) {
        var first = false;
        lock.lock();
        try {
            first = !over;
            over = true;
            if (complete && !completed) {
                completed = true;
                context.complete();
            }
        } catch (IllegalStateException alreadyOver) {
            // The container was quicker.
        } finally {
            lock.unlock();
        }
        if (first) {
            ended.accept(this);
        }
    }

    @Override
    public void onWritePossible() {
        lock.lock();
        try {
            writable = true;
            drain(true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what there is. The container uses request and response again for somebody else, who would get what is written late,
     * or be cut off. So whether it is over is asked under the lock, under which the container's word that it is comes in as well.
     *
     * @param called by the container; else it hears of a connection that broke too, and it is for it to complete what is over
     */
    private void drain(boolean called) {
        lock.lock();
        try {
            if (writable) {
                write();
            }
        } catch (IOException gone) {
            over(called);
        } finally {
            lock.unlock();
        }
    }

    private void write() throws IOException {
        while (!over && out.isReady()) {
            var next = next();
            if (next != null) {
                out.write(next);
                wroteAt = System.nanoTime();
                unflushed = true;
            } else if (unflushed) {
                out.flush();
                unflushed = false;
            } else {
                return;
            }
        }
    }

    private byte @Nullable [] next() {
        var hello = greeting;
        if (hello != null) {
            greeting = null;
            return hello;
        }
        var payload = pending.getAndSet(null);
        return payload == null ? null : payload.bytes();
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over(false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
