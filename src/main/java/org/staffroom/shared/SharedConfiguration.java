package org.staffroom.shared;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

    @Bean
    TravellingClock clock() {
        return new TravellingClock();
    }
}
