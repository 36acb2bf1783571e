package org.staffroom.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.venues.VenueId;

@StaffroomTest
class HostOffersTest {

    private static final LocalDate DAY = LocalDate.parse("2027-04-20");

    @Autowired
    HostOffers offers;

    @Autowired
    HostOfferQueries queries;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TravellingClock clock;

    RegionId region;
    OrganisationId school;
    CurrentPerson marcus;
    CurrentPerson ellie;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        school = given.organisation("Severn Vale School", "SCHOOL");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
    }

    private HostOfferDetails details(String place, @Nullable VenueId venue, OfferedDay... days) {
        return new HostOfferDetails(
                region,
                "Severn Vale School",
                venue,
                new OfferedPlace(place, "Long Lane", "Gloucester", "gl24qx"),
                List.of(days),
                40,
                "Tea is on us.");
    }

    private HostOfferId offered(String place) {
        return offers.offer(
                ellie,
                details(
                        place,
                        null,
                        new OfferedDay(DAY, PartOfDay.MORNING),
                        new OfferedDay(DAY.plusDays(7), PartOfDay.WHOLE_DAY)));
    }

    /** Of each of the days offered, before one of them is chosen. */
    @Test
    void whatSpeaksAgainstADayIsSaidWhereItIsChosen() {
        var offer = offered("Sixth form centre");
        var page = "/organise/offers/" + offer;
        jdbc.sql("""
                        insert into school_holiday (id, nation, name, first_day, last_day)
                        values (?, 'ENGLAND', 'Inset week', ?, ?)
                        """)
                .params(org.staffroom.shared.Ids.next(), DAY.plusDays(7), DAY.plusDays(8))
                .update();
        assertThat(mvc.get().uri(page).with(as(marcus))).bodyText().containsOnlyOnce("Schools are closed: Inset week");
        offers.decline(marcus, offer, "Another time.");
        assertThat(mvc.get().uri(page).with(as(marcus))).bodyText().doesNotContain("Inset week");
    }

    /** A meeting has come of it, and its ambassadors go on reading it. */
    @Test
    void whoeverIsErasedIsNotCalledByNameInTheAnswer() {
        offers.accept(marcus, offered("Sixth form centre"), DAY, "Spring meeting", "Dear Ellie Marsh, thank you.");
        assertThat(mvc.post()
                        .uri("/my/data/erasure")
                        .with(as(ellie))
                        .with(csrf())
                        .param("confirm", "erase")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(jdbc.sql("select status || answer || words from host_offer")
                        .query(String.class)
                        .single())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void anAcceptedOfferIsADraftThereOnThatDayWithItsHost() {
        var meeting = offers.accept(marcus, offered("Sixth form centre"), DAY, "Spring meeting", "Thank you.");

        assertThat(jdbc.sql("""
                        select m.status, m.title, r.slug as region, v.name as venue, v.postcode, o.name as host, p.role,
                               to_char(m.starts_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as starts,
                               to_char(m.ends_at at time zone 'Europe/London', 'HH24:MI') as ends, place.capacity,
                               v.contact_name, v.contact_email
                        from meeting m join region r on r.id = m.region_id join venue v on v.id = m.venue_id
                        join meeting_partner p on p.meeting_id = m.id join organisation o on o.id = p.organisation_id
                        join place on place.meeting_id = m.id and place.mode = 'ROOM'
                        where m.id = ?
                        """).param(meeting.value()).query().singleRow().values())
                .extracting(String::valueOf)
                .containsExactly(
                        "DRAFT",
                        "Spring meeting",
                        "south-west",
                        "Sixth form centre",
                        "GL2 4QX",
                        "Severn Vale School",
                        "HOST",
                        "2027-04-20 09:30",
                        "12:30",
                        "40",
                        "Ellie Marsh",
                        ellie.email());
        assertThat(queries.of(ellie.id()).get(0).status()).isEqualTo(HostOfferStatus.ACCEPTED);
    }

    @Test
    void aPlaceThatIsInTheBookIsNotWrittenAgainAndKeepsItsContact() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("update venue set organisation_id = ?, postcode = 'GL2 4QX'")
                .param(school.value())
                .update();
        given.contact(known, "porter@school.example");
        given.works(ellie.id(), school);
        offers.accept(marcus, offered("sixth  form CENTRE"), DAY, "Spring meeting", "");
        var chosen = offers.offer(
                ellie, details("Sixth form centre", known, new OfferedDay(DAY.plusDays(1), PartOfDay.AFTERNOON)));
        offers.accept(marcus, chosen, DAY.plusDays(1), "Summer meeting", "");
        assertThat(jdbc.sql("select count(*) from venue").query(Integer.class).single())
                .isOne();
        assertThat(jdbc.sql("select contact_email from venue")
                        .query(String.class)
                        .single())
                .isEqualTo("porter@school.example");

        var elsewhere = given.venue("The Castle", region);
        assertRefused(
                "hosting.refused.venue",
                () -> offers.offer(ellie, details("The Castle", elsewhere, new OfferedDay(DAY, PartOfDay.MORNING))));
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneIsFirst() {
        var priya = given.ambassador("Priya Nair", region);
        for (var round = 0; round < 5; round++) {
            var title = "Round " + round;
            var id = offered("Hall " + round);
            var problems = AtOnce.problems(List.of(
                    () -> offers.accept(marcus, id, DAY, title, "Yes"),
                    () -> offers.accept(priya, id, DAY.plusDays(7), title, "Yes"),
                    () -> offers.decline(marcus, id, "No")));
            assertThat(problems).hasSize(2).allMatch(problem -> problem.contains("hosting.refused."));
            assertThat(jdbc.sql("select count(*) from meeting where title = ?")
                            .param(title)
                            .query(Integer.class)
                            .single())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theSameOfferTwiceOrAtOnceWaitsOnce() {
        var problems = AtOnce.problems(
                List.of(() -> offered("Hall"), () -> offered(" hall "), () -> offered("HALL"), () -> offered("Hall")));
        assertThat(problems).hasSize(3).allMatch(problem -> problem.contains("hosting.refused.again"));
        offers.withdraw(ellie, queries.of(ellie.id()).get(0).id());
        assertThat(offered("Hall")).isNotNull();
        assertThat(jdbc.sql("select count(*) from host_offer")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsOverCannotBeAnswered() {
        var withdrawn = offered("Hall");
        offers.withdraw(ellie, withdrawn);
        assertRefused("hosting.refused.WITHDRAWN", () -> offers.accept(marcus, withdrawn, DAY, "Spring", ""));
        assertRefused("hosting.refused.WITHDRAWN", () -> offers.withdraw(ellie, withdrawn));
        var declined = offered("Library");
        offers.decline(marcus, declined, "Not now.");
        assertRefused("hosting.refused.DECLINED", () -> offers.decline(marcus, declined, "Not now."));
        assertRefused("hosting.refused.DECLINED", () -> offers.withdraw(ellie, declined));

        var late = offered("Gym");
        assertRefused("hosting.refused.other-day", () -> offers.accept(marcus, late, DAY.plusDays(1), "Spring", ""));
        clock.travelTo(DAY.atTime(6, 0).toInstant(java.time.ZoneOffset.UTC));
        assertRefused("hosting.refused.past", () -> offers.accept(marcus, late, DAY, "Spring", ""));
        jdbc.sql("update region set archived_at = now()").update();
        assertRefused(
                "meetings.refused.no-such-region",
                () -> offers.accept(given.admin("Helen"), late, DAY.plusDays(7), "Spring", ""));
        assertRefused("hosting.refused.region", () -> offered("Pool"));
        assertThat(jdbc.sql("select count(*) from meeting").query(Integer.class).single())
                .isZero();
    }

    @Test
    void daysAreToComeAndDiffer() {
        var today = LocalDate.parse("2027-03-02");
        assertRefused(
                "hosting.refused.day-past",
                () -> offers.offer(ellie, details("Hall", null, new OfferedDay(today, PartOfDay.MORNING))));
        assertRefused(
                "hosting.refused.day-twice",
                () -> offers.offer(
                        ellie,
                        details(
                                "Hall",
                                null,
                                new OfferedDay(DAY, PartOfDay.MORNING),
                                new OfferedDay(DAY, PartOfDay.AFTERNOON))));
        assertRefused(
                "hosting.refused.day-far",
                () -> offers.offer(
                        ellie, details("Hall", null, new OfferedDay(today.plusYears(3), PartOfDay.MORNING))));
        assertRefused("hosting.refused.days", () -> offers.offer(ellie, details("Hall", null)));
        for (var number = 0; number < 10; number++) {
            offered("Hall " + number);
        }
        assertRefused("hosting.refused.many", () -> offered("One more hall"));
    }

    @Test
    void whatWasWithdrawnCountsAmongTheOffersOfADay() {
        for (var number = 0; number < 10; number++) {
            offers.withdraw(ellie, offered("Hall"));
        }
        assertRefused("hosting.refused.today", () -> offered("Hall"));
        clock.travelTo(clock.instant().plus(Duration.ofHours(25)));
        assertThat(offered("Hall")).isNotNull();
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
        assertThat(page("/my/offers/new", ellie)).bodyText().doesNotContain(known.toString());
        given.works(ellie.id(), school);
        assertThat(page("/my/offers/new", ellie)).bodyText().contains(known.toString());
        assertThat(send(fields)).hasStatus3xxRedirection();
    }

    @Test
    void whoeverDescribesAPlaceOfTheBookIsNotItsContact() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("update venue set organisation_id = ?, postcode = 'GL2 4QX', contact_name = '', contact_email = null")
                .param(school.value())
                .update();
        offers.accept(marcus, offered("sixth form CENTRE"), DAY, "Spring meeting", "");

        // Nor whoever has gone elsewhere since.
        given.works(ellie.id(), school);
        var chosen = offers.offer(
                ellie, details("Sixth form centre", known, new OfferedDay(DAY.plusDays(1), PartOfDay.AFTERNOON)));
        given.works(ellie.id(), given.organisation("Another school", "SCHOOL"));
        offers.accept(marcus, chosen, DAY.plusDays(1), "Summer meeting", "");
        assertThat(jdbc.sql("select count(*) from venue where contact_email is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private MvcTestResult sendAsNew(String region, String day) {
        var place = List.of("placeName", "Hall", "town", "Gloucester", "postcode", "GL2 4QX", "day", day);
        var all = new java.util.ArrayList<>(List.of("region", region, "organisation", "Nobody knows it"));
        all.addAll(place);
        return post("/my/offers", ellie, all.toArray(String[]::new));
    }

    private int organisations() {
        return jdbc.sql("select count(*) from organisation where name = 'Nobody knows it'")
                .query(Integer.class)
                .single();
    }

    @Test
    void othersFindNothing() {
        var id = offered("Hall");
        var elsewhere = given.ambassador("Elin Rhys", given.region("wales", "Wales"));
        for (var person : List.of(elsewhere, ellie)) {
            assertThatThrownBy(() -> offers.accept(person, id, DAY, "Mine", "")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> offers.decline(person, id, "No")).isInstanceOf(NotFound.class);
            assertThat(page("/organise/offers/" + id, person)).hasStatus(404);
        }
        assertThatThrownBy(() -> offers.withdraw(marcus, id)).isInstanceOf(NotFound.class);
        assertThat(page("/organise/offers", elsewhere)).hasStatusOk().bodyText().doesNotContain("Hall");
        assertThat(page("/organise/offers", ellie)).hasStatus(404);
        assertThat(page("/my/offers", marcus)).bodyText().doesNotContain("Hall");
        assertThat(page("/organise/offers/" + id, marcus))
                .bodyText()
                .contains(
                        "Tea is on us.", ellie.email(), "Tuesday 20 April 2027, morning", "Not in the venue book yet");
        assertThat(page("/organise/offers/nonsense", marcus)).hasStatus(404);
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
        assertThat(send("placeName", "Hall", "town", "Gloucester", "postcode", "nowhere", "day", "2027-04-20"))
                .hasStatus(422)
                .bodyText()
                .contains("Write a postcode");
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
        offers.withdraw(ellie, id);
        assertThat(answer(id, "acceptance", "day", DAY.toString(), "title", "Spring", "words", "My words"))
                .hasStatus(422)
                .bodyText()
                .contains("withdrawn by whoever made it", "My words");
    }

    @Test
    void anArchivedRegionIsNotAskedFor() {
        assertThat(mvc.get().uri("/regions/south-west")).bodyText().contains("/my/offers/new?region=south-west");
        jdbc.sql("update region set archived_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
        assertThat(mvc.get().uri("/regions/south-west")).bodyText().doesNotContain("/my/offers/new");
        assertThat(page("/my/offers/new?region=south-west", ellie)).hasStatusOk();
    }

    private MvcTestResult answer(HostOfferId id, String how, String... fields) {
        return post("/organise/offers/" + id + "/" + how, marcus, fields);
    }

    private MvcTestResult send(String... fields) {
        var all = new java.util.ArrayList<>(List.of("region", "south-west", "organisation", "Severn Vale School"));
        all.addAll(List.of(fields));
        return post("/my/offers", ellie, all.toArray(String[]::new));
    }

    private MvcTestResult post(String address, CurrentPerson person, String... fields) {
        var request = mvc.post().uri(address).with(as(person)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult page(String address, CurrentPerson person) {
        return mvc.get().uri(address).with(as(person)).exchange();
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
