package org.staffroom.hosting;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.venues.VenueId;

/** A region with its ambassador, and a member who offers the rooms of a school to it. */
abstract class OneHost {

    static final LocalDate DAY = LocalDate.parse("2027-04-20");

    @Autowired
    HostOffers offers;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TravellingClock clock;

    RegionId region;
    OrganisationId school;
    CurrentPerson marcus;
    CurrentPerson ellie;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        school = given.organisation("Severn Vale School", "SCHOOL");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
    }

    HostOfferDetails details(String place, @Nullable VenueId venue, OfferedDay... days) {
        return new HostOfferDetails(
                region,
                "Severn Vale School",
                venue,
                new OfferedPlace(place, "Long Lane", "Gloucester", "gl24qx"),
                List.of(days),
                40,
                "Tea is on us.");
    }

    HostOfferId offered(String place) {
        return offers.offer(
                ellie,
                details(
                        place,
                        null,
                        new OfferedDay(DAY, PartOfDay.MORNING),
                        new OfferedDay(DAY.plusDays(7), PartOfDay.WHOLE_DAY)));
    }

    MvcTestResult post(String address, CurrentPerson person, String... fields) {
        var request = mvc.post().uri(address).with(as(person)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    MvcTestResult page(String address, CurrentPerson person) {
        return mvc.get().uri(address).with(as(person)).exchange();
    }
}
