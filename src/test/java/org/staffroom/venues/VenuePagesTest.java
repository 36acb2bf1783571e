package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.Drafts;
import org.staffroom.shared.NotFound;
import org.staffroom.support.StaffroomTest;

/** The page of a venue: what organisers read and write on it, and what visitors see of it at a meeting. */
@StaffroomTest
class VenuePagesTest extends AtAVenue {

    @Autowired
    VenueNotes notes;

    @Autowired
    Drafts drafts;

    @Test
    void whatIsSavedIsReadByOrganisersAndOnTheMeeting() {
        assertThat(save(
                        "0",
                        "position",
                        "https://www.openstreetmap.org/?mlat=51.4489&mlon=-2.5983",
                        "travelRail",
                        "Temple Meads, then bus 8",
                        "travelFoot",
                        "Through the <b>arch</b>",
                        "parkingSpaces",
                        "12",
                        "parkingCharge",
                        "£6 a day",
                        "parkingRegistration",
                        "true",
                        "lift",
                        "true",
                        "prayerRoom",
                        "true",
                        "rooms",
                        "Great Hall, 60: projector",
                        "wifi",
                        "CastleGuest, secret-of-the-moat",
                        "contactName",
                        "Pat Porter",
                        "contactEmail",
                        "pat@castle.example",
                        "contactPhone",
                        "0117 496 0000"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/organise/venues/" + venue);
        var ofVisitors = new String[] {
            "mlat=51.44890&amp;mlon=-2.59830",
            "Temple Meads, then bus 8",
            "Through the &lt;b&gt;arch&lt;/b&gt;",
            "12 spaces",
            "£6 a day",
            "Registration number needed",
            "Lift",
            "Prayer room",
            "Great Hall",
            "projector"
        };
        assertThat(get("/organise/venues/" + venue, ambassador))
                .bodyText()
                .contains(ofVisitors)
                .contains("pat@castle.example", "0117 496 0000", "secret-of-the-moat", "/meetings/going-cloud");
        assertThat(mvc.get().uri("/meetings/going-cloud").exchange())
                .bodyText()
                .contains(ofVisitors)
                .doesNotContain("pat@castle.example", "Pat Porter", "0117 496", "secret-of-the-moat");
    }

    @Test
    void theWifiIsForWhoeverHasAPlace() {
        jdbc.sql("update venue set wifi = 'secret-of-the-moat'").update();
        var member = given.member("Priya Nair");
        assertThat(get("/meetings/going-cloud", member)).bodyText().doesNotContain("secret-of-the-moat");
        given.confirmed(meeting, member.id());
        assertThat(get("/meetings/going-cloud", member)).bodyText().contains("secret-of-the-moat");
        assertThat(get("/meetings/going-cloud", ambassador)).bodyText().contains("secret-of-the-moat");
    }

    @Test
    void aWrongPositionComesBackAsItWasTyped() {
        assertThat(save("0", "position", "https://maps.app.goo.gl/abc", "travelFoot", "Through the arch"))
                .hasStatus(422)
                .bodyText()
                .contains("https://maps.app.goo.gl/abc", "Through the arch", "Short links never do");
        assertThat(save("0", "parkingSpaces", "lots")).hasStatus(422).bodyText().contains("lots", "from 0 to 5000");
    }

    @Test
    void whatWasTypedAndNotSavedStandsInTheFormAgain() {
        drafts.save(
                ambassador.id(),
                "venue:" + venue + ":0",
                "{\"name\": [\"Going cloud venue\"], \"travelFoot\": [\"Half a sentence\"], \"lift\": [\"true\"]}");
        assertThat(get("/organise/venues/" + venue + "/edit", ambassador))
                .bodyText()
                .contains("Half a sentence", "We put back what you typed");
        assertThat(get("/organise/venues/" + venue + "/edit?saved=yes", ambassador))
                .bodyText()
                .doesNotContain("Half a sentence", "We put back");
        assertThat(save("0", "travelFoot", "A whole sentence")).hasStatus3xxRedirection();
        assertThat(drafts.find(ambassador.id(), "venue:" + venue + ":0")).isEmpty();
    }

    @Test
    void notesAreForAmbassadorsOfAllRegions() {
        assertThat(write("Ring reception before 9. <i>Twice.</i>")).hasStatus3xxRedirection();
        assertThat(write("Ring reception before 9. <i>Twice.</i>")).hasStatus3xxRedirection();
        var elsewhere = given.ambassador("Elin Rhys", given.region("wales", "Wales"));
        var read = get("/organise/venues/" + venue, elsewhere);
        assertThat(read)
                .bodyText()
                .contains("Ring reception before 9. &lt;i&gt;Twice.&lt;/i&gt;", "Marcus Shore")
                .doesNotContain("<i>Twice");
        assertThat(notes.of(venue)).hasSize(1);
        assertThat(get("/meetings/going-cloud", elsewhere)).bodyText().doesNotContain("Ring reception");

        assertThat(write(" \r\n ")).hasStatus(422).bodyText().contains("Write something");
        assertThat(write("x".repeat(1001))).hasStatus(422).bodyText().contains("x".repeat(1001));
        var member = given.member("Ellie Marsh");
        assertThatThrownBy(() -> notes.write(member, venue, "Mine")).isInstanceOf(NotFound.class);
        assertThat(get("/organise/venues/" + venue, member)).hasStatus(404);

        var note = notes.of(venue).get(0).id();
        var other = given.venue("The Keep", region);
        assertThatThrownBy(() -> notes.remove(elsewhere, other, note)).isInstanceOf(NotFound.class);
        notes.remove(elsewhere, venue, note);
        assertThat(notes.of(venue)).isEmpty();
    }

    @Test
    void noNoteIsWrittenThatNobodyCouldReadOrTakeAway() {
        for (var number = 1; number <= VenueNotes.MOST; number++) {
            notes.write(ambassador, venue, "Note " + number);
        }
        assertThat(write("One more")).hasStatus(422).bodyText().contains("There are 50 notes", "One more");

        notes.remove(ambassador, venue, notes.of(venue).get(0).id());
        assertThat(write("One more")).hasStatus3xxRedirection();
        jdbc.sql(
                        "insert into venue_note select gen_random_uuid(), venue_id, text || '!', written_by, written_at from venue_note")
                .update();
        assertThat(notes.of(venue)).hasSize(100);
    }

    @Test
    void aMeetingIsPlannedAtAVenue() {
        assertThat(get("/organise/meetings/new?venue=" + venue, ambassador))
                .bodyText()
                .contains("value=\"Going cloud venue");
        jdbc.sql("update venue set capacity = 87").update();
        assertThat(get("/organise/meetings/new?venue=" + venue, ambassador))
                .bodyText()
                .containsPattern("name=\"room\"[^>]*value=\"87\"");
        jdbc.sql(
                        "insert into venue_room (id, venue_id, name, capacity) values (gen_random_uuid(), :venue, 'Hall', 90), (gen_random_uuid(), :venue, 'Room 12', 20), (gen_random_uuid(), :venue, 'Attic', null)")
                .param("venue", venue.value())
                .update();
        assertThat(get("/organise/meetings/new?venue=" + venue, ambassador))
                .bodyText()
                .containsPattern("name=\"room\"[^>]*value=\"90\"")
                .containsPattern("name=\"hall\"[^>]*value=\"Hall\"");
        assertThat(get("/organise/meetings/new?venue=nowhere", ambassador)).hasStatusOk();
    }

    private MvcTestResult save(String version, String... more) {
        var request = sent("/organise/venues/" + venue, ambassador)
                .param("name", "The Castle")
                .param("town", "Bristol")
                .param("postcode", "BS1 5QD")
                .param("version", version);
        for (var i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult write(String note) {
        return sent("/organise/venues/" + venue + "/notes", ambassador)
                .param("note", note)
                .exchange();
    }
}
