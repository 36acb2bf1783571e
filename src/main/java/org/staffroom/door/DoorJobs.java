package org.staffroom.door;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: phones of doors that have closed. */
@Configuration(proxyBeanMethods = false)
class DoorJobs {

    @Bean
    RecurringTask<Void> forgetDoorPhones(DoorPhones phones) {
        return Tasks.recurring("forget-door-phones", Schedules.daily(LocalTime.of(3, 40)))
                .execute((task, context) -> phones.forgetOld());
    }
}
