package org.staffroom.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.Network;
import org.staffroom.shared.TravellingClock;

/** Where talks are wanted in the demonstration: three meetings to come, and some regions at any time. */
@Component
@Order(77)
@ConditionalOnBooleanProperty("staffroom.demo")
class CallDemo implements DemoData {

    private static final Duration OPENED = Duration.ofDays(60);

    private static final Map<String, String> MEETINGS = Map.of(
            "licences-and-lessons-sw",
            "What connects your systems, and what only pretends to? Twenty or thirty minutes from a school are"
                    + " worth more than an hour of slides. First talks are welcome: we listen to them beforehand.",
            "nw-cloud-spring",
            "Two years on: what you moved, what you moved back, and what it cost.",
            "london-devices-spring",
            "Short talks of ten minutes about devices that lasted, or did not.");
    private static final Map<String, String> REGIONS = Map.of(
            "south-west",
            "Tell us what you are working on. It does not have to be finished, and it does not have to have gone well.",
            "wales",
            "Croeso, in Welsh or in English.",
            "west-midlands",
            "");

    private final Calls calls;
    private final MeetingDemo meetings;
    private final JdbcClient jdbc;
    private final TravellingClock clock;
    private final Network network;

    CallDemo(Calls calls, MeetingDemo meetings, JdbcClient jdbc, TravellingClock clock, Network network) {
        this.calls = calls;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void load() {
        var helen = meetings.organiser();
        var now = Clock.systemUTC().instant();
        clock.travelTo(now.minus(OPENED));
        var last = LocalDate.ofInstant(now, network.zone()).plusDays(45);
        MEETINGS.forEach(
                (key, words) -> calls.save(helen, meetings.byKey(key), new CallForm(true, words, last.toString(), 0)));
        REGIONS.forEach((slug, words) -> jdbc.sql("select id from region where slug = ?")
                .param(slug)
                .query(UUID.class)
                .optional()
                .ifPresent(region -> calls.save(helen, new RegionId(region), new CallForm(true, words, "", 0))));
        clock.comeBack();
    }
}
