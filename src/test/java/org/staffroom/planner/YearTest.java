package org.staffroom.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

/** Today is Tuesday 2 March 2027. */
@StaffroomTest
class YearTest {

    private static final AcademicYear YEAR = new AcademicYear(2026);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Autowired
    YearPages pages;

    RegionId southWest;
    RegionId wales;
    CurrentPerson marcus;
    CurrentPerson carys;

    @BeforeEach
    void twoNeighbours() {
        southWest = given.region("south-west", "South West");
        wales = given.region("wales", "Wales");
        jdbc.sql("update region set nation = 'WALES' where slug = 'wales'").update();
        offTheMap();
        onTheMap();
        marcus = given.ambassador("Marcus Shore", southWest);
        carys = given.ambassador("Carys Wynn", wales);
    }

    @Test
    void anEmptyYearSaysWhereNothingIsPlannedAndOffersEveryWeekToCome() {
        var page = page(marcus, "/organise/year?year=2026-27");

        assertThat(page)
                .contains("The year 2026/27", "Nothing planned", "Wales")
                .contains("/organise/meetings/new?region=" + southWest + "&amp;date=2027-03-09")
                .doesNotContain("date=2027-02-23", "region=" + wales);
        assertThat(page(marcus, "/organise/year?year=nonsense&region=nowhere")).contains("The year 2026/27");
    }

    /** Usually a Thursday. */
    @Test
    void aWeekShowsTheDayOfItsMeetingOrOneOnWhichADraftCouldBe() {
        meeting(southWest, "Autumn", "2026-11-05");
        meeting(southWest, "At the turn", "2027-07-01");
        holiday("ENGLAND", null, "Half term", "2027-05-31", "2027-06-04");
        holiday("ENGLAND", null, "Inset", "2027-05-13", "2027-05-13");
        meeting(southWest, "Early in the week", "2027-04-19");

        var weeks = new HashMap<String, YearPage.Week>();
        pages.of(marcus, YEAR, null).open().get(0).parts().stream()
                .flatMap(part -> part.months().stream())
                .flatMap(month -> month.weeks().stream())
                .forEach(week -> weeks.put(week.monday(), week));

        assertThat(weeks.get("2026-11-02").number()).as("held").isEqualTo("5");
        assertThat(weeks.get("2027-06-28").number()).as("in the row of June").isEqualTo("1 Jul");
        assertThat(weeks.get("2027-04-19").number()).isEqualTo("19");
        assertThat(weeks.get("2027-04-19").free()).isNull();
        assertThat(weeks.get("2027-04-26").number()).as("the usual weekday").isEqualTo("29");
        assertThat(weeks.get("2027-04-26").label())
                .endsWith("Nothing planned. Start a draft for Thursday 29 April 2027");
        assertThat(weeks.get("2027-05-10").free())
                .as("schools are closed on Thursday")
                .isEqualTo("2027-05-10 2027-05-11 2027-05-12 2027-05-14");
        assertThat(weeks.get("2027-05-31"))
                .as("closed all week")
                .extracting(YearPage.Week::free, YearPage.Week::link)
                .containsExactly(null, null);
        assertThat(weeks.get("2027-05-03").free()).as("not on the bank holiday").doesNotContain("2027-05-03");
    }

    /** An admin has no region of their own: where nothing is planned leads to the weeks of that region. */
    @Test
    void whereNothingIsPlannedLeadsThereWhoeverMayPlanIt() {
        var bare = "<a class=\"tag new\" href=\"/organise/year?year=2026-27&amp;region=wales\"";

        assertThat(page(given.admin("Helen Catterall"), "/organise/year")).contains(bare);
        assertThat(page(given.admin("Alex Reed"), "/organise/year?year=2026-27&region=wales"))
                .contains("/organise/meetings/new?region=" + wales + "&amp;date=2027-03-09");
        assertThat(page(marcus, "/organise/year")).doesNotContain(bare);
    }

    @Test
    void aWeekLeadsToAFormWithRegionAndDayAndWhatSpeaksAgainstIt() {
        meeting(wales, "Across the bridge", "2027-05-06");
        holiday("ENGLAND", null, "May week", "2027-05-03", "2027-05-07");

        assertThat(page(marcus, "/organise/meetings/new?region=" + southWest + "&date=2027-05-03"))
                .contains("value=\"2027-05-03\"")
                .contains("It is a bank holiday in England: Early May Bank Holiday.")
                .contains("Schools are closed: May week.")
                .contains("Wales meets 3 days later: “Across the bridge”, Thursday 6 May 2027.");
        var earlier = meeting(southWest, "Last year", "2026-05-06");
        assertThat(page(marcus, "/organise/meetings/new?region=" + southWest + "&date=2027-05-03"))
                .contains("new?copy=" + earlier + "&amp;region=" + southWest + "&amp;date=2027-05-03\"");
        assertThat(page(
                        given.admin("Helen Catterall"),
                        "/organise/meetings/new?copy=" + earlier + "&region=" + wales + "&date=2027-05-03"))
                .contains("come from “Last year”", "value=\"2027-05-03\"", "value=\"" + wales + "\" selected")
                .contains("It is a bank holiday in Wales: Early May Bank Holiday.");
        assertThat(page(marcus, "/organise/year/advice?region=" + southWest + "&date=2027-05-08"))
                .contains("It is a Saturday.", "Wales meets 2 days before");
        assertThat(page(marcus, "/organise/year/advice?region=" + southWest + "&date=2027-06-15"))
                .doesNotContain("warnings");
        assertThat(page(marcus, "/organise/year/advice?region=x&date=soon")).isBlank();
    }

    @Test
    void whoIsFarAwayOrMoreThanTwoWeeksOffIsNoClash() {
        meeting(wales, "Across the bridge", "2027-05-06");
        offTheMap();
        var scotland = given.region("scotland", "Scotland");
        offTheMap();
        onTheMap();
        meeting(scotland, "Far away", "2027-05-06");

        assertThat(advice(marcus, southWest, "2027-05-20"))
                .contains("14 days before")
                .doesNotContain("Far away");
        assertThat(advice(marcus, southWest, "2027-05-21")).doesNotContain("Across the bridge");
        assertThat(advice(marcus, southWest, "2027-04-22")).contains("14 days later");
        assertThat(advice(marcus, southWest, "2027-04-21")).doesNotContain("Across the bridge");
    }

    @Test
    void ofDraftsElsewhereOneLearnsOnlyThatThereIsOne() {
        var draft = draft(wales, "Secret plan", "2027-05-06");

        var seen = page(marcus, "/organise/year?year=2026-27&region=wales");
        assertThat(seen)
                .contains("Something is planned")
                .doesNotContain("Secret plan", draft.toString(), "6 May", "2027-05-06");
        assertThat(advice(marcus, southWest, "2027-05-06")).doesNotContain("Secret plan", "Wales");
        assertThat(page(carys, "/organise/year")).contains("Secret plan", "Thursday 6 May 2027");
        assertThat(page(given.admin("Helen Catterall"), "/organise/year")).contains("Secret plan");
    }

    @Test
    void whatIsPlannedPublishedHeldAndWrittenUpIsCounted() {
        var held = meeting(southWest, "Autumn", "2026-11-03");
        meeting(wales, "Gaeaf", "2026-11-10");
        given.writeUp(held, marcus.id(), "What was said");
        draft(southWest, "Summer plans", "2027-06-08");
        meeting(southWest, "Spring", "2027-03-16");
        offTheMap();
        given.region("national", "National");
        offTheMap();
        jdbc.sql("update region set national = true where slug = 'national'").update();
        onTheMap();

        var page = pages.of(marcus, YEAR, null);

        assertThat(page.coverage())
                .containsExactly(
                        new YearPage.Coverage(Term.AUTUMN, 2, 0, 2),
                        new YearPage.Coverage(Term.SPRING, 1, 0, 2),
                        new YearPage.Coverage(Term.SUMMER, 0, 1, 2));
        assertThat(page.open()).hasSize(1);
        assertThat(page.open().get(0).items())
                .extracting(item -> item.meeting().stage())
                .containsExactly(
                        PlannedMeeting.Stage.WRITTEN_UP, PlannedMeeting.Stage.PUBLISHED, PlannedMeeting.Stage.PLANNED);
        assertThat(page(marcus, "/organise/year")).contains("Written up", "Held", "Published", "Planned");
    }

    /** Today is Tuesday 2 March 2027. */
    @Test
    void aDraftWhoseDayHasPassedIsNoPlan() {
        var draft = draft(southWest, "Long forgotten", "2027-02-02");

        var page = pages.of(marcus, YEAR, null);

        assertThat(page.coverage().get(1)).isEqualTo(new YearPage.Coverage(Term.SPRING, 0, 0, 2));
        assertThat(page.open().get(0).parts().get(1).bare()).isTrue();
        assertThat(page.network().get(0).cells().get(1).bare()).isTrue();
        assertThat(page(marcus, "/organise/year")).contains("Long forgotten", "Its day has passed");
        assertThat(page(marcus, "/organise"))
                .contains("“Long forgotten” is still a draft, and its day has passed")
                .contains("/organise/meetings/" + draft + "/details");
        post(marcus, "/organise/meetings/" + draft + "/day", "date", "2027-03-09");
        assertThat(pages.of(marcus, YEAR, null).coverage().get(1).planned()).isEqualTo(1);
    }

    @Test
    void jointMeetingsStandWithEveryRegionThatHoldsThem() {
        var joint = meeting(wales, "Across the bridge", "2027-05-06");
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), now())")
                .params(joint.value(), southWest.value())
                .update();

        assertThat(pages.of(marcus, YEAR, null).open().get(0).items()).hasSize(1);
        assertThat(advice(marcus, southWest, "2027-05-07")).contains("Across the bridge");
    }

    @Test
    void aJointDraftSpeaksUpToAllWhoOrganiseIt() {
        var joint = draft(wales, "Across the bridge", "2027-05-06");
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at) values (?, ?, now())")
                .params(joint.value(), southWest.value())
                .update();
        assertThat(advice(marcus, southWest, "2027-05-07")).doesNotContain("Across the bridge");

        jdbc.sql("update meeting_co_host set accepted_at = now()").update();
        assertThat(advice(marcus, southWest, "2027-05-07")).contains("Across the bridge");
    }

    @Test
    void aDraftIsMovedByItsOrganisersAlone() {
        var draft = draft(southWest, "Summer plans", "2027-06-08");
        var published = meeting(southWest, "Spring", "2027-03-16");

        assertThat(post(marcus, "/organise/meetings/" + draft + "/day", "date", "2027-06-15"))
                .hasRedirectedUrl("/organise/year?year=2026-27");
        assertThat(startOf(draft)).isEqualTo("2027-06-15 09:30");
        assertThat(page(marcus, "/organise/year")).contains("Tuesday 15 June 2027");

        post(marcus, "/organise/meetings/" + draft + "/day", "date", "soon");
        assertThat(post(marcus, "/organise/meetings/" + draft + "/day", "date", "2027-03-01"))
                .flash()
                .extractingByKey("flash")
                .isEqualTo("The start is in the past. Choose a day to come.");
        post(marcus, "/organise/meetings/spring/day", "date", "2027-06-15");
        assertThat(post(carys, "/organise/meetings/" + draft + "/day", "date", "2027-06-22"))
                .hasStatus(404);
        assertThat(startOf(draft)).isEqualTo("2027-06-15 09:30");
        assertThat(startOf(published)).isEqualTo("2027-03-16 09:30");
    }

    /** In winter and in summer it begins at the same hour on the wall. */
    @Test
    void aDraftMovedOverTheChangeOfTheClocksKeepsItsHours() {
        var draft = draft(southWest, "Plans", "2027-03-23");

        post(marcus, "/organise/meetings/" + draft + "/day", "date", "2027-03-30");

        assertThat(startOf(draft)).isEqualTo("2027-03-30 09:30");
    }

    @Test
    void thePlannerIsForAmbassadors() {
        assertThat(mvc.get().uri("/organise/year").with(as(given.member("Ellie Marsh"))))
                .hasStatus(404);
        assertThat(mvc.get().uri("/organise/year/advice").with(as(given.member("Tom Hale"))))
                .hasStatus(404);
    }

    @Test
    void theDetailsOfADraftWarnToo() {
        meeting(wales, "Across the bridge", "2027-05-06");
        var draft = draft(southWest, "Plans", "2027-05-04");

        assertThat(page(marcus, "/organise/meetings/" + draft + "/details"))
                .contains("Wales meets 2 days later: “Across the bridge”")
                .doesNotContain("South West meets");
        assertThat(page(marcus, "/organise/year")).contains("Wales meets 2 days later");
    }

    @Test
    void ofTwoThousandMeetingsOnlyThoseOfTheYearAreRead() {
        meeting(southWest, "One of many", "2027-05-06");
        jdbc.sql("""
                        insert into meeting (id, slug, region_id, title, format, zone, starts_at, ends_at, status,
                            published_at, created_at, changed_at)
                        select gen_random_uuid(), 'many-' || n, region_id, 'Many ' || n, 'ONLINE', zone,
                               starts_at - n * interval '2 days', ends_at - n * interval '2 days', 'PUBLISHED', now(), now(), now()
                        from meeting, generate_series(1, 2000) n
                        """).update();
        jdbc.sql("analyze meeting").update();

        var sent = statements.during(() -> page(marcus, "/organise/year?year=2026-27"));
        assertThat(sent).hasSizeLessThanOrEqualTo(8);
        var plan = String.join("\n", jdbc.sql("""
                                explain select m.id from meeting m
                                where m.starts_at >= '2026-08-31T23:00:00Z' and m.starts_at < '2027-08-31T23:00:00Z'
                                """).query(String.class).list());
        assertThat(plan).contains("meeting_year").doesNotContain("Seq Scan");
    }

    private void offTheMap() {
        jdbc.sql("update region set tile_column = null, tile_row = null").update();
    }

    /** South West and Wales touch at a corner. */
    private void onTheMap() {
        jdbc.sql("""
                        update region r set tile_column = t.tile_column, tile_row = t.tile_row
                        from (values ('south-west', 2, 4), ('wales', 1, 3), ('scotland', 3, 1)) as t (slug, tile_column, tile_row)
                        where r.slug = t.slug
                        """).update();
    }

    private String advice(CurrentPerson person, RegionId region, String day) {
        return page(person, "/organise/year/advice?region=" + region + "&date=" + day);
    }

    private MeetingId meeting(RegionId region, String title, String day) {
        return given.meeting(
                region,
                title,
                LocalDate.parse(day)
                        .atTime(9, 30)
                        .atZone(ZoneId.of("Europe/London"))
                        .toInstant(),
                30);
    }

    private MeetingId draft(RegionId region, String title, String day) {
        var id = meeting(region, title, day);
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    private void holiday(String nation, RegionId region, String name, String from, String to) {
        jdbc.sql("insert into school_holiday values (gen_random_uuid(), ?, ?, ?, cast(? as date), cast(? as date))")
                .params(nation, region == null ? null : region.value(), name, from, to)
                .update();
    }

    private String startOf(MeetingId meeting) {
        return jdbc.sql("select to_char(starts_at at time zone zone, 'YYYY-MM-DD HH24:MI') from meeting where id = ?")
                .param(meeting.value())
                .query(String.class)
                .single();
    }

    private String page(CurrentPerson person, String address) {
        var page = mvc.get().uri(URI.create(address)).with(as(person)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(CurrentPerson person, String address, String... pairs) {
        var request = mvc.post().uri(address).with(as(person)).with(csrf());
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }
}
