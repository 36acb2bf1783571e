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

/**
 * Every night: proposals that came to nothing and were not touched for two years, and those given two years ago, are erased
 * with notes and messages. What somebody needs to speak goes two weeks after the meeting, or after it was decided that there is
 * none for it; who never said whether they speak, two weeks after the meeting.
 */
@Configuration(proxyBeanMethods = false)
class ProposalsErasure {

    private static final Logger log = LoggerFactory.getLogger(ProposalsErasure.class);
    private static final Period KEPT = Period.ofYears(2);
    private static final Period NEEDS_KEPT = Period.ofDays(14);

    @Bean
    RecurringTask<Void> eraseProposals(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("erase-proposals", Schedules.daily(LocalTime.of(3, 40)))
                .execute((task, context) -> log.info("{} proposals erased", eraseOld(jdbc, clock)));
    }

    static int eraseOld(JdbcClient jdbc, Clock clock) {
        eraseNeeds(jdbc, clock);
        return jdbc.sql("""
                        delete from proposal p where changed_at < :before and (status <> 'ACCEPTED' or exists (
                            select 1 from meeting m where m.id = p.meeting_id and m.status <> 'POSTPONED' and m.ends_at < :before))
                          and not exists (select 1 from proposal_note n where n.proposal_id = p.id and n.written_at >= :before)
                          and not exists (select 1 from proposal_message s where s.proposal_id = p.id and s.sent_at >= :before)
                        """).param("before", ago(clock, KEPT)).update();
    }

    private static void eraseNeeds(JdbcClient jdbc, Clock clock) {
        var given = """
                select p.id from proposal p join meeting m on m.id = p.meeting_id
                where p.status = 'ACCEPTED' and m.status <> 'POSTPONED' and m.ends_at < ?
                """;
        var before = ago(clock, NEEDS_KEPT);
        jdbc.sql("update proposal set needs = '' where needs <> '' and (id in (" + given
                        + ") or status in ('LATER', 'DECLINED', 'WITHDRAWN') and changed_at < ?)")
                .params(before, before)
                .update();
        jdbc.sql("delete from proposal_speaker where answer = 'ASKED' and proposal_id in (" + given + ")")
                .param(before)
                .update();
    }

    private static Timestamp ago(Clock clock, Period period) {
        return Timestamp.from(
                clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant());
    }
}
