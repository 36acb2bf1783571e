package org.staffroom.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpText;
import org.staffroom.writeups.WriteUps;

/** What is kept of each state of a text, shown and brought back. */
@StaffroomTest
class RevisionsTest {

    @Autowired
    WriteUps writeUps;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    private RegionId region;
    private CurrentPerson marcus;
    private CurrentPerson grace;
    private WriteUpId report;

    @BeforeEach
    void aReport() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        grace = given.ambassador("Grace Holt", region);
        var meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        report = writeUps.startReport(marcus, meeting);
    }

    @Test
    void savesSoonAfterEachOtherAreOneVersionAndThoseOfOthersAreTheirOwn() {
        edit(marcus, "One.");
        later(2);
        edit(marcus, "One. Two.");
        assertThat(numbers()).containsExactly("1 FILLED", "2 SAVED");
        edit(grace, "One. Two. Three.");
        later(1);
        edit(marcus, "One. Two. Three. Four.");
        assertThat(numbers()).containsExactly("1 FILLED", "2 SAVED", "3 SAVED", "4 SAVED");
        // However long one goes on saving, every five minutes there is a version to go back to.
        later(4);
        edit(marcus, "Five.");
        later(2);
        edit(marcus, "Six.");
        assertThat(numbers()).hasSize(5);
        edit(marcus, "Six.");
        assertThat(numbers()).hasSize(5);
    }

    @Test
    void whatEverybodyCouldReadIsKeptHoweverSoonItWasCorrected() {
        edit(marcus, "With a mistake.");
        writeUps.publish(marcus, report);
        later(1);
        edit(marcus, "Corrected.");
        later(1);
        edit(marcus, "Corrected once more.");

        assertThat(numbers()).containsExactly("1 FILLED", "2 SAVED", "3 SAVED", "4 SAVED");
        assertThat(get("?from=2&to=4", marcus)).bodyText().contains("With a mistake.", "Corrected once more.");
    }

    @Test
    void anyTwoAreComparedAndHostileTextIsText() {
        edit(marcus, "We met in Bristol. <script>alert(1)</script>");
        later(10);
        edit(grace, "We met in Bath. <script>alert(1)</script>");

        assertThat(get("", marcus))
                .hasStatusOk()
                .bodyText()
                .contains("What changed from version 2 to 3")
                .containsPattern("<del><span class=\"visually-hidden\">taken out:</span><span>Bristol.</span></del>")
                .containsPattern("<ins><span class=\"visually-hidden\">added:</span><span>Bath.</span></ins>")
                .contains("Grace Holt", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(get("?from=1&to=2", marcus)).bodyText().contains("What changed from version 1 to 2");
        assertThat(get("?to=1", marcus)).bodyText().contains("The first version");
        for (var odd : List.of("?from=x&to=-1", "?from=99&to=0", "?to=%00", "?from=3&to=3", "?from=3&to=1")) {
            assertThat(get(odd, marcus)).as(odd).hasStatusOk();
        }
    }

    @Test
    void goingBackIsAVersionOfItsOwnAndLosesNothing() {
        edit(marcus, "The first.");
        later(10);
        edit(marcus, "The second.");

        assertThat(restore(2, version() - 1)).hasStatus(303);
        assertThat(body()).isEqualTo("The second.");
        assertThat(restore(2, version())).hasStatus(303);
        assertThat(body()).isEqualTo("The first.");
        assertThat(numbers()).containsExactly("1 FILLED", "2 SAVED", "3 SAVED", "4 RESTORED");
        assertThat(get("", marcus)).bodyText().contains("Marcus Shore went back to version 2");
        assertThat(restore(99, version())).hasStatus(404);
    }

    @Test
    void isForThoseWhoMayEditItAlone() {
        edit(marcus, "Secret draft.");
        for (var person :
                List.of(given.member("Ellie Marsh"), given.ambassador("Carys", given.region("wales", "Wales")))) {
            assertThat(get("", person)).hasStatus(404);
            assertThat(mvc.post()
                            .uri("/write-ups/" + report + "/history/1/restoration")
                            .with(as(person))
                            .with(csrf())
                            .param("version", "" + version())
                            .exchange())
                    .hasStatus(404);
        }
        assertThat(body()).isEqualTo("Secret draft.");
    }

    @Test
    void goesWithItsWriteUp() {
        writeUps.discard(marcus, report);
        assertThat(numbers()).isEmpty();
    }

    private void edit(CurrentPerson person, String body) {
        writeUps.edit(person, report, version(), new WriteUpText("Title", "", body, List.of(), List.of(), null, null));
    }

    private void later(int minutes) {
        clock.travelTo(clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    private MvcTestResult get(String query, CurrentPerson person) {
        return mvc.get()
                .uri(java.net.URI.create("/write-ups/" + report + "/history" + query))
                .with(as(person))
                .exchange();
    }

    private MvcTestResult restore(int number, int version) {
        return mvc.post()
                .uri("/write-ups/" + report + "/history/" + number + "/restoration")
                .with(as(marcus))
                .with(csrf())
                .param("version", "" + version)
                .exchange();
    }

    private List<String> numbers() {
        return jdbc.sql("select number || ' ' || kind from write_up_revision order by number")
                .query(String.class)
                .list();
    }

    private int version() {
        return jdbc.sql("select version from write_up").query(Integer.class).single();
    }

    private String body() {
        return jdbc.sql("select body from write_up").query(String.class).single();
    }
}
