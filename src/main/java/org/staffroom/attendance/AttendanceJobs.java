package org.staffroom.attendance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: who did not come to meetings a year past is forgotten. */
@Configuration(proxyBeanMethods = false)
class AttendanceJobs {

    private static final Logger log = LoggerFactory.getLogger(AttendanceJobs.class);

    @Bean
    RecurringTask<Void> forgetWhoWasMissing(Attendances attendances) {
        return Tasks.recurring("forget-missing", Schedules.daily(LocalTime.of(3, 50)))
                .execute((task, context) -> log.info("{} places not used forgotten", attendances.forgetOld()));
    }
}
