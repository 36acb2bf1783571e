package org.staffroom.hosting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every few minutes: hosts whose day is near are told what they need to know. */
@Configuration(proxyBeanMethods = false)
class HostPackJob {

    @Bean
    RecurringTask<Void> tellHosts(HostPacks packs) {
        return Tasks.recurring("tell-hosts", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> packs.sendDue());
    }
}
