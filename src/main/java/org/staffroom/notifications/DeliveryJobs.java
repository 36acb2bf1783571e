package org.staffroom.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.shared.Network;

/** What the outbox does at its hour. */
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {

    @Bean
    RecurringTask<Void> blankSignInSecrets(DeliveryQueue queue) {
        return Tasks.recurring("blank-sign-in-secrets", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> queue.blankExpiredSecrets());
    }

    @Bean
    RecurringTask<Void> remind(Reminders reminders, Welcomes welcomes) {
        return Tasks.recurring("remind", FixedDelay.of(Duration.ofMinutes(5))).execute((task, context) -> {
            reminders.queue();
            welcomes.queue();
        });
    }

    /** On the hour from eight on, where the network is. */
    @Bean
    RecurringTask<Void> sendDigest(Digest digest, Network network) {
        var hours = IntStream.rangeClosed(8, 20).mapToObj(hour -> LocalTime.of(hour, 0));
        return Tasks.recurring("send-digest", Schedules.daily(network.zone(), hours.toArray(LocalTime[]::new)))
                .execute((task, context) -> digest.queue());
    }

    @Bean
    RecurringTask<Void> purgeDeliveries(DeliveryQueue queue) {
        return Tasks.recurring("purge-deliveries", Schedules.daily(LocalTime.of(3, 10)))
                .execute((task, context) -> queue.purge());
    }
}
