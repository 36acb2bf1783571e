package org.staffroom.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.support.StaffroomTest;

/** Phones that keep the list of a meeting: which, what of it, and how long. */
@StaffroomTest
class DoorPhonesTest extends PhonesAtTheDoor {

    @Autowired
    DoorPhones phones;

    @Test
    void aPhoneGetsNamesAndIdsAndNothingElse() {
        given.works(anna.id(), given.organisation("Severn Vale School", "SCHOOL"));
        jdbc.sql("update registration set dietary_needs = 'nuts', access_needs = 'ramp'")
                .update();
        var answer = json.readTree(text(ask(ambassador)));

        assertThat(answer.get("token").asString()).hasSizeGreaterThan(40);
        assertThat(answer.get("list").get("people").toString())
                .contains(anna.name(), ben.name(), anna.id().toString())
                .doesNotContain("@", "Severn Vale", "nuts", "ramp");
        assertThat(jdbc.sql("select encode(token_hash, 'escape') || described from door_phone")
                        .query(String.class)
                        .single())
                .doesNotContain(answer.get("token").asString());
    }

    @Test
    void aTokenIsGivenToWhoeverMayWorkTheDoorOnly() {
        for (var stranger : List.of(anna, given.ambassador("Carys Wynn", given.region("wales", "Wales")))) {
            assertThat(ask(stranger)).hasStatus(404);
        }
        assertThat(mvc.post().uri(DOOR + "/phones").with(as(ambassador))).hasStatus(403);
        assertThat(rows("door_phone")).isZero();
    }

    @Test
    void fromAWeekendBeforeUntilTheDayAfter() {
        clock.travelTo(Instant.parse("2027-03-12T23:59:00Z"));
        assertThat(ask(ambassador)).hasStatus(422);
        clock.travelTo(Instant.parse("2027-03-13T00:00:00Z"));
        var token = token(ambassador);
        assertThat(send(token, here(anna.id(), MORNING))).bodyText().contains("from the day of the meeting on");
        clock.travelTo(Instant.parse("2027-03-17T23:59:00Z"));
        assertThat(send(token)).hasStatusOk();
        clock.travelTo(Instant.parse("2027-03-18T00:00:00Z"));
        assertThat(send(token, here(anna.id(), MORNING))).hasStatus(410);
        assertThat(ask(ambassador)).hasStatus(422);
        assertThat(rows("attendance")).isZero();

        assertThat(phones.forgetOld()).isZero();
        clock.travelTo(Instant.parse("2027-03-19T00:01:00Z"));
        assertThat(phones.forgetOld()).isOne();
        assertThat(send(token)).hasStatus(404);
    }

    @Test
    void whoWasOnlyPutDownByMistakeIsForgottenWithThePhones() {
        var token = token(ambassador);
        var mistake = walkIn("Tom Hale", "tom@school.example", MORNING);
        send(token, mistake, walkIn("Ann Lee", null, MORNING));
        send(token, mark("UNDO", null, id(mistake), null, null, MORNING.plusSeconds(5)));
        post(DOOR, ambassador, "name", "Jo Marsh");
        post(DOOR + "/" + person("Jo Marsh") + "/undo", ambassador);
        post(DOOR + "/" + anna.id(), ambassador);
        post(DOOR + "/" + anna.id() + "/undo", ambassador);
        clock.travelTo(Instant.parse("2027-03-19T00:01:00Z"));
        phones.forgetOld();
        assertThat(jdbc.sql(
                                "select name from person where name in ('Tom Hale', 'Ann Lee', 'Jo Marsh', 'Anna Whitfield') order by name")
                        .query(String.class)
                        .list())
                .containsExactly("Ann Lee", "Anna Whitfield");
        assertThat(rows("door_mark")).isZero();
    }

    private UUID person(String name) {
        return jdbc.sql("select id from person where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    @Test
    void theTokenAloneIsTheAuthority() {
        var token = token(ambassador);
        var answer = send(token, here(anna.id(), MORNING));
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getCookies()).isEmpty();
        assertThat(answer.getRequest().getSession(false)).isNull();
        assertThat(attended(anna.id())).isEqualTo(MORNING);
        for (var wrong : List.of("", "x", token + "x", token.toLowerCase(Locale.ROOT))) {
            assertThat(send(wrong, here(ben.id(), MORNING))).hasStatus(404);
        }
        assertThat(mvc.post().uri("/door/marks").with(as(ambassador)).content("{}"))
                .hasStatus(404);
        assertThat(rows("attendance")).isOne();
    }

    @Test
    void theTokenDiesWithTheRightToTheDoor() {
        jdbc.sql("insert into door_helper values (?, ?, ?, now(), ?)")
                .params(
                        meeting.value(),
                        ben.id().value(),
                        ambassador.id().value(),
                        java.sql.Timestamp.from(START.plus(Duration.ofDays(2))))
                .update();
        var helper = token(ben);
        assertThat(send(helper)).hasStatusOk();
        jdbc.sql("delete from door_helper").update();
        assertThat(send(helper, here(anna.id(), MORNING))).hasStatus(404);

        var own = token(ambassador);
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(ambassador.id().value())
                .update();
        assertThat(send(own, here(anna.id(), MORNING))).hasStatus(404);
        jdbc.sql("update person set status = 'ACTIVE'").update();
        assertThat(send(own)).hasStatusOk();
        jdbc.sql("update ambassador set until = date '2027-03-16'").update();
        assertThat(send(own, here(anna.id(), MORNING))).hasStatus(404);
        assertThat(rows("attendance")).isZero();
    }

    @Test
    void anOrganiserTakesTheDoorFromALostPhone() {
        var lost = token(ambassador);
        var phone = jdbc.sql("select id from door_phone").query(UUID.class).single();
        assertThat(get(DOOR, ambassador)).bodyText().contains("1 phone keeps this list", "Take away");
        assertThat(post(DOOR + "/phones/" + phone + "/removal", anna)).hasStatus(404);
        assertThat(post(DOOR + "/phones/" + phone + "/removal", ambassador)).hasStatus3xxRedirection();
        assertThat(send(lost)).hasStatus(404);

        var mine = token(ambassador);
        assertThat(mvc.post().uri("/door/phone/removal").header(DoorPhoneController.TOKEN, mine))
                .hasStatus(204);
        assertThat(send(mine)).hasStatus(404);
    }

    @Test
    void aPhoneHasOneToken() {
        var phone = UUID.randomUUID();
        var first = token(ambassador, phone);
        var second = token(ambassador, phone);
        assertThat(send(first)).hasStatus(404);
        assertThat(send(second)).hasStatusOk();
        assertThat(rows("door_phone")).isOne();
    }

    @Test
    void aPhoneAsksOnlySoOften() {
        var token = token(ambassador);
        var other = token(ambassador);
        IntStream.range(0, 120).forEach(i -> assertThat(send(token)).hasStatusOk());
        assertThat(send(token)).hasStatus(429).hasHeader("Retry-After", "60");
        assertThat(send(other)).hasStatusOk();
        clock.travelTo(MORNING.plusSeconds(61));
        assertThat(send(token)).hasStatusOk();
    }
}
