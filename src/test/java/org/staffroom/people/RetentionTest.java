package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.support.StaffroomTest;

/** What the privacy page says is forgotten in time has a job that forgets it. */
@StaffroomTest
class RetentionTest {

    @Autowired
    List<Task<?>> jobs;

    @Autowired
    MockMvcTester mvc;

    @Test
    void eachPromiseHasItsJob() {
        assertThat(jobs)
                .extracting(Task::getName)
                .contains(
                        "erase-needs",
                        "purge-deliveries",
                        "blank-sign-in-secrets",
                        "forget-old-sign-ins",
                        "purge-orphan-files",
                        "forget-door-phones",
                        "sweep-after-erasures");
    }

    @Test
    void thePrivacyPageLeadsToTheData() {
        assertThat(mvc.get().uri("/privacy"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/my/data\"", "for 90 days", "two weeks", "60 days");
    }
}
