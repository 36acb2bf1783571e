package org.staffroom.newfaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Who is new, who greets them, how many come again; and that nobody else is told. */
@StaffroomTest
class NewFacesTest {

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    NewFaceQueries queries;

    @Autowired
    Greeters greeters;

    private RegionId here;
    private RegionId elsewhere;
    private MeetingId coming;
    private CurrentPerson ambassador;

    @BeforeEach
    void twoRegions() {
        here = given.region("south-west", "South West");
        elsewhere = given.region("wales", "Wales");
        coming = given.meeting(here, "Spring meeting");
        ambassador = given.ambassador("Marcus Shore", here);
    }

    @Test
    void firstTimeEverAndFirstTimeInTheRegion() {
        var ever = place("Ever New");
        var inRegion = place("New Here");
        attended("In Wales", elsewhere, "2026-10-01", inRegion);
        var regular = place("A Regular");
        attended("In the south west", here, "2026-10-01", regular);
        var walkIn = given.member("Walker Inn");
        given.attended(coming, walkIn.id());
        assertThat(queries.of(ambassador, coming))
                .extracting(NewFace::name, NewFace::ever, NewFace::here)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("Ever New", true, false),
                        org.assertj.core.api.Assertions.tuple("Walker Inn", true, true),
                        org.assertj.core.api.Assertions.tuple("New Here", false, false));
        assertThatThrownBy(() -> queries.of(given.ambassador("Other", elsewhere), coming))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> queries.of(ever, coming)).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyWhoHasAPlaceInTheRoomGreetsAndOnlyWhileTheyHaveIt() {
        var greeter = place("Ann Lee");
        greeters.offer(greeter, coming, true);
        greeters.offer(greeter, coming, true);
        assertThat(greeters.of(coming)).extracting(Greeter::name).containsExactly("Ann Lee");
        assertThat(greeters.greets(coming, greeter.id())).isTrue();
        assertThatThrownBy(() -> greeters.offer(given.member("No Place"), coming, true))
                .isInstanceOf(NotFound.class);
        jdbc.sql("update registration set status = 'CANCELLED'").update();
        assertThat(greeters.of(coming)).isEmpty();
        jdbc.sql("update registration set status = 'CONFIRMED'").update();
        greeters.offer(greeter, coming, false);
        assertThat(greeters.of(coming)).isEmpty();
        clock.travelTo(clock.instant().plus(Duration.ofDays(15)));
        assertThatThrownBy(() -> greeters.offer(greeter, coming, true)).isInstanceOf(Refused.class);
    }

    @Test
    void thePageAsksAndOrganisersSeeBothSideBySide() {
        var greeter = place("Ann Lee");
        attended("Autumn meeting", here, "2026-10-01", greeter);
        place("Jo <b>Blake</b>");
        assertThat(mvc.get().uri("/meetings/spring-meeting/registration").with(as(greeter)))
                .bodyText()
                .contains("Would you greet somebody new?");
        assertThat(mvc.post()
                        .uri("/meetings/spring-meeting/registration/greeting")
                        .param("greets", "true")
                        .with(csrf())
                        .with(as(greeter)))
                .hasStatus(303);
        assertThat(mvc.get().uri("/meetings/spring-meeting/registration").with(as(greeter)))
                .bodyText()
                .contains("You greet somebody new");
        assertThat(mvc.get().uri("/organise/meetings/spring-meeting/new-faces").with(as(ambassador)))
                .bodyText()
                .contains("Jo &lt;b&gt;Blake&lt;/b&gt;", "First time", "Ann Lee", "1 person greets");
    }

    @Test
    void howManyCameAgainWithinAYear() {
        var people = new ArrayList<CurrentPerson>();
        for (var at = 0; at < 4; at++) {
            people.add(given.member("Person " + (char) ('A' + at)));
        }
        attended("First", here, "2024-10-01", people.toArray(CurrentPerson[]::new));
        attended("Again, elsewhere", elsewhere, "2025-03-01", people.get(0));
        attended("On the last day", here, "2025-10-01", people.get(1));
        attended("Too late", here, "2025-10-02", people.get(2));
        attended("In August", here, "2026-08-31", given.member("Of 2025/26"));
        attended("In September", here, "2026-09-01", given.member("Of 2026/27"));
        var rates = queries.rates(ambassador);
        assertThat(rates).singleElement().satisfies(region -> {
            assertThat(region.name()).isEqualTo("South West");
            assertThat(region.most()).isEqualTo(4);
            assertThat(region.years())
                    .containsExactly(
                            new ReturnRate(new AcademicYear(2026), 1, 0, true),
                            new ReturnRate(new AcademicYear(2025), 1, 0, true),
                            new ReturnRate(new AcademicYear(2024), 4, 2, false));
            assertThat(region.years().get(2).percent()).isEqualTo(50);
        });
        assertThat(queries.rates(given.ambassador("Other", elsewhere))).isEmpty();
        assertThat(queries.rates(given.admin("Admin"))).hasSize(1);
        assertThatThrownBy(() -> queries.rates(people.get(0))).isInstanceOf(NotFound.class);
    }

    /** Whether somebody is new makes no difference to what visitors, fellows and they themselves see; to organisers it does. */
    @Test
    void nobodyElseIsToldWhoIsNew() {
        var newcomer = place("Newcomer Canary");
        var fellow = place("Fellow Canary");
        var earlier = given.meeting(elsewhere, "Autumn meeting", Instant.parse("2026-10-01T09:00:00Z"), 30);
        jdbc.sql("update registration set listed_at = now()").update();
        given.writeUp(earlier, ambassador.id(), "What was said");
        given.attended(coming, fellow.id());
        var organisers = "/organise/meetings/spring-meeting/attendees";
        var toOrganisers = page(organisers, ambassador);
        // From here on they are no new face any more.
        var hidden = given.meeting(elsewhere, "Elsewhere", Instant.parse("2026-11-01T09:00:00Z"), 30);
        var before = pages(newcomer, fellow);
        given.attended(hidden, newcomer.id());
        assertThat(pages(newcomer, fellow)).isEqualTo(before);
        assertThat(page(organisers, ambassador)).isNotEqualTo(toOrganisers);
        for (var page : List.of("/organise/meetings/spring-meeting/new-faces", "/organise/new-faces")) {
            assertThat(mvc.get().uri(page).with(as(fellow))).as(page).hasStatus(404);
        }
    }

    private List<String> pages(CurrentPerson newcomer, CurrentPerson fellow) {
        var seen = new ArrayList<String>();
        for (var path : List.of(
                "/",
                "/meetings",
                "/meetings?when=past",
                "/meetings/spring-meeting",
                "/regions/south-west",
                "/write-ups/what-was-said",
                "/meetings/spring-meeting/registration")) {
            seen.add(page(path, fellow));
            if (!path.equals("/")) {
                seen.add(page(path, newcomer));
            }
            seen.add(page(path, null));
        }
        return seen;
    }

    private String page(String path, @Nullable CurrentPerson who) {
        var request = mvc.get().uri(path);
        var answer = (who == null ? request : request.with(as(who))).exchange();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"|content=\"[\\w-]{90,}\"", "");
    }

    private CurrentPerson place(String name) {
        var person = given.member(name);
        given.confirmed(coming, person.id());
        return person;
    }

    private void attended(String title, RegionId region, String day, CurrentPerson... people) {
        var held = given.meeting(region, title, Instant.parse(day + "T09:00:00Z"), 30);
        for (var person : people) {
            given.attended(held, person.id());
        }
    }
}
