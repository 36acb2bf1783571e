package org.staffroom.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outbox does at its hour. */
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {

    @Bean
    RecurringTask<Void> blankSignInSecrets(DeliveryQueue queue) {
        return Tasks.recurring("blank-sign-in-secrets", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> queue.blankExpiredSecrets());
    }

    @Bean
    RecurringTask<Void> remind(Reminders reminders, Welcomes welcomes, Digest digest) {
        return Tasks.recurring("remind", FixedDelay.of(Duration.ofMinutes(5))).execute((task, context) -> {
            reminders.queue();
            welcomes.queue();
            digest.queue();
        });
    }

    @Bean
    RecurringTask<Void> purgeDeliveries(DeliveryQueue queue) {
        return Tasks.recurring("purge-deliveries", Schedules.daily(LocalTime.of(3, 10)))
                .execute((task, context) -> queue.purge());
    }
}
