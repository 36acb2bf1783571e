package org.staffroom.proposals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every night: proposals that came to nothing and were not touched for two years are erased, with notes and messages. */
@Configuration(proxyBeanMethods = false)
class ProposalsErasure {

    private static final Logger log = LoggerFactory.getLogger(ProposalsErasure.class);
    private static final Period KEPT = Period.ofYears(2);

    @Bean
    RecurringTask<Void> eraseProposals(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("erase-proposals", Schedules.daily(LocalTime.of(3, 40)))
                .execute((task, context) -> log.info("{} proposals erased", eraseOld(jdbc, clock)));
    }

    static int eraseOld(JdbcClient jdbc, Clock clock) {
        var before = clock.instant().atZone(ZoneOffset.UTC).minus(KEPT).toInstant();
        return jdbc.sql("delete from proposal where status <> 'ACCEPTED' and changed_at < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
