package org.staffroom.places;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute: offers and first refusals that nobody answered in time end. One meeting's trouble is not another's. */
@Configuration(proxyBeanMethods = false)
class PlaceDeadlines {

    private static final Logger log = LoggerFactory.getLogger(PlaceDeadlines.class);

    @Bean
    RecurringTask<Void> passPlaceDeadlines(PlaceAnswers answers) {
        return Tasks.recurring("pass-place-deadlines", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> pass(answers));
    }

    static void pass(PlaceAnswers answers) {
        for (var meeting : answers.overdue()) {
            try {
                log.info("{} places of meeting {} went unanswered", answers.end(meeting), meeting);
            } catch (RuntimeException e) {
                log.error("Deadlines of meeting {} could not be passed; tried again in a minute", meeting, e);
            }
        }
    }
}
