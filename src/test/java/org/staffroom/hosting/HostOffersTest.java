package org.staffroom.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;
import org.staffroom.venues.VenueId;

/** Offers to host: which are taken, who answers them, once, and the meeting that comes of one. */
@StaffroomTest
class HostOffersTest extends OneHost {

    @Autowired
    HostOfferQueries queries;

    /** A meeting has come of it, and its ambassadors go on reading it. */
    @Test
    void whoeverIsErasedIsNotCalledByNameInTheAnswer() {
        offers.accept(
                marcus,
                offered("Sixth form centre"),
                DAY,
                "Spring meeting",
                "Dear Ellie Marsh, thank you.",
                null,
                true);
        assertThat(post("/my/data/erasure", ellie, "confirm", "erase")).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select status || answer || words from host_offer")
                        .query(String.class)
                        .single())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void anAcceptedOfferIsADraftThereOnThatDayWithItsHost() {
        var meeting =
                offers.accept(marcus, offered("Sixth form centre"), DAY, "Spring meeting", "Thank you.", null, true);

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
        offers.accept(marcus, offered("sixth  form CENTRE"), DAY, "Spring meeting", "", null, true);
        var chosen = offers.offer(
                ellie, details("Sixth form centre", known, new OfferedDay(DAY.plusDays(1), PartOfDay.AFTERNOON)));
        offers.accept(marcus, chosen, DAY.plusDays(1), "Summer meeting", "", null, true);
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

    /** As when a place is added to the book. */
    @Test
    void aPlaceOfItsNameAndTownIsAskedAbout() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("update venue set town = 'gloucester', postcode = 'GL1 1AA', contact_name = '', contact_email = null")
                .update();
        var same = offered("sixth form CENTRE");
        assertThat(get("/organise/offers/" + same, marcus))
                .bodyText()
                .contains("Is it that place?", "/organise/venues/" + known, "Perhaps in the venue book")
                .doesNotContain("Not in the venue book yet");

        assertThat(accepted(same)).hasStatus(422).bodyText().contains("Say whether it is the place in the venue book");
        assertThat(accepted(same, "another", "perhaps")).hasStatus(400);
        assertThat(accepted(same, "another", "false", "contact", "true")).hasStatus3xxRedirection();
        assertThat(places()).as("it is that one").containsExactly("Sixth form centre GL1 1AA  ");
        assertThat(jdbc.sql("select venue_id from meeting").query(UUID.class).list())
                .containsExactly(known.value());

        assertThat(accepted(offered("Sixth form centre"), "another", "true", "contact", "true"))
                .hasStatus3xxRedirection();
        assertThat(places())
                .as("it is another")
                .containsExactly("Sixth form centre GL1 1AA  ", "Sixth form centre GL2 4QX " + ellie.email());
    }

    @Test
    void aPlaceOfTheBookThatIsDescribedIsShownAsOne() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("update venue set town = 'Gloucester', postcode = 'GL2 4QX'").update();
        var offer = offered("sixth form CENTRE");
        assertThat(get("/organise/offers/" + offer, marcus))
                .bodyText()
                .contains("/organise/venues/" + known)
                .doesNotContain("Is it that place?", "Not in the venue book yet");
        assertThat(accepted(offer)).hasStatus3xxRedirection();
    }

    private MvcTestResult accepted(HostOfferId offer, String... more) {
        var fields = new ArrayList<>(List.of("day", DAY.toString(), "title", "Spring meeting"));
        fields.addAll(List.of(more));
        return post("/organise/offers/" + offer + "/acceptance", marcus, fields.toArray(String[]::new));
    }

    private List<String> places() {
        return jdbc.sql(
                        "select name || ' ' || postcode || ' ' || coalesce(contact_email, ' ') from venue order by postcode")
                .query(String.class)
                .list();
    }

    @Test
    void whoeverIsKnownByTelephoneAloneStaysTheContact() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("""
                        update venue set organisation_id = ?, contact_name = 'The porter', contact_email = null,
                            contact_phone = '01452 555123'
                        """).param(school.value()).update();
        given.works(ellie.id(), school);
        var offer = offers.offer(ellie, details("Sixth form centre", known, new OfferedDay(DAY, PartOfDay.MORNING)));

        assertThat(get("/organise/offers/" + offer, marcus)).bodyText().doesNotContain("becomes the contact");
        offers.accept(marcus, offer, DAY, "Spring meeting", "", null, true);

        assertThat(contact()).isEqualTo("The porter  01452 555123");
    }

    @Test
    void whoeverOfferedBecomesTheContactWhereThatIsTicked() {
        var offer = offered("Sixth form centre");
        assertThat(get("/organise/offers/" + offer, marcus))
                .bodyText()
                .containsPattern(
                        "(?s)name=\"contact\"[^>]*checked.*Ellie Marsh becomes the contact of Sixth form centre");

        assertThat(post(
                        "/organise/offers/" + offer + "/acceptance",
                        marcus,
                        "day",
                        DAY.toString(),
                        "title",
                        "Spring meeting",
                        "_contact",
                        "on"))
                .hasStatus3xxRedirection();
        assertThat(contact()).as("not ticked").isEqualTo("  ");

        var known =
                new VenueId(jdbc.sql("select id from venue").query(UUID.class).single());
        given.works(ellie.id(), school);
        var again = offers.offer(
                ellie, details("Sixth form centre", known, new OfferedDay(DAY.plusDays(1), PartOfDay.MORNING)));
        assertThat(post(
                        "/organise/offers/" + again + "/acceptance",
                        marcus,
                        "day",
                        DAY.plusDays(1).toString(),
                        "title",
                        "Summer meeting",
                        "contact",
                        "true"))
                .hasStatus3xxRedirection();
        assertThat(contact()).isEqualTo("Ellie Marsh " + ellie.email() + " ");
    }

    private String contact() {
        return jdbc.sql("select contact_name || ' ' || coalesce(contact_email, '') || ' ' || contact_phone from venue")
                .query(String.class)
                .single();
    }

    @Test
    void whoeverDescribesAPlaceOfTheBookIsNotItsContact() {
        var known = given.venue("Sixth form centre", region);
        jdbc.sql("update venue set organisation_id = ?, postcode = 'GL2 4QX', contact_name = '', contact_email = null")
                .param(school.value())
                .update();
        offers.accept(marcus, offered("sixth form CENTRE"), DAY, "Spring meeting", "", null, true);

        // Nor whoever has gone elsewhere since.
        given.works(ellie.id(), school);
        var chosen = offers.offer(
                ellie, details("Sixth form centre", known, new OfferedDay(DAY.plusDays(1), PartOfDay.AFTERNOON)));
        given.works(ellie.id(), given.organisation("Another school", "SCHOOL"));
        offers.accept(marcus, chosen, DAY.plusDays(1), "Summer meeting", "", null, true);
        assertThat(jdbc.sql("select count(*) from venue where contact_email is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneIsFirst() {
        var priya = given.ambassador("Priya Nair", region);
        for (var round = 0; round < 5; round++) {
            var title = "Round " + round;
            var id = offered("Hall " + round);
            var problems = AtOnce.problems(List.of(
                    () -> offers.accept(marcus, id, DAY, title, "Yes", null, true),
                    () -> offers.accept(priya, id, DAY.plusDays(7), title, "Yes", null, true),
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
        assertRefused(
                "hosting.refused.WITHDRAWN", () -> offers.accept(marcus, withdrawn, DAY, "Spring", "", null, true));
        assertRefused("hosting.refused.WITHDRAWN", () -> offers.withdraw(ellie, withdrawn));
        var declined = offered("Library");
        offers.decline(marcus, declined, "Not now.");
        assertRefused("hosting.refused.DECLINED", () -> offers.decline(marcus, declined, "Not now."));
        assertRefused("hosting.refused.DECLINED", () -> offers.withdraw(ellie, declined));

        var late = offered("Gym");
        assertRefused(
                "hosting.refused.other-day",
                () -> offers.accept(marcus, late, DAY.plusDays(1), "Spring", "", null, true));
        clock.travelTo(DAY.atTime(6, 0).toInstant(ZoneOffset.UTC));
        assertRefused("hosting.refused.past", () -> offers.accept(marcus, late, DAY, "Spring", "", null, true));
        jdbc.sql("update region set archived_at = now()").update();
        assertRefused(
                "meetings.refused.no-such-region",
                () -> offers.accept(given.admin("Helen"), late, DAY.plusDays(7), "Spring", "", null, true));
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

    private static void assertRefused(String key, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
