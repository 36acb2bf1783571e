package org.staffroom.room;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every night: of rooms a month past goes what was hidden, who asked by name, and who voted. What was asked stays for the
 * write-up, with the number of its votes.
 */
@Configuration(proxyBeanMethods = false)
class RoomErasure {

    private static final Logger log = LoggerFactory.getLogger(RoomErasure.class);

    static final Duration KEPT = Duration.ofDays(30);

    @Bean
    RecurringTask<Void> eraseRooms(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        return Tasks.recurring("erase-rooms", Schedules.daily(LocalTime.of(3, 25)))
                .execute((task, context) ->
                        log.info("Of old rooms {} names and votes erased", erase(jdbc, transaction, clock)));
    }

    /** @return how many names and votes */
    static int erase(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        var old = "(select p.id from room_post p join meeting m on m.id = p.meeting_id where m.ends_at < :before)";
        return transaction.execute(one -> {
            jdbc.sql("delete from room_post where status = 'HIDDEN' and id in " + old)
                    .param("before", before)
                    .update();
            return jdbc.sql("delete from room_vote where post_id in " + old)
                            .param("before", before)
                            .update()
                    + jdbc.sql("update room_post set author_id = null where author_id is not null and id in " + old)
                            .param("before", before)
                            .update();
        });
    }
}
