package org.staffroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** What phones send to the door: taken once, in any order, within sense. */
@StaffroomTest
class DoorMarksTest extends PhonesAtTheDoor {

    @Autowired
    Door door;

    @Autowired
    PlatformTransactionManager transactions;

    private static List<List<String>> orders(List<String> marks) {
        if (marks.size() < 2) {
            return List.of(marks);
        }
        var orders = new ArrayList<List<String>>();
        for (var first : marks) {
            var rest = new ArrayList<>(marks);
            rest.remove(first);
            for (var order : orders(rest)) {
                var one = new ArrayList<String>();
                one.add(first);
                one.addAll(order);
                orders.add(one);
            }
        }
        return orders;
    }

    @Test
    void whatIsSentTwiceIsCountedOnce() {
        var token = token(ambassador);
        var mark = here(anna.id(), MORNING);
        var walkIn = walkIn("Tom Hale", "Tom@school.example", MORNING);
        send(token, mark, walkIn);
        clock.travelTo(MORNING.plusSeconds(60));
        post(DOOR + "/" + anna.id() + "/undo", ambassador);
        var again = send(token, mark, walkIn);

        assertThat(outcomes(again))
                .allSatisfy(one -> assertThat(one.get("why").isNull()).isTrue());
        assertThat(attended(anna.id())).isNull();
        assertThat(rows("door_mark where kind <> 'UNDO'")).isEqualTo(2);
        assertThat(rows("attendance")).isOne();
        assertThat(rows("person where email = 'tom@school.example'")).isOne();
        assertThat(rows("audit where action = 'marked'")).isEqualTo(2);
    }

    /** One phone marks by mistake and undoes it, another marks later: whoever is heard first, she came at half past. */
    @Test
    void theOrderInWhichPhonesAreHeardDoesNotMatter() {
        var marks = List.of(
                here(anna.id(), MORNING.minusSeconds(1800)),
                undo(anna.id(), MORNING.minusSeconds(1700)),
                here(anna.id(), MORNING.minusSeconds(600)),
                here(anna.id(), MORNING.minusSeconds(60)));
        for (var order : orders(marks)) {
            for (var table : List.of("door_mark", "attendance", "door_phone")) {
                jdbc.sql("delete from " + table).update();
            }
            var phones = List.of(token(ambassador), token(ambassador));
            for (var at = 0; at < order.size(); at++) {
                send(phones.get(at % 2), order.get(at));
            }
            assertThat(attended(anna.id())).as(order.toString()).isEqualTo(MORNING.minusSeconds(600));
        }
    }

    @Test
    void anUndoThatComesLateTakesAwayNothingLater() {
        var phone = token(ambassador);
        clock.travelTo(MORNING.plusSeconds(900));
        post(DOOR + "/" + anna.id(), ambassador);
        send(phone, undo(anna.id(), MORNING));
        assertThat(attended(anna.id())).isEqualTo(MORNING.plusSeconds(900));

        // and a mark that was undone at the page stays undone when a phone sends it later
        post(DOOR + "/" + anna.id() + "/undo", ambassador);
        send(phone, here(anna.id(), MORNING.plusSeconds(300)));
        assertThat(attended(anna.id())).isNull();
    }

    @Test
    void aWalkInIsUndoneBeforeThePhoneKnowsWhoItIs() {
        var token = token(ambassador);
        var walkIn = walkIn("Tom Hale", null, MORNING.minusSeconds(50));
        send(token, walkIn, mark("UNDO", null, id(walkIn), null, null, MORNING.minusSeconds(40)));
        assertThat(rows("attendance")).isZero();
        // of one that was never heard of there is nothing to undo
        assertThat(outcomes(send(token, mark("UNDO", null, UUID.randomUUID(), null, null, MORNING))))
                .singleElement()
                .satisfies(one -> assertThat(one.get("why").isNull()).isTrue());
    }

    /** One phone presses by mistake and takes that back; another saw her before: whoever is heard first, she is here. */
    @Test
    void anUndoOfOnePressLeavesWhatOthersSaid() {
        var mistake = here(anna.id(), MORNING.minusSeconds(600));
        var marks = List.of(
                here(anna.id(), MORNING.minusSeconds(1200)),
                mistake,
                mark("UNDO", anna.id().value(), id(mistake), null, null, MORNING.minusSeconds(595)));
        for (var order : orders(marks)) {
            jdbc.sql("delete from door_mark").update();
            jdbc.sql("delete from attendance").update();
            var token = token(ambassador);
            order.forEach(mark -> send(token, mark));
            assertThat(attended(anna.id())).as(order.toString()).isEqualTo(MORNING.minusSeconds(1200));
        }
        // of somebody else it takes nothing
        var ben = here(this.ben.id(), MORNING.minusSeconds(60));
        send(token(ambassador), ben, mark("UNDO", anna.id().value(), id(ben), null, null, MORNING));
        assertThat(attended(this.ben.id())).isEqualTo(MORNING.minusSeconds(60));
        assertThat(attended(anna.id())).isEqualTo(MORNING.minusSeconds(1200));
    }

    @Test
    void whatWasWrittenDownInAnotherWayIsThereAgainWhenAnEarlierMarkIsUndone() {
        door.mark(ambassador, meeting, anna.id());
        door.mark(ambassador, meeting, ben.id());
        var token = token(ambassador);
        var mistake = here(anna.id(), MORNING.minusSeconds(600));
        send(token, mistake, here(ben.id(), MORNING.minusSeconds(600)));
        assertThat(attended(anna.id())).isEqualTo(MORNING.minusSeconds(600));
        send(
                token,
                mark("UNDO", anna.id().value(), id(mistake), null, null, MORNING.minusSeconds(595)),
                undo(ben.id(), MORNING.minusSeconds(595)));
        assertThat(attended(anna.id())).isEqualTo(MORNING);
        assertThat(attended(ben.id())).isEqualTo(MORNING);
    }

    @Test
    void whatWasPutRightIsChangedByNothingPressedBefore() {
        var token = token(ambassador);
        clock.travelTo(START.plusSeconds(1200));
        send(token, undo(ben.id(), START.plusSeconds(1200)));
        clock.travelTo(START.plus(Duration.ofHours(9)));
        door.mark(ambassador, meeting, anna.id());
        post(ORGANISE + "/attendance/" + anna.id(), ambassador, "arrived", "11:00", "left", "12:00");
        door.markAll(ambassador, meeting, List.of(ben.id()));
        assertThat(attended(ben.id())).isEqualTo(START);
        send(
                token,
                here(anna.id(), START.minusSeconds(600)),
                undo(anna.id(), START.plus(Duration.ofHours(3))),
                here(ben.id(), START.plusSeconds(900)));
        assertThat(attended(anna.id())).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(attended(ben.id())).isEqualTo(START);
        assertThat(rows("attendance where left_at is not null")).isOne();

        // and by what is pressed later it is
        clock.travelTo(START.plus(Duration.ofHours(10)));
        send(token, undo(anna.id(), START.plus(Duration.ofHours(10))));
        assertThat(attended(anna.id())).isNull();
    }

    @Test
    void whoLeftDidSoWheneverTheyCame() {
        clock.travelTo(START.plusSeconds(3600));
        var token = token(ambassador);
        send(token, here(anna.id(), START));
        jdbc.sql("update attendance set left_at = ?, left_by = marked_by")
                .param(Timestamp.from(START.plusSeconds(3000)))
                .update();
        send(token, undo(anna.id(), START.plusSeconds(60)), here(anna.id(), START.plusSeconds(120)));
        assertThat(attended(anna.id())).isEqualTo(START.plusSeconds(120));
        assertThat(rows("attendance where left_at is not null")).isOne();
    }

    @Test
    void manyPhonesAtOnceCountEverybodyOnce() {
        var people = IntStream.range(0, 20)
                .mapToObj(i -> given.member("Member"))
                .peek(member -> given.confirmed(meeting, member.id()))
                .toList();
        var tokens = IntStream.range(0, 6).mapToObj(i -> token(ambassador)).toList();
        var answers = AtOnce.run(tokens.size(), phone -> () -> {
            var marks = new ArrayList<String>();
            for (var person : people) {
                marks.add(here(person.id(), MORNING.minusSeconds(60 * (phone + 1))));
                marks.add(undo(person.id(), MORNING.minusSeconds(60 * (phone + 1) - 1)));
                marks.add(here(person.id(), MORNING.minusSeconds(60 * (phone + 1) - 2)));
            }
            marks.add(walkIn("Tom Hale", null, MORNING.minusSeconds(phone)));
            Collections.shuffle(marks);
            return send(tokens.get(phone), marks.toArray(String[]::new))
                    .getResponse()
                    .getStatus();
        });

        assertThat(answers).containsOnly(200);
        assertThat(rows("attendance")).isEqualTo(21);
        // the last undo was at 59 seconds before, the earliest arrival after it a second later
        assertThat(jdbc.sql("select distinct arrived_at from attendance where not walk_in")
                        .query(Instant.class)
                        .list())
                .containsExactly(MORNING.minusSeconds(58));
    }

    @Test
    void noClockMakesNonsense() {
        var token = token(ambassador);
        var cleo = given.member("Cleo Marsh");
        given.confirmed(meeting, cleo.id());
        send(
                token,
                here(anna.id(), MORNING.plus(Duration.ofHours(7))),
                here(ben.id(), MORNING.minus(Duration.ofDays(4))),
                here(cleo.id(), MORNING.plusSeconds(90)));
        assertThat(attended(anna.id())).isEqualTo(MORNING);
        assertThat(attended(ben.id())).isEqualTo(MORNING);
        assertThat(attended(cleo.id())).isEqualTo(MORNING);

        // pressed one after the other, and still in that order
        send(
                token,
                undo(anna.id(), MORNING.plus(Duration.ofHours(8))),
                here(anna.id(), MORNING.plus(Duration.ofHours(8))));
        assertThat(attended(anna.id())).isNotNull();

        // put down in the evening: at the beginning
        clock.travelTo(START.plus(Duration.ofHours(9)));
        send(
                token,
                undo(ben.id(), START.plus(Duration.ofHours(8))),
                here(ben.id(), START.plus(Duration.ofMinutes(500))));
        assertThat(attended(ben.id())).isEqualTo(START);
    }

    @Test
    void twoOfOneNameAreTwoPeopleUnlessItWasPressedTwice() {
        var token = token(ambassador);
        send(
                token,
                walkIn("John Smith", null, MORNING.minusSeconds(1200)),
                walkIn("john  smith", null, MORNING.minusSeconds(1150)),
                walkIn("John Smith", null, MORNING.minusSeconds(600)));
        assertThat(rows("attendance")).isEqualTo(2);
        // another phone, or the same press again
        send(token(ambassador), walkIn("John Smith", null, MORNING.minusSeconds(1210)));
        send(token, walkIn("John Smith", null, MORNING.minusSeconds(601)));
        assertThat(rows("attendance")).isEqualTo(2);

        assertThat(post(DOOR, ambassador, "name", "John Smith", "email", ""))
                .flash()
                .containsEntry("flash", "John Smith is marked as here. 3 people of that name are here now.");
        clock.travelTo(MORNING.plusSeconds(1));
        post(DOOR, ambassador, "name", "John Smith", "email", "");
        assertThat(rows("attendance")).isEqualTo(3);
    }

    @Test
    void whoeverGaveThePlaceBackAndComesIsNoStranger() {
        var cleo = given.member("Cleo Marsh");
        given.confirmed(meeting, cleo.id());
        jdbc.sql("update registration set status = 'CANCELLED' where person_id in (?, ?)")
                .params(anna.id().value(), cleo.id().value())
                .update();
        assertThat(post(DOOR, ambassador, "name", anna.name().toUpperCase(Locale.ROOT), "email", ""))
                .hasStatus3xxRedirection();
        send(token(ambassador), walkIn("Cleo Marsh", null, MORNING));
        assertThat(attended(anna.id())).isEqualTo(MORNING);
        assertThat(attended(cleo.id())).isEqualTo(MORNING);
        assertThat(rows("attendance where walk_in")).isEqualTo(2);

        // who is on the list is marked there: this is somebody else of that name
        post(DOOR, ambassador, "name", ben.name(), "email", "");
        assertThat(attended(ben.id())).isNull();
        // and of two of one name it is not known who came
        for (var twin : List.of(given.member("Jo Twin"), given.member("Jo Twin"))) {
            given.confirmed(meeting, twin.id());
        }
        jdbc.sql(
                        "update registration set status = 'CANCELLED' where person_id in (select id from person where name = 'Jo Twin')")
                .update();
        post(DOOR, ambassador, "name", "Jo Twin", "email", "");
        assertThat(rows("person where name = 'Jo Twin'")).isEqualTo(3);
    }

    @Test
    void whoWasUndoneAtThePageIsNotPutBackByAPhoneHeardAtThatMoment() {
        var early = here(anna.id(), MORNING.minusSeconds(60));
        var token = token(ambassador);
        door.mark(ambassador, meeting, anna.id());
        clock.travelTo(MORNING.plusSeconds(60));
        assertThat(AtOnce.meanwhile(
                        transactions,
                        jdbc,
                        () -> door.undo(ambassador, meeting, anna.id()),
                        () -> assertThat(send(token, early)).hasStatusOk()))
                .isEmpty();
        assertThat(attended(anna.id())).isNull();
    }
}
