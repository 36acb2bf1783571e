package org.staffroom.questions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: answers of meetings a year past are erased. */
@Configuration(proxyBeanMethods = false)
class AnswersErasure {

    private static final Logger log = LoggerFactory.getLogger(AnswersErasure.class);

    @Bean
    RecurringTask<Void> eraseAnswers(OwnAnswers answers) {
        return Tasks.recurring("erase-answers", Schedules.daily(LocalTime.of(3, 20)))
                .execute((task, context) -> log.info("{} answers erased", answers.eraseOld()));
    }
}
