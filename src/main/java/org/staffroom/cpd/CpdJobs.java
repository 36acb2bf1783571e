package org.staffroom.cpd;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CpdJobs {

    @Bean
    RecurringTask<Void> forgetWhoAskedForCertificates(CertificateCheck check) {
        return Tasks.recurring("forget-who-asked-for-certificates", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((task, context) -> check.purge());
    }
}
