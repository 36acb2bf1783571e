package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

/** The venue book: whom it is for, that a venue and a room stand in it once, and what is found there in which order. */
@StaffroomTest
class VenuesTest extends WithVenues {

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Statements statements;

    @Autowired
    TravellingClock clock;

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

        var answer = sent("/organise/venues", ambassador)
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
        var answer = sent("/organise/venues/" + id, member)
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

    @Test
    void theBookBeginsWithOnesOwnRegions() {
        var wales = given.region("wales", "Wales");
        given.venue("Castle Hall", null);
        given.venue("Abbey Hall", wales);
        given.venue("Moor Hall", wales);
        given.venue("Zebra Hall", region);
        var read = get("/organise/venues", ambassador);
        assertThat(read)
                .bodyText()
                .containsSubsequence(
                        "Your region", "Zebra Hall", "Everywhere else", "Abbey Hall", "Castle Hall", "Moor Hall");
        assertThat(get("/organise/venues?region=" + wales, ambassador))
                .bodyText()
                .contains("Abbey Hall")
                .doesNotContain("Your region", "Everywhere else");
        assertThat(get("/organise/venues", given.admin("Helen Marsh")))
                .bodyText()
                .containsSubsequence("Abbey Hall", "Castle Hall", "Zebra Hall")
                .doesNotContain("Your region", "Everywhere else");
    }

    @Test
    void theBookIsNarrowedDown() {
        given.venue("Castle Hall", region);
        given.venue("Small Hall", region);
        jdbc.sql("update venue set capacity = 20 where name = 'Small Hall'").update();
        jdbc.sql("update venue set step_free = true, parking_spaces = 4 where name = 'Small Hall'")
                .update();
        assertThat(get("/organise/venues?seats=30", ambassador))
                .bodyText()
                .contains("Castle Hall")
                .doesNotContain("Small Hall");
        assertThat(get("/organise/venues?has=step-free&has=parking", ambassador))
                .bodyText()
                .contains("Small Hall", "1 venue")
                .doesNotContain("Castle Hall");
        assertThat(get("/organise/venues?has=lift&seats=many&region=nowhere", ambassador))
                .bodyText()
                .contains("No venue like that");
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
}
