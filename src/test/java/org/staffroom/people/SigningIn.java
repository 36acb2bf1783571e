package org.staffroom.people;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.Visitor;

/** People at browsers, and the mails they are sent. */
@RecordApplicationEvents
abstract class SigningIn {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    SignIns signIns;

    @Autowired
    ApplicationEvents events;

    Visitor visitor() {
        return new Visitor(mvc, "192.0.2.1");
    }

    SignInAsked mail() {
        return events.stream(SignInAsked.class).reduce((first, last) -> last).orElseThrow();
    }

    long mails() {
        return events.stream(SignInAsked.class).count();
    }

    static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean signedIn(Visitor visitor) {
        return visitor.get("/my/profile").getResponse().getStatus() == 200;
    }

    static String wrong(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }
}
