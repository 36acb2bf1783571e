package org.staffroom.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: once more after those who were erased lately. */
@Configuration(proxyBeanMethods = false)
class ErasureJob {

    @Bean
    RecurringTask<Void> sweepAfterErasures(Erasure erasure) {
        return Tasks.recurring("sweep-after-erasures", Schedules.daily(LocalTime.of(3, 20)))
                .execute((task, context) -> erasure.sweep());
    }
}
