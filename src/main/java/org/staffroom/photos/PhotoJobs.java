package org.staffroom.photos;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every ten minutes: originals of covered photos go when their time is over. */
@Configuration(proxyBeanMethods = false)
class PhotoJobs {

    @Bean
    RecurringTask<Void> purgeOriginals(MeetingPhotos photos) {
        return Tasks.recurring("purge-originals", Schedules.fixedDelay(Duration.ofMinutes(10)))
                .execute((task, context) -> photos.purgeOriginals());
    }
}
