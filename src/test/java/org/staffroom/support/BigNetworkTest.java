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

/** A test in a {@link BigNetwork}, filled once for all of them: what they add stays, and they take nothing away. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "staffroom.demo=false",
            "staffroom.data-dir=target/big-data",
            "staffroom.jobs=false",
            "staffroom.visitor-pages.kept-for=0s"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestBeans.class, Given.class})
@ExtendWith(BigNetwork.class)
public @interface BigNetworkTest {}
