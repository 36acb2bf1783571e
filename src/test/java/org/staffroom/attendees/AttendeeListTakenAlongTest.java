package org.staffroom.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.people.PersonId;

/** What leaves the table of attendees: mails, the spreadsheet, the sheet for the door. */
class AttendeeListTakenAlongTest extends AtTheTable {

    @Test
    void aMessageReachesEachOnceHoweverOftenItIsSent() {
        var guest = given.guest("No Address");
        given.attended(meeting, guest);
        assertThat(body(select("MESSAGE", anna.id(), cara.id(), guest)))
                .contains("Write to 2 people", "1 person has no e-mail address");
        var key = UUID.randomUUID().toString();
        var message = new String[] {
            "message",
            key,
            "person",
            anna.id().toString(),
            "person",
            cara.id().toString(),
            "person",
            guest.toString(),
            "subject",
            "Parking",
            "text",
            "Please use the south gate.\nThe north one is closed."
        };
        assertThat(post(LIST + "/messages", message)).hasRedirectedUrl(LIST);
        post(LIST + "/messages", message);
        assertThat(count("delivery where template = 'attendee-message'")).isEqualTo(2);
        assertThat(post(LIST + "/messages", "person", anna.id().toString(), "subject", "", "text", "kept as typed"))
                .hasStatus(422)
                .bodyText()
                .contains("Please type a subject", "kept as typed");
    }

    /** Whoever photographed the code may have typed anybody's address. */
    @Test
    void guestsAreWrittenToOnceSomebodyVouchesForThem() {
        var typed = given.member("Typed By A Stranger");
        given.attended(meeting, typed.id());
        given.attended(meeting, cara.id());
        places.giveBack(ben, meeting);
        given.attended(meeting, ben.id());
        jdbc.sql("update attendance set way = 'GUEST' where meeting_id = ?")
                .param(meeting.value())
                .update();
        assertThat(body(select("MESSAGE", typed.id(), cara.id(), ben.id())))
                .contains("Write to 1 person", "2 people have no e-mail address, or only typed one")
                .containsSubsequence("Typed By A Stranger", "nobody vouches for them yet");
        var message = with(new PersonId[] {typed.id(), cara.id(), ben.id()}, "subject", "Thanks", "text", "Slides");
        post(LIST + "/messages", message);
        // Cara has a place, by her own doing.
        assertThat(told()).containsExactly(cara.email());

        jdbc.sql("update attendance set way = 'DOOR'").update();
        post(LIST + "/messages", message);
        assertThat(told()).contains(typed.email(), ben.email());
    }

    @Test
    void theSpreadsheetHoldsNoFormulasAndNoAddresses() {
        for (var hostile : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
            jdbc.sql("update person set name = :text, job_title = :text where id = :id")
                    .param("text", hostile)
                    .param("id", anna.id().value())
                    .update();
            jdbc.sql("""
                            update person set organisation_id = :id where id = :person
                            """)
                    .param(
                            "id",
                            given.organisation(hostile + UUID.randomUUID(), "SCHOOL")
                                    .value())
                    .param("person", anna.id().value())
                    .update();
            jdbc.sql("update registration set dietary_needs = :text, access_needs = :text where person_id = :id")
                    .param("text", hostile)
                    .param("id", anna.id().value())
                    .update();
            var answer = get("/organise/meetings/going-cloud/attendees.csv?who=confirmed");
            assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
            var text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
            // Five cells, of which each begins with an apostrophe.
            assertThat(text.split("(^|[,\"\n])'" + java.util.regex.Pattern.quote(hostile), -1))
                    .hasSize(6);
            assertThat(text)
                    .doesNotContain("@school.example", "Cara Lund")
                    .contains("Ben Okafor")
                    .containsPattern(",\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d,");
        }
    }

    @Test
    void whoTakesTheListAwayIsWrittenDown() {
        get("/organise/meetings/going-cloud/attendees.csv", anna);
        assertThat(count("audit where action = 'exported attendees'")).isZero();
        get("/organise/meetings/going-cloud/attendees.csv");
        assertThat(count("audit where action = 'exported attendees' and subject_id = '" + meeting + "' and actor_id = '"
                        + ambassador.id() + "'"))
                .isOne();
        assertThat(get("/admin/audit", given.admin("Helen Marsh")))
                .bodyText()
                .contains("Took the list of attendees away as a table");
    }

    @Test
    void theSheetForTheDoorHasNobodysNeeds() {
        jdbc.sql("update registration set dietary_needs = 'Vegan', access_needs = 'Step-free'")
                .update();
        assertThat(body(get(LIST + "/sheet")))
                .contains("Anna Whitfield", "Cara Lund", "Number 1")
                .doesNotContain("Vegan", "Step-free");
    }
}
