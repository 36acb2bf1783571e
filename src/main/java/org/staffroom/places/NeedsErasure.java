package org.staffroom.places;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: dietary and access needs of meetings two weeks past are erased, and what was said of people's places after a year. */
@Configuration(proxyBeanMethods = false)
class NeedsErasure {

    private static final Logger log = LoggerFactory.getLogger(NeedsErasure.class);

    @Bean
    RecurringTask<Void> eraseNeeds(Places places) {
        return Tasks.recurring("erase-needs", Schedules.daily(LocalTime.of(3, 10)))
                .execute((task, context) -> {
                    log.info("Needs erased from {} registrations", places.eraseOldNeeds());
                    log.info("{} reasons of a year ago erased", places.eraseOldReasons());
                });
    }
}
