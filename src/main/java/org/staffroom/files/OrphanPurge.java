package org.staffroom.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: files that are attached to nothing are removed. */
@Configuration(proxyBeanMethods = false)
class OrphanPurge {

    private static final Logger log = LoggerFactory.getLogger(OrphanPurge.class);

    @Bean
    RecurringTask<Void> purgeOrphanFiles(OrphanFiles orphans) {
        return Tasks.recurring("purge-orphan-files", Schedules.daily(LocalTime.of(3, 40)))
                .execute((task, context) -> log.info("{} orphan files removed", orphans.purge()));
    }
}
