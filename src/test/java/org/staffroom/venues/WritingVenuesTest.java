package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** The form of a venue: what it refuses and asks, and what becomes of what two people write in it. */
@StaffroomTest
class WritingVenuesTest extends WithVenues {

    @Test
    void areAddedWithTheirRooms() {
        var answer = sent("/organise/venues", ambassador)
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
        var answer = sent("/organise/venues", ambassador)
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
        var answer = sent("/organise/venues", ambassador)
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

        assertThat(summary(sent("/organise/venues", ambassador)
                        .param("organisation", "\u200b\u200b")
                        .exchange()))
                .containsExactly("name", "organisation", "town", "postcode");
        add("The Castle", "BS1 5QD");
        assertThat(summary(sent("/organise/venues", ambassador)
                        .param("name", "The Castle")
                        .param("town", "Bristol")
                        .param("postcode", "BS1 5QD")
                        .param("contactEmail", "e".repeat(250) + "@castle.example")
                        .exchange()))
                .containsExactly("name", "contactEmail");
        assertThat(jdbc.sql("select count(*) from venue").query(Long.class).single())
                .isOne();
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

    /** And not again each time that it is edited. */
    @Test
    void aPlaceThatGetsANameOfAnotherInItsTownIsAskedAbout() {
        var castle = add("The Castle", "BS1 5QD");
        var hall = add("The Hall", "BS2 0JJ");
        var address = "/organise/venues/" + hall;
        var request = List.of("version", "0", "name", "the  castle", "town", "bristol", "postcode", "BS2 0JJ");
        var answer = post(address, request, "parking", "Behind the hall");
        assertThat(summary(answer)).containsExactly("another");
        assertThat(answer)
                .bodyText()
                .contains(
                        "There is a “The Castle” in Bristol at BS1 5QD",
                        "/organise/venues/" + castle,
                        "Behind the hall");
        assertThat(post(address, request, "another", "true")).hasStatus3xxRedirection();
        var again = List.of("version", "1", "name", "The Castle", "town", "Bristol", "postcode", "BS2 0JJ");
        assertThat(post(address, again, "parking", "Behind the hall")).hasStatus3xxRedirection();
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
                sent("/organise/venues", ambassador).param("postcode", "nowhere"),
                sent("/organise/venues", ambassador).param("postcode", "BS1 5QD"),
                sent("/organise/venues", ambassador)
                        .param("postcode", "BS1 5QE")
                        .param("rooms", "Keep\nkeep"),
                sent("/organise/venues/" + id, ambassador)
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

    private static List<String> summary(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        var page = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return Pattern.compile("<li><a href=\"#(\\w+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private MvcTestResult post(String address, List<String> fields, String... more) {
        var request = sent(address, ambassador);
        var all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        for (var i = 0; i < all.size(); i += 2) {
            request.param(all.get(i), all.get(i + 1));
        }
        return request.exchange();
    }

    private MockMvcRequestBuilder save(VenueId id, int version, String parking) {
        return sent("/organise/venues/" + id, ambassador)
                .param("name", "The Castle")
                .param("town", "Bristol")
                .param("postcode", "BS1 5QD")
                .param("parking", parking)
                .param("version", String.valueOf(version));
    }
}
