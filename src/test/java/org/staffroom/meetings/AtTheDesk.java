package org.staffroom.meetings;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;

/** Two regions, an ambassador of each, and what they do with pages. */
abstract class AtTheDesk {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    RegionId region;
    RegionId wales;
    CurrentPerson marcus;
    CurrentPerson carys;

    @BeforeEach
    void twoRegions() {
        region = given.region("south-west", "South West");
        wales = given.region("wales", "Wales");
        marcus = given.ambassador("Marcus Shore", region);
        carys = given.ambassador("Carys Wynn", wales);
        given.venue("The Castle", region);
    }

    static String[] item(String kind, String title, String minutes) {
        return new String[] {"kind", kind, "title", title, "minutes", minutes, "spot", "end"};
    }

    MvcTestResult get(CurrentPerson person, String address) {
        return mvc.get().uri(URI.create(address)).with(as(person)).exchange();
    }

    MvcTestResult post(CurrentPerson person, String address, @Nullable String... pairs) {
        var request = mvc.post().uri(URI.create(address)).with(as(person)).with(csrf());
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }

    String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
