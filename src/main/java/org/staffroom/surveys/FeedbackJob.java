package org.staffroom.surveys;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every few minutes: feedback that is due to be asked, opened or closed. */
@Configuration(proxyBeanMethods = false)
class FeedbackJob {

    @Bean
    RecurringTask<Void> feedbackRound(FeedbackRounds rounds) {
        return Tasks.recurring("feedback", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> rounds.run());
    }
}
