package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

@StaffroomTest
class DevicesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Devices devices;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    private Visitor on(CurrentPerson person) {
        var visitor = new Visitor(mvc, "192.0.2.1");
        visitor.set("device", devices.remember(person.id(), "Firefox, Windows").token());
        return visitor;
    }

    private static boolean signedIn(Visitor visitor) {
        return visitor.get("/my/profile").getResponse().getStatus() == 200;
    }

    @Test
    void staysSignedInWithoutASessionAndChangesItsToken() {
        var phone = on(given.member("Priya Nair"));
        var first = phone.cookie("device");
        assertThat(signedIn(phone)).isTrue();
        assertThat(phone.cookie("device")).isNotEqualTo(first);
        phone.drop("session");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(59)));
        assertThat(signedIn(phone)).isTrue();
        phone.drop("session");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(120)));
        assertThat(signedIn(phone)).isFalse();
        assertThat(phone.cookie("device")).isNull();
    }

    @Test
    void aCopiedTokenSignsBothOut() {
        var phone = on(given.member("Priya Nair"));
        var copy = phone.cookie("device");
        assertThat(signedIn(phone)).isTrue();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(2)));
        var thief = new Visitor(mvc, "203.0.113.5");
        thief.set("device", copy);
        assertThat(signedIn(thief)).isFalse();
        phone.drop("session");
        assertThat(signedIn(phone)).isFalse();
    }

    @Test
    void tabsOpenedTogetherAllStaySignedIn() {
        var token = devices.remember(given.member("Priya Nair").id(), "Firefox, Windows")
                .token();
        var used = AtOnce.run(10, i -> () -> devices.use(token));
        assertThat(used).allMatch(one -> one.isPresent());
        assertThat(used).filteredOn(one -> one.orElseThrow().token() != null).hasSize(1);
    }

    @Test
    void signingOutForgetsTheDevice() {
        var phone = on(given.member("Priya Nair"));
        assertThat(signedIn(phone)).isTrue();
        var token = phone.cookie("device");
        phone.post("/sign-out");
        assertThat(signedIn(phone)).isFalse();
        phone.set("device", token);
        assertThat(signedIn(phone)).isFalse();
    }

    @Test
    void aSuspendedPersonsDeviceOpensNothing() {
        var priya = given.member("Priya Nair");
        var phone = on(priya);
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(priya.id().value())
                .update();
        assertThat(signedIn(phone)).isFalse();
    }

    @Test
    void namesABrowserBriefly() {
        assertThat(DeviceName.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"))
                .isEqualTo("Edge, Windows");
        assertThat(DeviceName.of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"))
                .isEqualTo("Safari, iPhone");
        assertThat(DeviceName.of(null)).isEqualTo("?, ?");
    }
}
