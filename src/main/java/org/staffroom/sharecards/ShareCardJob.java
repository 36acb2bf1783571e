package org.staffroom.sharecards;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute: pictures of what was published just now, before anybody asks for them. */
@Configuration(proxyBeanMethods = false)
class ShareCardJob {

    @Bean
    RecurringTask<Void> drawShareCards(ShareCards cards) {
        return Tasks.recurring("draw-share-cards", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> cards.drawNew());
    }
}
