package org.staffroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.staffroom.people.PersonId;
import org.staffroom.support.StaffroomTest;

/** What phones send to the door and is not taken, or not from them. */
@StaffroomTest
class DoorMarksRefusedTest extends PhonesAtTheDoor {

    @Test
    void whatIsNotAcceptedSaysWhyAndKeepsNothingElseBack() {
        var token = token(ambassador);
        var stranger = given.member("Not On It");
        var answers = outcomes(send(
                token,
                here(stranger.id(), MORNING),
                walkIn(" ", null, MORNING),
                walkIn("n".repeat(121), null, MORNING),
                walkIn("Jo", "jo", MORNING),
                walkIn("Jo", "jo@school", MORNING),
                walkIn("\u2028\0", null, MORNING),
                here(anna.id(), MORNING)));
        assertThat(answers)
                .extracting(one -> one.get("why").isNull())
                .containsExactly(false, false, false, false, false, false, true);
        assertThat(answers.get(0).get("why").asString()).contains("no longer on the list");
        assertThat(rows("attendance")).isOne();

        // a place given back since the list was taken: nobody who stands there is refused
        jdbc.sql("update registration set status = 'CANCELLED' where person_id = ?")
                .param(ben.id().value())
                .update();
        send(token, here(ben.id(), MORNING));
        assertThat(jdbc.sql("select walk_in from attendance where person_id = ?")
                        .param(ben.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();

        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow' where id = ?")
                .param(meeting.value())
                .update();
        var cancelled = send(token, walkIn("Late Comer", null, MORNING));
        assertThat(outcomes(cancelled).get(0).get("why").asString()).contains("cancelled");
        assertThat(rows("person where name = 'Late Comer'")).isZero();
    }

    /** Pressed on a phone without signal, on a morning when the meeting was put off elsewhere. */
    @Test
    void whatWasPressedBeforeItsNewDayIsNotOfIt() {
        var token = token(ambassador);
        var week = Duration.ofDays(7);
        jdbc.sql("""
                        update meeting set rescheduled_from = starts_at,
                            starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'
                        """).update();
        clock.travelTo(MORNING.plus(week));
        var answers = outcomes(send(
                token,
                here(anna.id(), MORNING.plusSeconds(3600)),
                walkIn("Tom Hale", null, MORNING),
                here(ben.id(), MORNING.plus(week))));
        assertThat(answers)
                .extracting(one -> one.path("why").asString(""))
                .satisfiesExactly(
                        why -> assertThat(why).contains("put off"),
                        why -> assertThat(why).contains("put off"),
                        why -> assertThat(why).isEmpty());
        assertThat(attended(anna.id())).isNull();
        assertThat(rows("attendance")).isOne();
        assertThat(rows("person where name = 'Tom Hale'")).isZero();
    }

    @Test
    void hostileAndOversizedThingsAreRefused() {
        var token = token(ambassador);
        assertThat(send(token, walkIn("<script>alert(1)</script>", null, MORNING)))
                .hasStatusOk();
        assertThat(get(DOOR, ambassador))
                .bodyText()
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert");
        for (var body : List.of(
                "",
                "x",
                "[]",
                "null",
                "{\"marks\": [null]}",
                "{\"marks\": [{}]}",
                "{\"marks\": 1}",
                "{\"marks\":[{\"id\":\"1\"}]}",
                "[".repeat(30_000))) {
            assertThat(raw(token, body)).as(body).hasStatus(400);
        }
        assertThat(raw(token, " ".repeat(70_000))).hasStatus(413);
        assertThat(send(
                        token,
                        IntStream.range(0, 201)
                                .mapToObj(i -> here(anna.id(), MORNING))
                                .toArray(String[]::new)))
                .hasStatus(400);
        assertThat(rows("attendance")).isOne();
    }

    /** Whoever has a phone of one door cannot say of anybody in the network that they were here. */
    @Test
    void whoHasNothingToDoWithTheMeetingIsNotMarkedByAnyTrick() {
        var token = token(ambassador);
        var stranger = given.member("Not On It").id().value();
        given.confirmed(given.meeting(region, "Another"), new PersonId(stranger));
        var walkIn = walkIn("Tom Hale", null, MORNING);
        send(token, walkIn);
        var answers = outcomes(send(
                token,
                mark("HERE", stranger, null, null, null, MORNING),
                mark("HERE", stranger, UUID.randomUUID(), null, null, MORNING),
                mark("HERE", stranger, id(walkIn), null, null, MORNING),
                mark("HERE", UUID.randomUUID(), UUID.randomUUID(), null, null, MORNING)));
        assertThat(answers)
                .extracting(one -> one.path("why").asString(""))
                .allSatisfy(why -> assertThat(why).contains("no longer on the list"));
        assertThat(rows("attendance")).isOne();
    }

    @Test
    void nobodyIsMarkedAtAMeetingThatWasPutOff() {
        var token = token(ambassador);
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        var answer = send(token, here(anna.id(), MORNING), walkIn("Tom Hale", null, MORNING));
        assertThat(outcomes(answer))
                .extracting(one -> one.get("why").asString())
                .allSatisfy(why -> assertThat(why).contains("postponed"));
        assertThat(answer).bodyText().contains("\"postponed\":true");
        assertThat(ask(ambassador)).hasStatus(422);
        assertThat(rows("attendance")).isZero();
        assertThat(rows("person where name = 'Tom Hale'")).isZero();
    }
}
