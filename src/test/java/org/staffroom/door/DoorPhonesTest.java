package org.staffroom.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What phones send to the door: by their token alone, once, in any order, within sense. */
@StaffroomTest
class DoorPhonesTest extends OneMeeting {

    private static final String DOOR = ORGANISE + "/door";
    private static final Instant MORNING = START.minus(Duration.ofMinutes(30));

    @Autowired
    DoorPhones phones;

    private final JsonMapper json = new JsonMapper();

    DoorPhonesTest() {
        super(30);
    }

    @BeforeEach
    void theMorning() {
        clock.travelTo(MORNING);
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ben.id());
    }

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

    @Test
    void thePageWithoutANetworkIsTheSameForEverybodyAndNamesNobody() {
        for (var address : List.of("/organise/door/shell", "/organise/door-worker.js", "/organise/door.webmanifest")) {
            var visitor = mvc.get().uri(address).exchange();
            assertThat(visitor).hasStatusOk();
            assertThat(visitor.getResponse().getCookies()).isEmpty();
            assertThat(visitor)
                    .bodyText()
                    .isEqualTo(text(get(address, ambassador)))
                    .doesNotContain(anna.name(), "Going cloud", "_csrf", "{assets}", "{shell}");
        }
        assertThat(mvc.get().uri("/organise/door-worker.js")).hasContentType("text/javascript;charset=UTF-8");
    }

    @Test
    void theApplicationStartsAtTheOnlyDoor() {
        assertThat(get("/organise/door", ambassador)).hasRedirectedUrl(DOOR);
        assertThat(get("/organise/door", anna)).bodyText().contains("No door to work these days");
        given.meeting(region, "Another day", MORNING.plus(Duration.ofDays(1)), 30);
        assertThat(get("/organise/door", ambassador)).bodyText().contains("Going cloud", "Another day");
        assertThat(mvc.get().uri("/organise/door")).hasStatus(302);
    }

    // ---- as a phone speaks

    private MvcTestResult ask(CurrentPerson person) {
        return ask(person, UUID.randomUUID());
    }

    private MvcTestResult ask(CurrentPerson person, UUID phone) {
        return mvc.post()
                .uri(DOOR + "/phones")
                .with(as(person))
                .with(csrf())
                .param("phone", phone.toString())
                .exchange();
    }

    private String token(CurrentPerson person) {
        return token(person, UUID.randomUUID());
    }

    private String token(CurrentPerson person, UUID phone) {
        return json.readTree(text(ask(person, phone))).get("token").asString();
    }

    private MvcTestResult send(String token, String... marks) {
        return raw(token, "{\"list\": true, \"marks\": [" + String.join(",", marks) + "]}");
    }

    private MvcTestResult raw(String token, String body) {
        return mvc.post()
                .uri("/door/marks")
                .header(DoorPhoneController.TOKEN, token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private List<JsonNode> outcomes(MvcTestResult answer) {
        return json.readTree(text(answer)).get("outcomes").valueStream().toList();
    }

    private UUID id(String mark) {
        return UUID.fromString(json.readTree(mark).get("id").asString());
    }

    private String here(PersonId person, Instant at) {
        return mark("HERE", person.value(), null, null, null, at);
    }

    private String undo(PersonId person, Instant at) {
        return mark("UNDO", person.value(), null, null, null, at);
    }

    private String walkIn(String name, String email, Instant at) {
        return mark("WALK_IN", null, null, name, email, at);
    }

    private String mark(String kind, UUID person, UUID of, String name, String email, Instant at) {
        var mark = json.createObjectNode();
        mark.put("id", UUID.randomUUID().toString());
        mark.put("kind", kind);
        mark.put("person", person == null ? null : person.toString());
        mark.put("of", of == null ? null : of.toString());
        mark.put("name", name);
        mark.put("email", email);
        mark.put("at", at.toString());
        return mark.toString();
    }

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

    private Instant attended(PersonId person) {
        return jdbc.sql("select date_trunc('second', arrived_at) from attendance where person_id = ?")
                .param(person.value())
                .query(Instant.class)
                .optional()
                .orElse(null);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
