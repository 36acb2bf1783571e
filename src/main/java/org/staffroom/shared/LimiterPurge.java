package org.staffroom.shared;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour: what limits no longer count is forgotten. */
@Configuration(proxyBeanMethods = false)
class LimiterPurge {

    private static final Logger log = LoggerFactory.getLogger(LimiterPurge.class);

    @Bean
    RecurringTask<Void> forgetWhatLimitsCounted(Limiter limiter) {
        return Tasks.recurring("forget-limits", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((task, context) -> log.info("{} counts of limits forgotten", limiter.purge()));
    }
}
