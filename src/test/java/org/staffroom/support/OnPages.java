package org.staffroom.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.TravellingClock;

/** What tests of pages begin with: what is there, what time it is, and how somebody reads pages and sends forms. */
public abstract class OnPages {

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected Given given;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TravellingClock clock;

    /** @param person nobody: a visitor */
    protected MvcTestResult get(String address, @Nullable CurrentPerson person) {
        var request = mvc.get().uri(URI.create(address));
        return person == null ? request.exchange() : request.with(as(person)).exchange();
    }

    /** A form as it is sent, to be filled in. */
    protected MockMvcRequestBuilder sent(String address, CurrentPerson person) {
        return mvc.post().uri(URI.create(address)).with(as(person)).with(csrf());
    }

    /** @param fields names and values in turn; of the same name there may be several */
    protected MvcTestResult post(String address, CurrentPerson person, String... fields) {
        var request = sent(address, person);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
