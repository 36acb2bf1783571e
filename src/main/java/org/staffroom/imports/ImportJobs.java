package org.staffroom.imports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour: uploaded tables older than a day go. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {

    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);

    @Bean
    RecurringTask<Void> purgeImports(Imports imports) {
        return Tasks.recurring("purge-imports", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((task, context) -> log.info("Tables of {} imports purged", imports.purge()));
    }
}
