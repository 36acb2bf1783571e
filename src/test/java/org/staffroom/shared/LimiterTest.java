package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class LimiterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    Limiter limiter;

    @Autowired
    TravellingClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void allowsSoManyAndThenAgain() {
        assertThat(limiter.allows("knock", "a door", 2, MINUTE)).isTrue();
        assertThat(limiter.allows("knock", "a door", 2, MINUTE)).isTrue();
        assertThat(limiter.allows("knock", "a door", 2, MINUTE)).isFalse();
        assertThat(limiter.allows("knock", "another door", 2, MINUTE)).isTrue();
        assertThat(limiter.allows("ring", "a door", 2, MINUTE)).isTrue();
        clock.travelTo(clock.instant().plus(MINUTE));
        assertThat(limiter.allows("knock", "a door", 2, MINUTE)).isTrue();
    }

    @Test
    void manyAtOnceAreNotAllTheLastOne() {
        var allowed = AtOnce.run(20, number -> () -> limiter.allows("knock", "a door", 3, MINUTE));
        assertThat(allowed).filteredOn(one -> one).hasSize(3);
    }

    @Test
    void forgetsAfterADay() {
        limiter.allows("knock", "a door", 2, MINUTE);
        clock.travelTo(clock.instant().plus(Limiter.LONGEST).plus(MINUTE));
        assertThat(limiter.purge()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from limiter_hit")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
