package org.staffroom.reporting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.shared.DemoLoading;

/** Every hour: reports that are late. */
@Configuration(proxyBeanMethods = false)
class ReportJob {

    @Bean
    RecurringTask<Void> remindOfReports(ReportDuties duties, DemoLoading demo) {
        return Tasks.recurring("remind-of-reports", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> {
                    if (!demo.active()) {
                        duties.remindDue();
                    }
                });
    }
}
