package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.files.Uploads;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** The page of a venue: what organisers read and write on it, and what visitors see of it at a meeting. */
@StaffroomTest
class VenuePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    VenueNotes notes;

    @Autowired
    VenuePhotos photos;

    @Autowired
    Drafts drafts;

    RegionId region;
    CurrentPerson ambassador;
    MeetingId meeting;
    VenueId venue;

    @BeforeEach
    void aVenue() {
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Going cloud");
        venue = new VenueId(jdbc.sql("select venue_id from meeting")
                .query(java.util.UUID.class)
                .single());
    }

    private MvcTestResult save(String version, String... more) {
        var request = mvc.post()
                .uri("/organise/venues/" + venue)
                .with(as(ambassador))
                .with(csrf())
                .param("name", "The Castle")
                .param("town", "Bristol")
                .param("postcode", "BS1 5QD")
                .param("version", version);
        for (var i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return request.exchange();
    }

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
        assertThat(page("/organise/venues/" + venue, ambassador))
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
        assertThat(page("/meetings/going-cloud", member)).bodyText().doesNotContain("secret-of-the-moat");
        given.confirmed(meeting, member.id());
        assertThat(page("/meetings/going-cloud", member)).bodyText().contains("secret-of-the-moat");
        assertThat(page("/meetings/going-cloud", ambassador)).bodyText().contains("secret-of-the-moat");
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
        assertThat(page("/organise/venues/" + venue + "/edit", ambassador))
                .bodyText()
                .contains("Half a sentence", "We put back what you typed");
        assertThat(page("/organise/venues/" + venue + "/edit?saved=yes", ambassador))
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
        var read = page("/organise/venues/" + venue, elsewhere);
        assertThat(read)
                .bodyText()
                .contains("Ring reception before 9. &lt;i&gt;Twice.&lt;/i&gt;", "Marcus Shore")
                .doesNotContain("<i>Twice");
        assertThat(notes.of(venue)).hasSize(1);
        assertThat(page("/meetings/going-cloud", elsewhere)).bodyText().doesNotContain("Ring reception");

        assertThat(write(" \r\n ")).hasStatus(422).bodyText().contains("Write something");
        assertThat(write("x".repeat(1001))).hasStatus(422).bodyText().contains("x".repeat(1001));
        var member = given.member("Ellie Marsh");
        assertThatThrownBy(() -> notes.write(member, venue, "Mine")).isInstanceOf(NotFound.class);
        assertThat(page("/organise/venues/" + venue, member)).hasStatus(404);

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

    private MvcTestResult write(String note) {
        return mvc.post()
                .uri("/organise/venues/" + venue + "/notes")
                .with(as(ambassador))
                .with(csrf())
                .param("note", note)
                .exchange();
    }

    @Test
    void photosArePublicOnceAPublishedMeetingShowsThem() {
        var spare = given.venue("The Keep", region);
        var file = add(spare, "keep.jpg");
        given.picturesAreMade();
        var address = photos.of(spare).get(0).file().address(480);
        assertThat(mvc.get().uri(address).exchange()).hasStatus(404);
        assertThat(page(address, given.member("Ellie Marsh"))).hasStatus(404);
        assertThat(page(address, given.ambassador("Elin Rhys", given.region("wales", "Wales"))))
                .hasStatusOk();
        jdbc.sql("update meeting set venue_id = ?, status = 'DRAFT', slug = null, published_at = null")
                .param(spare.value())
                .update();
        assertThat(mvc.get().uri(address).exchange()).hasStatus(404);
        jdbc.sql("update meeting set status = 'PUBLISHED', slug = 'going-cloud', published_at = now()")
                .update();
        photos.describe(ambassador, spare, List.of(new VenuePhotos.Words(file, "The <side> door", "Ring the bell")));
        assertThat(mvc.get().uri(address).exchange()).hasStatusOk();
        assertThat(mvc.get().uri("/meetings/going-cloud").exchange())
                .bodyText()
                .contains("alt=\"The &lt;side&gt; door\"", "Ring the bell", address);
    }

    private java.util.UUID add(VenueId to, String name) {
        return photos.add(ambassador, to, new ByteArrayInputStream(Uploads.picture("jpeg", 60, 40)), name)
                .value();
    }

    @Test
    void photosAreOrderedDescribedAndTakenAway() {
        var one = add(venue, "one.jpg");
        var two = add(venue, "two.jpg");
        var three = add(venue, "three.jpg");
        assertThat(sent("act", "up:" + three, "photos[" + one + "].alternative", "The gate"))
                .hasStatus3xxRedirection();
        assertThat(order()).containsExactly(one, three, two);
        assertThat(photos.of(venue).get(0).alternative()).isEqualTo("The gate");
        assertThat(sent("act", "first:" + two)).hasStatus3xxRedirection();
        assertThat(order()).containsExactly(two, one, three);
        assertThat(sent("act", "remove:" + one)).hasStatus3xxRedirection();
        assertThat(order()).containsExactly(two, three);
        assertThat(jdbc.sql("select count(*) from stored_file where id = ?")
                        .param(one)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sent("act", "remove:" + one)).hasStatus(404);
        assertThat(sent("photos[" + two + "].caption", "x".repeat(301)))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(301));
    }

    @Test
    void whatIsNoPhotoIsRefusedAndTheRestKept() {
        var answer = mvc.post()
                .uri("/organise/venues/" + venue + "/photos")
                .multipart()
                .file(new MockMultipartFile("pictures", "one.jpg", "image/jpeg", Uploads.picture("jpeg", 60, 40)))
                .file(new MockMultipartFile("pictures", "door.jpg", "image/jpeg", "<svg onload=alert(1)>".getBytes()))
                .file(new MockMultipartFile("pictures", "<b>.png", "image/png", new byte[] {1, 2, 3}))
                .file(new MockMultipartFile("pictures", "two.jpg", "image/jpeg", Uploads.picture("jpeg", 60, 40)))
                .with(as(ambassador))
                .with(csrf())
                .exchange();
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("class=\"summary\"", "door.jpg: This is not a photo", "&lt;b&gt;.png: This is not a photo");
        assertThat(photos.of(venue)).hasSize(2);
        photos.remove(ambassador, venue, order().get(0));
        for (var more = 1; more < VenuePhotos.MOST; more++) {
            add(venue, "more.jpg");
        }
        assertThatThrownBy(() -> add(venue, "too-many.jpg")).isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        photos.add(given.member("Ellie"), venue, new ByteArrayInputStream(new byte[0]), "mine.jpg"))
                .isInstanceOf(NotFound.class);
        assertThat(jdbc.sql("select count(*) from stored_file")
                        .query(Integer.class)
                        .single())
                .isEqualTo(VenuePhotos.MOST);
    }

    @Test
    void whereNothingWasChosenNothingIsSaidToBeSaved() {
        var file = add(venue, "one.jpg");
        var words = "photos[" + file + "].alternative";
        assertThat(sent(words, "")).flash().containsEntry("flash", "Nothing was chosen or changed.");
        assertThat(sent(words, "The gate")).flash().containsEntry("flash", "Saved.");
        assertThat(sent(words, "The gate")).flash().containsEntry("flash", "Nothing was chosen or changed.");
        assertThat(sent(words, "The gate", "act", "remove:" + file)).flash().containsEntry("flash", "Saved.");
    }

    @Test
    void aPhotoIsSaidToBeMadeUntilItIs() {
        var file = add(venue, "gate.jpg");
        given.picturesAreMade();
        var address = photos.of(venue).get(0).file().address(480);
        jdbc.sql("update stored_file set kind = 'ARRIVING', widths = '{}', claimed_until = '2100-01-01'")
                .update();

        var form = page("/organise/venues/" + venue + "/photos", ambassador);
        assertThat(form)
                .hasStatusOk()
                .bodyText()
                .contains("Being made smaller", "Look again", "photos[" + file + "].alternative")
                .doesNotContain(address);
        for (var elsewhere : List.of("/organise/venues/" + venue, "/meetings/going-cloud")) {
            assertThat(page(elsewhere, ambassador)).hasStatusOk().bodyText().doesNotContain(file.toString());
        }
        jdbc.sql("""
                        update stored_file set kind = 'BROKEN', problem = 'files.broken', name = 'gate.png', claimed_until = null
                        """).update();
        assertThat(page("/organise/venues/" + venue + "/photos", ambassador))
                .bodyText()
                .contains("gate.png: The file is damaged")
                .doesNotContain("Look again");
    }

    private MvcTestResult sent(String... fields) {
        var request = mvc.post()
                .uri("/organise/venues/" + venue + "/photos")
                .with(as(ambassador))
                .with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private List<java.util.UUID> order() {
        return photos.of(venue).stream().map(photo -> photo.id().value()).toList();
    }

    @Test
    void theBookBeginsWithOnesOwnRegions() {
        var wales = given.region("wales", "Wales");
        given.venue("Abbey Hall", wales);
        given.venue("Moor Hall", wales);
        given.venue("Zebra Hall", region);
        jdbc.sql("update venue set region_id = null where id = ?")
                .param(venue.value())
                .update();
        var read = page("/organise/venues", ambassador);
        assertThat(read)
                .bodyText()
                .containsSubsequence(
                        "Your region", "Zebra Hall", "Everywhere else", "Abbey Hall", "Going cloud venue", "Moor Hall");
        assertThat(page("/organise/venues?region=" + wales, ambassador))
                .bodyText()
                .contains("Abbey Hall")
                .doesNotContain("Your region", "Everywhere else");
        assertThat(page("/organise/venues", given.admin("Helen Marsh")))
                .bodyText()
                .containsSubsequence("Abbey Hall", "Going cloud venue", "Zebra Hall")
                .doesNotContain("Your region", "Everywhere else");
    }

    @Test
    void theBookIsNarrowedDown() {
        given.venue("Small Hall", region);
        jdbc.sql("update venue set capacity = 20 where name = 'Small Hall'").update();
        jdbc.sql("update venue set step_free = true, parking_spaces = 4 where name = 'Small Hall'")
                .update();
        assertThat(page("/organise/venues?seats=30", ambassador))
                .bodyText()
                .contains("Going cloud venue")
                .doesNotContain("Small Hall");
        assertThat(page("/organise/venues?has=step-free&has=parking", ambassador))
                .bodyText()
                .contains("Small Hall", "1 venue")
                .doesNotContain("Going cloud venue");
        assertThat(page("/organise/venues?has=lift&seats=many&region=nowhere", ambassador))
                .bodyText()
                .contains("No venue like that");
    }

    @Test
    void aMeetingIsPlannedAtAVenue() {
        assertThat(page("/organise/meetings/new?venue=" + venue, ambassador))
                .bodyText()
                .contains("value=\"Going cloud venue");
        jdbc.sql("update venue set capacity = 87").update();
        assertThat(page("/organise/meetings/new?venue=" + venue, ambassador))
                .bodyText()
                .containsPattern("name=\"room\"[^>]*value=\"87\"");
        assertThat(page("/organise/meetings/new?venue=nowhere", ambassador)).hasStatusOk();
    }

    private MvcTestResult page(String address, CurrentPerson person) {
        return mvc.get().uri(java.net.URI.create(address)).with(as(person)).exchange();
    }
}
