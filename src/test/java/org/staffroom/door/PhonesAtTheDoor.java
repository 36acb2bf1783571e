package org.staffroom.door;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.OneMeeting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of phones at the door start from: the morning of a meeting, two who have a place, and how a phone speaks. */
abstract class PhonesAtTheDoor extends OneMeeting {

    protected static final String DOOR = ORGANISE + "/door";
    protected static final Instant MORNING = START.minus(Duration.ofMinutes(30));

    protected final JsonMapper json = new JsonMapper();

    protected PhonesAtTheDoor() {
        super(30);
    }

    @BeforeEach
    void theMorning() {
        clock.travelTo(MORNING);
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ben.id());
    }

    protected MvcTestResult ask(CurrentPerson person) {
        return ask(person, UUID.randomUUID());
    }

    protected MvcTestResult ask(CurrentPerson person, UUID phone) {
        return mvc.post()
                .uri(DOOR + "/phones")
                .with(as(person))
                .with(csrf())
                .param("phone", phone.toString())
                .exchange();
    }

    protected String token(CurrentPerson person) {
        return token(person, UUID.randomUUID());
    }

    protected String token(CurrentPerson person, UUID phone) {
        return json.readTree(text(ask(person, phone))).get("token").asString();
    }

    protected MvcTestResult send(String token, String... marks) {
        return raw(token, "{\"list\": true, \"marks\": [" + String.join(",", marks) + "]}");
    }

    protected MvcTestResult raw(String token, String body) {
        return mvc.post()
                .uri("/door/marks")
                .header(DoorPhoneController.TOKEN, token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    protected List<JsonNode> outcomes(MvcTestResult answer) {
        return json.readTree(text(answer)).get("outcomes").valueStream().toList();
    }

    protected UUID id(String mark) {
        return UUID.fromString(json.readTree(mark).get("id").asString());
    }

    protected String here(PersonId person, Instant at) {
        return mark("HERE", person.value(), null, null, null, at);
    }

    protected String undo(PersonId person, Instant at) {
        return mark("UNDO", person.value(), null, null, null, at);
    }

    protected String walkIn(String name, String email, Instant at) {
        return mark("WALK_IN", null, null, name, email, at);
    }

    protected String mark(String kind, UUID person, UUID of, String name, String email, Instant at) {
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

    protected Instant attended(PersonId person) {
        return jdbc.sql("select date_trunc('second', arrived_at) from attendance where person_id = ?")
                .param(person.value())
                .query(Instant.class)
                .optional()
                .orElse(null);
    }

    protected int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    protected static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
