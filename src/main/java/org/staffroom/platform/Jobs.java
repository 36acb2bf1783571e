package org.staffroom.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the recurring tasks that features publish as beans; each runs once, however many instances there are. */
@Component
class Jobs implements SmartLifecycle {

    private final Scheduler scheduler;
    private final boolean enabled;
    private volatile boolean running;

    /** @param enabled false for an instance that leaves them to others */
    Jobs(
            DataSource database,
            ObjectProvider<RecurringTask<?>> tasks,
            @Value("${staffroom.jobs:true}") boolean enabled) {
        this.enabled = enabled;
        scheduler = Scheduler.create(database)
                .startTasks(tasks.orderedStream().toList())
                .threads(2)
                .pollingInterval(Duration.ofSeconds(30))
                .shutdownMaxWait(Duration.ofSeconds(15))
                .build();
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
