package org.staffroom.support;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.shared.TravellingClock;

/** People in real browsers, from an empty network to what they came for. */
@StaffroomTest
@ExtendWith(InBrowser.class)
public abstract class Journey {

    @Autowired
    protected Given given;

    @Autowired
    protected SignInMails mails;

    @Autowired
    protected TravellingClock clock;

    @Autowired
    protected JdbcClient jdbc;
}
