package org.staffroom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The meeting platform of a network of school IT staff. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Staffroom")
public class StaffroomApplication {

    public static void main(String[] args) {
        SpringApplication.run(StaffroomApplication.class, args);
    }
}
