package org.staffroom.photos;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every ten minutes: originals of covered photos go when their time is over. Every night: photos that nobody shows, and what
 * people asked about some, a year later.
 */
@Configuration(proxyBeanMethods = false)
class PhotoJobs {

    private static final Logger log = LoggerFactory.getLogger(PhotoJobs.class);

    @Bean
    RecurringTask<Void> purgeOriginals(MeetingPhotos photos) {
        return Tasks.recurring("purge-originals", Schedules.fixedDelay(Duration.ofMinutes(10)))
                .execute((task, context) -> photos.purgeOriginals());
    }

    @Bean
    RecurringTask<Void> purgeUnusedPhotos(MeetingPhotos photos, PhotoRequests requests) {
        return Tasks.recurring("purge-unused-photos", Schedules.daily(LocalTime.of(3, 20)))
                .execute((task, context) -> {
                    log.info("{} photos removed that no write-up shows", photos.purgeUnused());
                    requests.forgetOld();
                });
    }
}
