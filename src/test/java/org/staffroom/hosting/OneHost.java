package org.staffroom.hosting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.OnPages;
import org.staffroom.venues.VenueId;

/** A region with its ambassador, and a member who offers the rooms of a school to it. */
abstract class OneHost extends OnPages {

    static final LocalDate DAY = LocalDate.parse("2027-04-20");

    @Autowired
    HostOffers offers;

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
}
