package org.staffroom.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration implements WebMvcConfigurer {

    @Bean
    DeviceFilter deviceFilter(Devices devices, Sessions sessions, Cookies cookies) {
        return new DeviceFilter(devices, sessions, cookies);
    }

    /** It stands in the security chain, not beside it. */
    @Bean
    FilterRegistrationBean<DeviceFilter> deviceFilterOnlyInTheChain(DeviceFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    RecurringTask<Void> forgetOldSignIns(SignIns signIns, EmailChanges changes, Devices devices, Drafts drafts) {
        return Tasks.recurring("forget-old-sign-ins", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> {
                    signIns.purge();
                    changes.purge();
                    devices.purge();
                    drafts.purge();
                });
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WelcomeInterceptor());
    }
}
