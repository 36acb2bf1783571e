package org.staffroom.contributions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour: speakers who were asked some days ago and have said nothing, once. */
@Configuration(proxyBeanMethods = false)
class WordsReminderJob {

    @Bean
    RecurringTask<Void> remindSpeakersOfWords(Contributions contributions) {
        return Tasks.recurring("remind-speakers-of-words", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> contributions.remindDue());
    }
}
