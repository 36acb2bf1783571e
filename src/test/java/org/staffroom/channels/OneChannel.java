package org.staffroom.channels;

import static org.staffroom.support.Given.as;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;

/** A region, its ambassador, and the page of its channel. */
abstract class OneChannel {

    static final String PAGE = "/organise/regions/south-west/channel";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    RegionId region;
    CurrentPerson ambassador;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Alex Author", region);
    }

    MvcTestResult look() {
        return mvc.get().uri(PAGE).with(as(ambassador)).exchange();
    }

    List<String> statuses() {
        return jdbc.sql("select status from channel_post").query(String.class).list();
    }
}
