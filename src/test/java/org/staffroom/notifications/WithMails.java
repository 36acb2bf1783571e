package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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

/** What tests of mails that are due at their hour begin with: a region, a real mail server, and no worker but the test. */
@StaffroomTest
abstract class WithMails {

    /** A Tuesday at 9.30am; tests begin two weeks before. */
    static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

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

    @Autowired
    private DeliveryWorker ownWorker;

    RegionId region;

    @BeforeEach
    void nobodyElseSends() {
        ownWorker.stop();
        region = given.region("south-west", "South West");
    }

    @AfterEach
    void othersSendAgain() {
        jdbc.sql("delete from delivery").update();
        ownWorker.start();
    }

    /** What comes of all that is due now, and was not received before. */
    List<MimeMessage> received() {
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        new Happenings(context).sendAll(SERVER.getSmtp().getPort());
        return Arrays.asList(SERVER.getReceivedMessages());
    }

    MimeMessage only() {
        var mails = received();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }
}
