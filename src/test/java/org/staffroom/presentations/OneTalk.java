package org.staffroom.presentations;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.OnPages;

/** A talk of Priya Nair’s on the agenda of a meeting, and what is sent to its pages. */
abstract class OneTalk extends OnPages {

    @Autowired
    PresentationQueries queries;

    RegionId region;

    CurrentPerson ambassador;

    CurrentPerson speaker;

    PresentationId talk;

    @BeforeEach
    void aTalkOnAnAgenda() {
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
        speaker = given.member("Priya Nair");
        talk = given.talk("Growing your own", "VENDOR", speaker.id());
        given.agendaItem(given.meeting(region, "Spring meeting"), 30, 30, "VENDOR_TALK", talk);
    }

    MockMvcRequestBuilder link(CurrentPerson person, String url) {
        return sent("/presentations/growing-your-own/materials", person)
                .param("label", "The script")
                .param("audience", "EVERYONE")
                .param("url", url);
    }
}
