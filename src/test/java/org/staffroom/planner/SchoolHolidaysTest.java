package org.staffroom.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.Nation;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class SchoolHolidaysTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HolidayQueries queries;

    CurrentPerson admin;

    @BeforeEach
    void anAdmin() {
        admin = given.admin("Helen Catterall");
    }

    @Test
    void oneIsAddedAndRemoved() {
        var added = add("nations", "WALES", "name", "Half term", "first", "2027-02-15", "last", "2027-02-19");

        assertThat(added).hasStatus3xxRedirection();
        assertThat(page()).contains("Half term", "Wales", "15 February 2027", "19 February 2027");

        var id = jdbc.sql("select id from school_holiday").query(String.class).single();
        remove(id);
        assertThat(remove(id)).hasStatus3xxRedirection().flash().containsEntry("flash", "It was removed before.");
        assertThat(page()).contains("No school holidays in this year yet");
    }

    @Test
    void severalArePastedAsPeopleWriteThem() {
        var pasted = add("nations", "ENGLAND", "lines", """
                Autumn half term, Monday 26 October 2026, 30 Oct 2026
                Christmas\t21/12/2026\t1/1/2027

                Half term; 2027-02-15; 2027-02-19
                May Day closure, 4 May 2027
                """);

        assertThat(pasted).hasStatus3xxRedirection();
        assertThat(stored())
                .containsExactly(
                        "Autumn half term 2026-10-26 2026-10-30",
                        "Christmas 2026-12-21 2027-01-01",
                        "Half term 2027-02-15 2027-02-19",
                        "May Day closure 2027-05-04 2027-05-04");
    }

    @Test
    void oneWrongLineAndNothingIsDone() {
        var pasted = add("nations", "ENGLAND", "lines", "Half term, 2027-02-15, 2027-02-19\nEaster <b>, soon");

        assertThat(pasted)
                .hasStatus(422)
                .bodyText()
                .contains("Line 2, “Easter &lt;b&gt;, soon”", "Half term, 2027-02-15, 2027-02-19");
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsSaidBesideTheField() {
        add("nations", "ENGLAND", "name", "Half term", "first", "2027-02-15", "last", "2027-02-19");

        assertThat(add("nations", "ENGLAND", "name", "Again", "first", "2027-02-19", "last", "2027-02-22"))
                .hasStatus(422)
                .bodyText()
                .contains("“Again” overlaps with what is there already: England (“Half term”).");
        assertThat(add("nations", "ENGLAND", "name", "Odd", "first", "2027-03-19", "last", "2027-03-01"))
                .hasStatus(422)
                .bodyText()
                .contains("is before the first", "2027-03-19");
        assertThat(add("nations", "ENGLAND", "name", "Long", "first", "2027-03-01", "last", "2028-03-01"))
                .hasStatus(422)
                .bodyText()
                .contains("longer than 100 days");
        assertThat(add("nations", "ENGLAND", "name", "x", "first", "2027-06-01"))
                .hasStatus(422);
        assertThat(add("nations", "ENGLAND", "name", "No day", "first", "31/6/2027"))
                .hasStatus(422)
                .bodyText()
                .contains("31/6/2027", "Write a day such as");
        assertThat(add("nations", "FRANCE", "name", "Half term", "first", "2027-06-01"))
                .hasStatus(422)
                .bodyText()
                .contains("Tick a nation, or choose a region");
        assertThat(add("region", "00000000-0000-7000-8000-000000000000", "name", "Gone", "first", "2027-06-01"))
                .hasStatus(422);
        assertThat(stored()).hasSize(1);
        assertThat(add("nations", "SCOTLAND", "name", "Elsewhere", "first", "2027-02-15"))
                .hasStatus3xxRedirection();
    }

    @Test
    void oneIsOfSeveralPlaces() {
        var marches = given.region("marches", "Marches");

        assertThat(add(
                        "nations",
                        "ENGLAND",
                        "nations",
                        "WALES",
                        "region",
                        marches.toString(),
                        "lines",
                        "Half term, 15 February 2027, 19 February 2027\nEaster, 22 March 2027, 2 April 2027"))
                .hasStatus3xxRedirection()
                .flash()
                .extractingByKey("flash")
                .isEqualTo("2 holidays are added.");

        assertThat(jdbc.sql("""
                                select coalesce(h.nation, r.name) || ' ' || h.name
                                from school_holiday h left join region r on r.id = h.region_id order by 1
                                """).query(String.class).list())
                .containsExactly(
                        "ENGLAND Easter",
                        "ENGLAND Half term",
                        "Marches Easter",
                        "Marches Half term",
                        "WALES Easter",
                        "WALES Half term");
        assertThat(page()).contains("Remove in Wales", "Remove in Marches");
    }

    @Test
    void whatSeveralPlacesHaveIsOneEntryAndRemovedInOneOrAll() {
        add(
                "nations",
                "ENGLAND",
                "nations",
                "WALES",
                "nations",
                "NORTHERN_IRELAND",
                "name",
                "Half term",
                "first",
                "2027-02-15",
                "last",
                "2027-02-19");
        add("nations", "SCOTLAND", "name", "Half term", "first", "2027-02-15", "last", "2027-02-16");
        assertThat(entries()).containsExactly("Half term England Northern Ireland Wales", "Half term Scotland");

        assertThat(remove(jdbc.sql("select id from school_holiday where nation = 'WALES'")
                        .query(String.class)
                        .single()))
                .flash()
                .containsEntry("flash", "The holiday is removed.");
        assertThat(entries()).containsExactly("Half term England Northern Ireland", "Half term Scotland");

        assertThat(remove("nonsense")).hasStatus(400);
        assertThat(post("/admin/holidays/removal")).hasStatus(400);
        var all = Pattern.compile("value=\"([^\"]*)\"[^>]*><span>Remove in all 2 places")
                .matcher(page());
        assertThat(all.find()).isTrue();
        assertThat(remove(all.group(1))).flash().containsEntry("flash", "The holiday is removed in 2 places.");
        assertThat(entries()).containsExactly("Half term Scotland");
        assertThat(jdbc.sql("select count(*) from audit where action = 'removed' and subject = 'school_holiday'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private List<String> entries() {
        return Pattern.compile("(?s)<th scope=\"row\">(.*?)</th>.*?<ul class=\"tags\">(.*?)</ul>")
                .matcher(page())
                .results()
                .map(row -> (row.group(1) + " " + row.group(2))
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }

    private MvcTestResult remove(String ids) {
        return post("/admin/holidays/removal", "holiday", ids);
    }

    @Test
    void whoHasOneOnTheseDaysIsNamedAndNobodyGetsIt() {
        add("nations", "WALES", "name", "Winter break", "first", "2027-02-12", "last", "2027-02-16");
        add("nations", "SCOTLAND", "name", "February break", "first", "2027-02-19");

        var page = add(
                "nations",
                "ENGLAND",
                "nations",
                "WALES",
                "nations",
                "SCOTLAND",
                "lines",
                "Easter, 22 March 2027, 2 April 2027\nHalf term, 15 February 2027, 19 February 2027");

        assertThat(page)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "“Half term” overlaps with what is there already: Scotland (“February break”), Wales (“Winter")
                .containsPattern("value=\"WALES\"[^>]*checked");
        assertThat(stored()).hasSize(2);
        assertThat(add("name", "Half term", "first", "2027-02-15"))
                .hasStatus(422)
                .bodyText()
                .contains("Tick a nation, or choose a region");
        assertThat(add("nations", "ENGLAND", "lines", "One, 1 June 2027, 4 June 2027\nTwo, 4 June 2027"))
                .hasStatus(422)
                .bodyText()
                .contains("“Two” overlaps with what is there already: England (“One”)");
    }

    /** Twice as much of it takes twice as long, and no more. */
    @Test
    void hostileLinesAreReadAtOnce() {
        // The first page of all is slow by itself.
        add("nations", "ENGLAND", "lines", "x");
        for (var hostile : List.of(" ".repeat(9_900) + "x", "a" + " \u3000".repeat(3_000), "a - ".repeat(2_400))) {
            var start = System.nanoTime();
            assertThat(add("nations", "ENGLAND", "lines", "x" + hostile)).hasStatus(422);
            assertThat(java.time.Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(java.time.Duration.ofMillis(400));
        }
        assertThat(add(
                        "nations",
                        "ENGLAND",
                        "lines",
                        "Half term , 15 Feb 2027 - 19 Feb 2027\nEaster;22/3/2027;  2/4/2027"))
                .hasStatus3xxRedirection();
        assertThat(jdbc.sql("select name || ' ' || first_day || ' ' || last_day from school_holiday order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("Easter 2027-03-22 2027-04-02", "Half term 2027-02-15 2027-02-19");
    }

    @Test
    void twoAdminsAtOnceAddItOnce() {
        AtOnce.run(
                4,
                number -> () ->
                        add("nations", "ENGLAND", "name", "Half term", "first", "2027-02-15", "last", "2027-02-19"));

        assertThat(stored()).hasSize(1);
    }

    /** The same two in another order: without taking turns each would wait for the other's. */
    @Test
    void twoAdminsWithTheSameListInAnotherOrderTakeTurns() {
        var one = "Half term, 15 February 2027, 19 February 2027";
        var two = "Easter holiday, 22 March 2027, 2 April 2027";
        var sent = AtOnce.run(
                8,
                number ->
                        () -> add("nations", "ENGLAND", "lines", number % 2 == 0 ? one + "\n" + two : two + "\n" + one)
                                .getResponse()
                                .getStatus());

        assertThat(sent).containsOnlyOnce(303).containsOnly(303, 422);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void bankHolidaysOfEachNationAreKnown() {
        var year = queries.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 8, 31));

        assertThat(days(year, Nation.ENGLAND))
                .containsExactly(
                        "2026-12-25",
                        "2026-12-28",
                        "2027-01-01",
                        "2027-03-26",
                        "2027-03-29",
                        "2027-05-03",
                        "2027-05-31",
                        "2027-08-30");
        assertThat(days(year, Nation.WALES)).isEqualTo(days(year, Nation.ENGLAND));
        assertThat(days(year, Nation.SCOTLAND))
                .contains("2026-11-30", "2027-01-04", "2027-08-02")
                .doesNotContain("2027-03-29", "2027-08-30");
        assertThat(days(year, Nation.NORTHERN_IRELAND)).contains("2027-03-17", "2027-07-12");
    }

    private static List<String> days(List<Holiday> holidays, Nation nation) {
        return holidays.stream()
                .filter(holiday -> holiday.nation() == nation)
                .map(holiday -> holiday.first().toString())
                .toList();
    }

    private List<String> stored() {
        return jdbc.sql("select name || ' ' || first_day || ' ' || last_day from school_holiday order by first_day")
                .query(String.class)
                .list();
    }

    private String page() {
        var page = mvc.get().uri("/admin/holidays").with(as(admin)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult add(String... pairs) {
        return post("/admin/holidays", pairs);
    }

    private MvcTestResult post(String path, String... pairs) {
        var request = mvc.post().uri(path).with(as(admin)).with(csrf());
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }
}
