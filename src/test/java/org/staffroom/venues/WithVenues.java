package org.staffroom.venues;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.OnPages;

/** An ambassador, and how venues are written into the book, looked at and sent. */
abstract class WithVenues extends OnPages {

    @Autowired
    Venues venues;

    @Autowired
    VenueQueries queries;

    RegionId region;

    CurrentPerson ambassador;

    @BeforeEach
    void anAmbassador() {
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
    }

    VenueId add(String name, String postcode) {
        return venues.add(description(name, postcode), ambassador);
    }

    VenueDescription description(String name, String postcode) {
        return VenueDescription.at(name, region, "1 High Street", "Bristol", postcode);
    }
}
