package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class VenuesTest {

    @Autowired
    Venues venues;

    @Autowired
    VenueQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Statements statements;

    @Autowired
    TravellingClock clock;

    @Autowired
    Given given;

    RegionId region;
    CurrentPerson ambassador;

    @BeforeEach
    void anAmbassador() {
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
    }

    @Test
    void areFoundByTheBeginningsOfWords() {
        add("The Castle", "bs15qd");
        add("Blackdown High School", "TA1 5NQ");
        assertThat(queries.search("cas", 5)).extracting(VenueRow::name).containsExactly("The Castle");
        assertThat(queries.search("BS1 5", 5)).extracting(VenueRow::postcode).containsExactly("BS1 5QD");
        assertThat(queries.search("ta15", 5)).hasSize(1);
        assertThat(queries.search("%", 5)).isEmpty();
        assertThat(queries.search("", 5)).hasSize(2);
    }

    @Test
    void areWrittenOnce() {
        add("The Castle", "BS1 5QD");
        assertThatThrownBy(() -> add(" the  CASTLE ", "bs1 5qd"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("venues.known"));
        assertThat(add("The Castle", "BS1 5QE")).isNotNull();

        var answer = post("/organise/venues", ambassador)
                .param("name", "The Castle")
                .param("town", "Bristol")
                .param("postcode", "BS15QD")
                .param("parking", "Behind the hall")
                .exchange();
        assertThat(answer).hasStatus(422).bodyText().contains("Open The Castle, Bristol", "Behind the hall");
    }

    @Test
    void areForAmbassadorsAndAdminsOnly() {
        var member = given.member("Ellie Marsh");
        assertThatThrownBy(() -> venues.add(description("Hall", "BS1 5QD"), member))
                .isInstanceOf(NotFound.class);
        assertThat(mvc.get().uri("/organise/venues").with(Given.as(member)).exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/organise/venues/new").with(Given.as(member)).exchange())
                .hasStatus(404);
        var id = add("The Castle", "BS1 5QD");
        var answer = post("/organise/venues/" + id, member)
                .param("name", "Mine")
                .param("town", "Bristol")
                .param("postcode", "BS1 5QD")
                .param("version", "0")
                .exchange();
        assertThat(answer).hasStatus(404);
        assertThat(queries.find(id).orElseThrow().description().name()).isEqualTo("The Castle");
        assertThat(mvc.get()
                        .uri("/organise/venues")
                        .with(Given.as(given.admin("Helen")))
                        .exchange())
                .hasStatusOk();
        assertThat(mvc.get().uri("/organise/venues").exchange()).hasStatus(302);
    }

    @Test
    void areAddedWithTheirRooms() {
        var answer = post("/organise/venues", ambassador)
                .param("name", "The Castle")
                .param("organisation", "CoreToCloud")
                .param("region", region.toString())
                .param("town", "Bristol")
                .param("postcode", "bs1 5qd")
                .param("stepFree", "true")
                .param("capacity", "60")
                .param("rooms", "Great Hall, 60: projector, two microphones\r\n\r\nThe Keep")
                .param("id", "00000000-0000-0000-0000-000000000000")
                .param("addedBy", "00000000-0000-0000-0000-000000000000")
                .exchange();
        assertThat(answer)
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(
                        "/organise/venues/" + queries.search("castle", 1).get(0).id());
        var venue = queries.find(queries.search("castle", 1).get(0).id()).orElseThrow();
        assertThat(venue.organisation()).isEqualTo("CoreToCloud");
        assertThat(venue.regionName()).isEqualTo("South West");
        assertThat(venue.description().access().stepFree()).isTrue();
        assertThat(venue.description().rooms())
                .containsExactly(
                        new VenueDescription.Room("Great Hall", 60, "projector, two microphones"),
                        new VenueDescription.Room("The Keep", null, ""));
        assertThat(mvc.get()
                        .uri("/organise/venues/{id}/edit", venue.id())
                        .with(Given.as(ambassador))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Great Hall, 60: projector, two microphones\nThe Keep");
    }

    @Test
    void keepWhatWasTypedWhenRefused() {
        var answer = post("/organise/venues", ambassador)
                .param("name", "<script>alert(1)</script>")
                .param("town", "")
                .param("postcode", "nowhere")
                .param("capacity", "lots")
                .param("travelRail", "x".repeat(1001))
                .exchange();
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "lots", "Say which town")
                .doesNotContain("<script>alert");
        assertThat(jdbc.sql("select count(*) from venue").query(Long.class).single())
                .isZero();
    }

    @Test
    void everythingWrongIsSaidAtOnceAndOnceAField() {
        var answer = post("/organise/venues", ambassador)
                .param("name", "\u00a0 \u200b")
                .param("organisation", "T")
                .param("town", "--")
                .param("postcode", "nowhere")
                .param("region", "00000000-0000-0000-0000-000000000000")
                .param("position", "-3.5, 50.7")
                .param("parkingSpaces", "lots")
                .param("capacity", "20")
                .param("rooms", "Big hall, 400")
                .param("contactEmail", "a@b")
                .exchange();
        assertThat(summary(answer))
                .containsExactly(
                        "name",
                        "organisation",
                        "town",
                        "postcode",
                        "region",
                        "position",
                        "parkingSpaces",
                        "rooms",
                        "contactEmail");
        assertThat(answer)
                .bodyText()
                .contains(
                        "Latitude comes first", "“Big hall” has more seats than the 20 in all", "Give a whole address");

        assertThat(summary(post("/organise/venues", ambassador)
                        .param("organisation", "\u200b\u200b")
                        .exchange()))
                .containsExactly("name", "organisation", "town", "postcode");
        add("The Castle", "BS1 5QD");
        assertThat(summary(post("/organise/venues", ambassador)
                        .param("name", "The Castle")
                        .param("town", "Bristol")
                        .param("postcode", "BS1 5QD")
                        .param("contactEmail", "e".repeat(250) + "@castle.example")
                        .exchange()))
                .containsExactly("name", "contactEmail");
        assertThat(jdbc.sql("select count(*) from venue").query(Long.class).single())
                .isOne();
    }

    private static List<String> summary(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        var page = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return Pattern.compile("<li><a href=\"#(\\w+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void anotherOfTheSameNameInTheSameTownIsAskedFor() {
        add("The Castle", "BS1 5QD");
        var request = List.of("name", "the  castle", "town", "bristol", "postcode", "BS2 0JJ");
        var answer = post("/organise/venues", request, "parking", "Behind the hall");
        assertThat(summary(answer)).containsExactly("another");
        assertThat(answer)
                .bodyText()
                .contains(
                        "There is a “The Castle” in Bristol at BS1 5QD", "Open The Castle, Bristol", "Behind the hall");
        var ticked = post("/organise/venues", request, "another", "true", "capacity", "lots");
        assertThat(summary(ticked)).containsExactly("capacity");
        assertThat(ticked).bodyText().containsPattern("name=\"another\"[^>]*checked");
        assertThat(post("/organise/venues", request, "another", "true")).hasStatus3xxRedirection();
        assertThat(queries.search("castle", 5)).hasSize(2);
    }

    private MvcTestResult post(String address, List<String> fields, String... more) {
        var request = post(address, ambassador);
        var all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        for (var i = 0; i < all.size(); i += 2) {
            request.param(all.get(i), all.get(i + 1));
        }
        return request.exchange();
    }

    @Test
    void aPlaceFarFromItsPostcodeIsAskedAbout() {
        var castle = List.of("name", "The Castle", "town", "Bristol", "postcode", "BS1 5QD");
        var inTheIrishSea = post("/organise/venues", castle, "position", "53.9, -5.0");
        assertThat(summary(inTheIrishSea)).containsExactly("position");
        assertThat(inTheIrishSea).bodyText().contains("miles from Bristol, where the postcode is");
        assertThat(post("/organise/venues", castle, "position", "51.4489, -2.5983"))
                .hasStatus3xxRedirection();
    }

    @Test
    void stayInARegionThatIsArchivedByNow() {
        var id = add("The Castle", "BS1 5QD");
        jdbc.sql("update region set archived_at = now()").update();
        var form = mvc.get()
                .uri("/organise/venues/{id}/edit", id)
                .with(Given.as(ambassador))
                .exchange();
        assertThat(form).bodyText().containsPattern(region + "\"[^>]*selected");
        assertThat(save(id, 0, "").param("region", region.toString()).exchange())
                .hasStatus3xxRedirection();
        assertThat(queries.find(id).orElseThrow().description().region()).isEqualTo(region);
    }

    @Test
    void leaveNoOrganisationBehindWhenTheyAreRefused() {
        var id = add("The Castle", "BS1 5QD");
        for (var request : List.of(
                post("/organise/venues", ambassador).param("postcode", "nowhere"),
                post("/organise/venues", ambassador).param("postcode", "BS1 5QD"),
                post("/organise/venues", ambassador)
                        .param("postcode", "BS1 5QE")
                        .param("rooms", "Keep\nkeep"),
                post("/organise/venues/" + id, ambassador)
                        .param("postcode", "BS1 5QD")
                        .param("version", "0")
                        .param("rooms", "Keep\nkeep"))) {
            assertThat(request.param("name", "The Castle")
                            .param("town", "Bristol")
                            .param("organisation", "A new trust")
                            .exchange())
                    .hasStatus(422);
        }
        assertThat(save(id, 7, "By the moat")
                        .param("organisation", "A new trust")
                        .exchange())
                .hasStatus(409);
        assertThat(jdbc.sql("select count(*) from organisation where name = 'A new trust'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void sayWhichMeetingsAreToBeHeldThere() {
        var id = add("The Castle", "BS1 5QD");
        for (var start : List.of("2027-03-16T09:30:00Z", "2027-02-16T09:30:00Z")) {
            given.meeting(region, start.contains("-03-") ? "To come" : "Over", Instant.parse(start), 30);
        }
        clock.travelTo(Instant.parse("2027-03-02T09:00:00Z"));
        jdbc.sql("update meeting set venue_id = ?").param(id.value()).update();

        assertThat(mvc.get()
                        .uri("/organise/venues/{id}/edit", id)
                        .with(Given.as(ambassador))
                        .exchange())
                .bodyText()
                .contains("A meeting is to be held here", "href=\"/meetings/to-come\"")
                .doesNotContain("/meetings/over");
    }

    @Test
    void showBothVersionsWhenSomebodyElseSavedFirst() {
        var id = add("The Castle", "BS1 5QD");
        assertThat(save(id, 0, "By the gate").exchange()).hasStatus3xxRedirection();
        var answer = save(id, 0, "By the moat").exchange();
        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("By the gate", "By the moat", "name=\"version\" value=\"1\"");
        assertThat(queries.find(id).orElseThrow().description().parking().words())
                .isEqualTo("By the gate");
        assertThat(save(id, 1, "By the moat").exchange()).hasStatus3xxRedirection();
        assertThat(queries.find(id).orElseThrow().description().parking().words())
                .isEqualTo("By the moat");
    }

    @Test
    void keepWhatEachOfTwoChangedAndShowOnlyWhatBothDid() {
        var id = add("The Castle", "BS1 5QD");
        var address = "/organise/venues/" + id;
        var seen = Given.hidden(
                "seen",
                mvc.get().uri(address + "/edit").with(Given.as(ambassador)).exchange());
        assertThat(save(id, 0, "By the gate").param("travelRail", "Bus 8").exchange())
                .hasStatus3xxRedirection();
        var late = save(id, 0, "By the moat")
                .param("travelRoad", "From the ring")
                .param("seen", seen)
                .exchange();
        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains(">Bus 8</textarea>", ">From the ring</textarea>", ">By the moat</textarea>", "By the gate")
                .doesNotContain("<h3>By train and bus</h3>", "<h3>By road</h3>", "<h3>Name</h3>")
                .contains("<h3>Where to park</h3>");
        // What they said of the parking is seen by now: of what is typed over it a third person is not told twice.
        var again = save(id, 1, "By the moat")
                .param("travelRoad", "From the ring")
                .param("travelRail", "Bus 8")
                .param("seen", Given.hidden("seen", late));
        assertThat(again.exchange()).hasStatus3xxRedirection();
        var now = queries.find(id).orElseThrow().description();
        assertThat(now.travel().rail()).isEqualTo("Bus 8");
        assertThat(now.travel().road()).isEqualTo("From the ring");
        assertThat(now.parking().words()).isEqualTo("By the moat");
    }

    private MockMvcRequestBuilder save(VenueId id, int version, String parking) {
        return post("/organise/venues/" + id, ambassador)
                .param("name", "The Castle")
                .param("town", "Bristol")
                .param("postcode", "BS1 5QD")
                .param("parking", parking)
                .param("version", String.valueOf(version));
    }

    @Test
    void costTheSameNumberOfStatementsHoweverMany() {
        given.meeting(region, "Spring meeting");
        var few = statements.during(this::book);
        for (var i = 0; i < 40; i++) {
            var id = add("Venue " + i, "BS1 5QD");
            jdbc.sql("update meeting set venue_id = ?").param(id.value()).update();
        }
        var many = statements.during(this::book);
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);
        assertThat(mvc.get()
                        .uri("/organise/venues?page=2&q=venue")
                        .with(Given.as(ambassador))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("/organise/venues?q=venue&amp;page=1");
    }

    private void book() {
        assertThat(mvc.get().uri("/organise/venues").with(Given.as(ambassador)).exchange())
                .hasStatusOk();
    }

    private MockMvcRequestBuilder post(String address, CurrentPerson person) {
        return mvc.post().uri(address).with(Given.as(person)).with(csrf());
    }

    private VenueId add(String name, String postcode) {
        return venues.add(description(name, postcode), ambassador);
    }

    private VenueDescription description(String name, String postcode) {
        return VenueDescription.at(name, region, "1 High Street", "Bristol", postcode);
    }

    @Test
    void writtenTwiceAtOnceItIsKnownAndNothingElseIsTakenForThat() {
        var problem = AtOnce.meanwhile(
                transactions, jdbc, () -> add("The Castle", "BS1 5QD"), () -> add("The Castle", "BS1 5QD"));
        assertThat(problem).contains("Refused: venues.known");

        var full = description("The Keep", "BS1 5QE").offeredBy(null, 9999, VenueDescription.Contact.NOBODY);
        assertThatThrownBy(() -> venues.add(full, ambassador))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("venue_capacity_check");
    }

    @Test
    void letterCaseMakesNoOtherRoom() {
        var castle = add("The Castle", "BS1 5QD");
        var room = "insert into venue_room (id, venue_id, name) values (gen_random_uuid(), ?, ?)";
        jdbc.sql(room).params(castle.value(), "Great Hall").update();
        assertThatThrownBy(() ->
                        jdbc.sql(room).params(castle.value(), "GREAT hall").update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void refuseARoomListedTwice() {
        var hall = description("Hall", "BS1 5QD");
        var twice = new VenueDescription(
                hall.name(),
                null,
                null,
                hall.address(),
                hall.travel(),
                hall.parking(),
                hall.access(),
                null,
                List.of(new VenueDescription.Room("Keep", 1, ""), new VenueDescription.Room("keep", 2, "")),
                "",
                hall.contact());
        assertThatThrownBy(() -> venues.add(twice, ambassador)).isInstanceOf(Refused.class);
        assertThat(queries.search("hall", 1)).isEmpty();
    }
}
