package org.staffroom.files;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/** Makes pictures that arrived, outside of every request; one at a time, for each takes tens of megabytes meanwhile. */
@Component
class PictureWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PictureWorker.class);
    private static final long PATIENCE_SECONDS = 25;

    private final PictureQueue queue;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    PictureWorker(PictureQueue queue) {
        this.queue = queue;
    }

    /** Something arrived and was committed here; what came to another instance is seen within some seconds. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PictureArrived event) {
        bell.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this::work, "pictures");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** What is being made is made first. */
    @Override
    public synchronized void stop() {
        running = false;
        bell.release();
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!queue.work()) {
                    bell.tryAcquire(5, TimeUnit.SECONDS);
                    bell.drainPermits();
                }
            } catch (DataAccessException | TransactionException away) {
                log.warn("Pictures wait: the database does not answer");
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Whatever it was: without this thread no picture would be made until the next start.
                log.error("A picture was left for later", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            bell.tryAcquire(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
