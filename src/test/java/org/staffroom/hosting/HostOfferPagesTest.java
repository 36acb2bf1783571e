package org.staffroom.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.support.StaffroomTest;

/** The forms of an offer and of its answer: who finds them, and what comes back when something is wrong. */
@StaffroomTest
class HostOfferPagesTest extends OneHost {

    /** Of each of the days offered, before one of them is chosen. */
    @Test
    void whatSpeaksAgainstADayIsSaidWhereItIsChosen() {
        var offer = offered("Sixth form centre");
        var page = "/organise/offers/" + offer;
        jdbc.sql("""
                        insert into school_holiday (id, nation, name, first_day, last_day)
                        values (?, 'ENGLAND', 'Inset week', ?, ?)
                        """).params(Ids.next(), DAY.plusDays(7), DAY.plusDays(8)).update();
        assertThat(get(page, marcus)).bodyText().containsOnlyOnce("Schools are closed: Inset week");
        offers.decline(marcus, offer, "Another time.");
        assertThat(get(page, marcus)).bodyText().doesNotContain("Inset week");
    }

    @Test
    void othersFindNothing() {
        var id = offered("Hall");
        var elsewhere = given.ambassador("Elin Rhys", given.region("wales", "Wales"));
        for (var person : List.of(elsewhere, ellie)) {
            assertThatThrownBy(() -> offers.accept(person, id, DAY, "Mine", "", null, true))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> offers.decline(person, id, "No")).isInstanceOf(NotFound.class);
            assertThat(get("/organise/offers/" + id, person)).hasStatus(404);
        }
        assertThatThrownBy(() -> offers.withdraw(marcus, id)).isInstanceOf(NotFound.class);
        assertThat(get("/organise/offers", elsewhere)).hasStatusOk().bodyText().doesNotContain("Hall");
        assertThat(get("/organise/offers", ellie)).hasStatus(404);
        assertThat(get("/my/offers", marcus)).bodyText().doesNotContain("Hall");
        assertThat(get("/organise/offers/" + id, marcus))
                .bodyText()
                .contains(
                        "Tea is on us.", ellie.email(), "Tuesday 20 April 2027, morning", "Not in the venue book yet");
        assertThat(get("/organise/offers/nonsense", marcus)).hasStatus(404);
    }

    @Test
    void aWrongFormComesBackWithEverythingTyped() {
        assertThat(send("placeName", "<b>Hall</b>", "day", "soon", "part", "MORNING", "words", "Tea, and <i>cake</i>"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "&lt;b&gt;Hall&lt;/b&gt;",
                        "value=\"soon\"",
                        "Tea, and &lt;i&gt;cake&lt;/i&gt;",
                        "Say which town",
                        "Give the postcode",
                        "Choose each date from the calendar")
                .doesNotContain("<i>cake");
        assertThat(send("placeName", "\u00a0\u00a0", "town", "--", "postcode", "nowhere", "day", "2027-01-04"))
                .hasStatus(422)
                .bodyText()
                .contains("Give the place a name", "Say which town", "Write a postcode", "has to be later than today");
        assertThat(send("placeName", "Hall", "town", "Gloucester", "postcode", "GL2 4QX"))
                .hasStatus(422)
                .bodyText()
                .contains("Give at least one date");
        assertThat(send("venue", UUID.randomUUID().toString(), "day", "2027-04-20"))
                .hasStatus(422);
        assertThat(jdbc.sql("select count(*) from host_offer")
                        .query(Integer.class)
                        .single())
                .isZero();
        var right =
                new String[] {"placeName", "Hall", "town", "Gloucester", "postcode", "GL2 4QX", "day", "2027-04-20"};
        assertThat(send(right)).hasStatus3xxRedirection().hasRedirectedUrl("/my/offers");
        assertThat(send(right)).hasStatus3xxRedirection().hasRedirectedUrl("/my/offers");
        assertThat(jdbc.sql("select count(*) from host_offer")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void anAnswerWithoutWordsOrTitleComesBack() {
        var id = offered("Hall");
        assertThat(answer(id, "decline", "words", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write a word or two");
        assertThat(answer(id, "acceptance", "day", DAY.toString(), "title", "x", "words", "Dear <b>Ellie</b>"))
                .hasStatus(422)
                .bodyText()
                .contains("A title has 3", "Dear &lt;b&gt;Ellie&lt;/b&gt;");
        assertThat(answer(id, "acceptance", "day", "someday", "title", "Spring", "words", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose one of the dates");
        assertThat(answer(id, "acceptance", "day", "+999999999-12-31", "title", "Spring", "words", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose one of the dates");
        offers.withdraw(ellie, id);
        assertThat(answer(id, "acceptance", "day", DAY.toString(), "title", "Spring", "words", "My words"))
                .hasStatus(422)
                .bodyText()
                .contains("withdrawn by whoever made it", "My words");
    }

    @Test
    void seatsThatNobodySaidAreSaidToBeAGuess() {
        var said = offered("Hall");
        var unsaid = offered("Library");
        jdbc.sql("update host_offer set capacity = null where id = ?")
                .param(unsaid.value())
                .update();

        assertThat(answer(said, "acceptance", "day", DAY.toString(), "title", "Spring", "words", ""))
                .flash()
                .containsEntry("flash", "Accepted: here is the draft. We have written to whoever offered.");
        assertThat(answer(unsaid, "acceptance", "day", DAY.toString(), "title", "Summer", "words", ""))
                .flash()
                .extractingByKey("flash")
                .asString()
                .contains("the 30 places of the draft are a guess");

        jdbc.sql("""
                        insert into venue_room (id, venue_id, name, capacity)
                        select gen_random_uuid(), venue_id, 'Reading room', 90 from host_offer where id = ?
                        """).param(unsaid.value()).update();
        var again = offered("Library");
        jdbc.sql("update host_offer set capacity = null where id = ?")
                .param(again.value())
                .update();
        assertThat(answer(again, "acceptance", "day", DAY.plusDays(7).toString(), "title", "Autumn", "words", ""))
                .flash()
                .containsEntry("flash", "Accepted: here is the draft. We have written to whoever offered.");
        assertThat(jdbc.sql(
                                "select p.capacity from place p join meeting m on m.id = p.meeting_id where m.title = 'Autumn'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(90);
    }

    @Test
    void whatIsAnsweredInAnotherTabHasNoFormAnyMore() {
        var id = offered("Hall");
        offers.accept(marcus, id, DAY, "Spring meeting", "", null, true);
        assertThat(answer(id, "decline", "words", "Sorry, not this time"))
                .hasStatus(422)
                .bodyText()
                .contains("has been accepted already", "Sorry, not this time")
                .doesNotContain("/decline\"", "/acceptance\"");
    }

    @Test
    void whereNobodyRunsTheRegionAdminsAreAskedAndItIsSaid() {
        var helen = given.admin("Helen Marsh");
        assertThat(send("placeName", "Hall", "town", "Gloucester", "postcode", "GL2 4QX", "day", DAY.toString()))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry(
                        "flash",
                        "Thank you. The ambassadors of the region see your offer now, and we write to you when they answer.");
        assertThat(asked()).containsExactly(marcus.email());
        jdbc.sql("delete from delivery").update();
        jdbc.sql("delete from ambassador").update();
        assertThat(send("placeName", "Library", "town", "Gloucester", "postcode", "GL2 4QX", "day", DAY.toString()))
                .hasStatus3xxRedirection()
                .flash()
                .extractingByKey("flash")
                .asString()
                .contains("Nobody runs this region at present");
        assertThat(asked()).containsExactly(helen.email());
        assertThat(mvc.get().uri("/regions/south-west")).bodyText().contains("href=\"mailto:");
    }

    private List<String> asked() {
        return jdbc.sql("select email from delivery where template = 'host-offered'")
                .query(String.class)
                .list();
    }

    @Test
    void aRefusedOfferLeavesNoOrganisationBehind() {
        assertThat(sendAsNew("south-west", "2027-01-01")).hasStatus(422);
        assertThat(sendAsNew("nowhere", DAY.toString())).hasStatus(422);
        assertThat(organisations()).isZero();
        assertThat(sendAsNew("south-west", DAY.toString())).hasStatus3xxRedirection();
        assertThat(organisations()).isOne();
    }

    @Test
    void onlyPeopleOfAnOrganisationOfferItsPlaces() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("update venue set organisation_id = ?").param(school.value()).update();
        var fields = new String[] {"venue", known.toString(), "day", DAY.toString()};
        assertThat(send(fields)).hasStatus(422).bodyText().contains("Only people of that organisation");
        assertThat(get("/my/offers/new", ellie)).bodyText().doesNotContain(known.toString());
        given.works(ellie.id(), school);
        assertThat(get("/my/offers/new", ellie)).bodyText().contains(known.toString());
        assertThat(send(fields)).hasStatus3xxRedirection();
    }

    @Test
    void anArchivedRegionIsNotAskedFor() {
        assertThat(mvc.get().uri("/regions/south-west")).bodyText().contains("/my/offers/new?region=south-west");
        jdbc.sql("update region set archived_at = ?")
                .param(Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
        assertThat(mvc.get().uri("/regions/south-west")).bodyText().doesNotContain("/my/offers/new");
        assertThat(get("/my/offers/new?region=south-west", ellie)).hasStatusOk();
    }

    private MvcTestResult answer(HostOfferId id, String how, String... fields) {
        return post("/organise/offers/" + id + "/" + how, marcus, fields);
    }

    private MvcTestResult send(String... fields) {
        var all = new ArrayList<>(List.of("region", "south-west", "organisation", "Severn Vale School"));
        all.addAll(List.of(fields));
        return post("/my/offers", ellie, all.toArray(String[]::new));
    }

    private MvcTestResult sendAsNew(String region, String day) {
        var place = List.of("placeName", "Hall", "town", "Gloucester", "postcode", "GL2 4QX", "day", day);
        var all = new ArrayList<>(List.of("region", region, "organisation", "Nobody knows it"));
        all.addAll(place);
        return post("/my/offers", ellie, all.toArray(String[]::new));
    }

    private int organisations() {
        return jdbc.sql("select count(*) from organisation where name = 'Nobody knows it'")
                .query(Integer.class)
                .single();
    }
}
