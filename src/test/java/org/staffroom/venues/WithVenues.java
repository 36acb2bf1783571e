package org.staffroom.venues;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;

/** An ambassador, and how venues are written into the book, looked at and sent. */
abstract class WithVenues {

    @Autowired
    Venues venues;

    @Autowired
    VenueQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    RegionId region;

    CurrentPerson ambassador;

    @BeforeEach
    void anAmbassador() {
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
    }

    MvcTestResult page(String address, CurrentPerson person) {
        return mvc.get().uri(URI.create(address)).with(as(person)).exchange();
    }

    MockMvcRequestBuilder post(String address, CurrentPerson person) {
        return mvc.post().uri(address).with(as(person)).with(csrf());
    }

    VenueId add(String name, String postcode) {
        return venues.add(description(name, postcode), ambassador);
    }

    VenueDescription description(String name, String postcode) {
        return VenueDescription.at(name, region, "1 High Street", "Bristol", postcode);
    }
}
