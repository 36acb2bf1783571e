package org.staffroom.support;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;

/** Two regions, an ambassador of each, and what they do with pages. */
public abstract class AtTheDesk extends OnPages {

    protected RegionId region;
    protected RegionId wales;
    protected CurrentPerson marcus;
    protected CurrentPerson carys;

    @BeforeEach
    void twoRegions() {
        region = given.region("south-west", "South West");
        wales = given.region("wales", "Wales");
        marcus = given.ambassador("Marcus Shore", region);
        carys = given.ambassador("Carys Wynn", wales);
        given.venue("The Castle", region);
    }

    protected static String[] item(String kind, String title, String minutes) {
        return new String[] {"kind", kind, "title", title, "minutes", minutes, "spot", "end"};
    }

    protected MvcTestResult get(CurrentPerson person, String address) {
        return get(address, person);
    }

    /** What somebody reads who is not signed in. */
    protected MvcTestResult visitor(String address) {
        return get(address, null);
    }

    protected MvcTestResult post(CurrentPerson person, String address, @Nullable String... pairs) {
        var request = sent(address, person);
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }

    protected String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
