package org.staffroom.checkin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: what guests typed at meetings two weeks past is forgotten. */
@Configuration(proxyBeanMethods = false)
class CheckInJobs {

    private static final Logger log = LoggerFactory.getLogger(CheckInJobs.class);

    @Bean
    RecurringTask<Void> forgetWhatGuestsTyped(CheckIns checkIns) {
        return Tasks.recurring("forget-guests-typed", Schedules.daily(LocalTime.of(3, 40)))
                .execute((task, context) -> log.info("{} check-ins of guests forgotten", checkIns.forgetTyped()));
    }
}
