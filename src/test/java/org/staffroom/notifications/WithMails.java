package org.staffroom.notifications;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What tests of mails begin with: a region, a mailbox, and things that happen when the test says so. */
@StaffroomTest
abstract class WithMails {

    /** A Tuesday at 9.30am; tests begin two weeks before. */
    static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    @Autowired
    ApplicationContext context;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    MockMvcTester mvc;

    Happenings happenings;
    RegionId region;

    @BeforeEach
    void aRegion() {
        happenings = new Happenings(context);
        region = given.region("south-west", "South West");
    }
}
