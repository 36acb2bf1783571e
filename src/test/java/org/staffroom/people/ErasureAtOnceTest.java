package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.places.Places;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** Erasing while others press. */
@StaffroomTest
class ErasureAtOnceTest extends Erasing {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Places places;

    @Test
    void twiceAndAtOnceIsOnce() {
        var jo = given.member("Jo Blake");
        AtOnce.run(8, i -> () -> {
            erasure.erase(jo);
            return true;
        });
        erasure.erase(jo);
        assertThat(count("audit where action = 'erased'")).isOne();
        assertThat(count("delivery where template = 'erased'")).isOne();
        // Whoever comes back is somebody new.
        var back = people.confirm(jo.email()).orElseThrow();
        assertThat(back).isNotEqualTo(jo.id());
        assertThatThrownBy(() -> people.introduce(jo.id(), "Jo Blake", null, "A school"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void ofTwoAdminsAtOnceOneStays() {
        for (var round = 0; round < 10; round++) {
            jdbc.sql("update person set admin = false").update();
            var both = List.of(given.admin("Helen Catterall"), given.admin("Margaret Oyelaran"));
            AtOnce.run(2, i -> () -> {
                try {
                    erasure.erase(both.get(i));
                } catch (Refused last) {
                    return false;
                }
                return true;
            });
            assertThat(count("person where admin")).isOne();
        }
    }

    @Test
    void manyAtOnceLeaveThePlacesRight() {
        var region = given.region("south-west", "South West");
        var meetings = List.of(
                given.meeting(
                        region,
                        "One",
                        beans.getBean(java.time.Clock.class).instant().plusSeconds(86_400),
                        10),
                given.meeting(
                        region,
                        "Two",
                        beans.getBean(java.time.Clock.class).instant().plusSeconds(86_400),
                        10));
        var all = new ArrayList<CurrentPerson>();
        for (var i = 0; i < 40; i++) {
            var person = given.member("Member " + i);
            all.add(person);
            // In the other order for every second one.
            places.take(person, meetings.get(i % 2), PlaceMode.ROOM);
            places.take(person, meetings.get(1 - i % 2), PlaceMode.ROOM);
        }
        AtOnce.run(40, i -> () -> {
            if (i % 2 == 0) {
                erasure.erase(all.get(i));
            } else if (i % 4 == 1) {
                places.giveBack(all.get(i), meetings.get(0));
            }
            return true;
        });
        for (var meeting : meetings) {
            assertThat(count("place where confirmed = 10 and meeting_id = '%s'".formatted(meeting)))
                    .isOne();
            assertThat(count("registration where status = 'CONFIRMED' and meeting_id = '%s'".formatted(meeting)))
                    .isEqualTo(10);
        }
        assertThat(
                        count(
                                "person p join registration r on r.person_id = p.id where p.status = 'ERASED' and r.status <> 'CANCELLED'"))
                .isZero();
        assertThat(count("person where status = 'ERASED'")).isEqualTo(20);
    }

    /** A press that was under way when its person was erased. */
    @Test
    void whatComesTooLateGoesTheNextNight() {
        var jo = given.member("Jo Blake");
        var meeting = given.meeting(given.region("south-west", "South West"), "Spring meeting");
        erasure.erase(jo);
        places.take(jo, meeting, PlaceMode.ROOM);
        assertThat(status(meeting, jo.id())).isEqualTo("CONFIRMED");
        assertThat(erasure.sweep()).isOne();
        assertThat(status(meeting, jo.id())).isEqualTo("CANCELLED");
        assertThat(count("delivery where person_id is not null")).isZero();
    }
}
