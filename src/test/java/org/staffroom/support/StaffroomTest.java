package org.staffroom.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the whole application on a real PostgreSQL. All such tests share one context: add no property and no mock
 * bean of your own, or another one is started. Tables are empty and the clock stands at {@link EmptyTables#NOW} at the
 * start of each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "staffroom.demo=false",
            "management.server.port=0",
            "staffroom.data-dir=target/test-data",
            "staffroom.jobs=false",
            "staffroom.visitor-pages.kept-for=0s",
            // Whether promises hold is asked, and not how quickly on a busy machine.
            "spring.datasource.hikari.connection-timeout=60000",
            "spring.main.banner-mode=off"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestBeans.class, Given.class, WholeNetwork.class, SignInMails.class})
@ExtendWith(EmptyTables.class)
public @interface StaffroomTest {}
