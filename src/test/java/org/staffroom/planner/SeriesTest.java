package org.staffroom.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class SeriesTest {

    private static final String SERIES = "/organise/meetings/going-cloud/series";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Series series;

    RegionId region;
    CurrentPerson marcus;
    MeetingId meeting;

    /** On a Tuesday in the third full week of the spring term. */
    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(
                region,
                "Going cloud",
                LocalDate.of(2027, 1, 19)
                        .atTime(9, 30)
                        .atZone(ZoneId.of("Europe/London"))
                        .toInstant(),
                30);
    }

    @Test
    void everyTermOnTheSameWeekdayAsFarIntoIt() {
        assertThat(SeriesDays.of(LocalDate.of(2027, 1, 19), LocalDate.MIN, null, 3, day -> false))
                .containsExactly(LocalDate.of(2027, 4, 20), LocalDate.of(2027, 9, 21), LocalDate.of(2028, 1, 18));
    }

    @Test
    void everyTermStaysInItsTermHoweverLateAndWhateverIsClosed() {
        assertThat(SeriesDays.of(
                        LocalDate.of(2026, 12, 8),
                        LocalDate.MIN,
                        null,
                        1,
                        day -> day.isAfter(LocalDate.of(2027, 3, 21))))
                .containsExactly(LocalDate.of(2027, 3, 16));
        assertThat(SeriesDays.of(LocalDate.of(2027, 8, 24), LocalDate.MIN, null, 2, day -> false))
                .containsExactly(LocalDate.of(2027, 12, 28), LocalDate.of(2028, 3, 28));
    }

    @Test
    void everySoManyWeeksAndAHolidayGivesWay() {
        var halfTerm = LocalDate.of(2027, 2, 16);

        assertThat(SeriesDays.of(LocalDate.of(2027, 1, 19), LocalDate.MIN, 4, 3, halfTerm::equals))
                .containsExactly(LocalDate.of(2027, 2, 23), LocalDate.of(2027, 3, 16), LocalDate.of(2027, 4, 13));
    }

    @Test
    void aMeetingInTheFirstDaysOfATermHasAPlaceInTheNext() {
        assertThat(SeriesDays.of(LocalDate.of(2026, 9, 1), LocalDate.MIN, null, 2, day -> false))
                .containsExactly(LocalDate.of(2027, 1, 5), LocalDate.of(2027, 4, 6));
    }

    @Test
    void overHolidaysItGoesOnUntilThereAreAsManyAsAsked() {
        var easter = LocalDate.of(2027, 3, 29);

        assertThat(SeriesDays.of(
                        LocalDate.of(2027, 3, 9),
                        LocalDate.MIN,
                        1,
                        6,
                        day -> !day.isBefore(easter) && day.isBefore(easter.plusWeeks(2))))
                .containsExactly(
                        LocalDate.of(2027, 3, 16),
                        LocalDate.of(2027, 3, 23),
                        LocalDate.of(2027, 4, 13),
                        LocalDate.of(2027, 4, 20),
                        LocalDate.of(2027, 4, 27),
                        LocalDate.of(2027, 5, 4));
    }

    @Test
    void whatWasHeldLongAgoIsRepeatedFromTodayOn() {
        jdbc.sql("update meeting set starts_at = '2025-06-10T08:30:00Z', ends_at = '2025-06-10T14:00:00Z'")
                .update();

        assertThat(get(SERIES + "?rhythm=WEEKS&weeks=6&times=2&title=Meeting"))
                .contains("value=\"2027-04-13\"", "value=\"2027-05-25\"", "Make the drafts")
                .doesNotContain("value=\"2025-", "value=\"2026-");
        assertThat(get(SERIES + "?rhythm=TERM&times=1&title=Meeting"))
                .contains("value=\"2027-0", "Make the draft<")
                .doesNotContain("value=\"2025-", "value=\"2026-");
    }

    /** Today is 2 March 2027. */
    @Test
    void noDayOfASeriesIsPast() {
        assertThat(post(marcus, "title", "Termly", "days", "2027-03-02", "days", "2027-04-20"))
                .hasStatus(422)
                .bodyText()
                .contains("“2027-03-02” is past", "value=\"2027-04-20\"");
        assertThatThrownBy(() -> series.make(marcus, meeting, "Termly", List.of(LocalDate.of(2027, 3, 2))))
                .hasMessage("meetings.refused.start-in-past");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void firstOneSeesTheDaysWithWhatSpeaksAgainstThem() {
        var wales = given.region("wales", "Wales");
        jdbc.sql("update region set tile_column = null, tile_row = null").update();
        jdbc.sql("update region set tile_column = 1, tile_row = case slug when 'wales' then 1 else 2 end")
                .update();
        given.meeting(
                wales,
                "Across the bridge",
                LocalDate.of(2027, 4, 22)
                        .atTime(9, 30)
                        .atZone(ZoneId.of("Europe/London"))
                        .toInstant(),
                30);
        jdbc.sql(
                        "insert into school_holiday values (gen_random_uuid(), 'ENGLAND', null, 'Long autumn', '2027-09-20', '2027-09-24')")
                .update();

        assertThat(get(SERIES + "?rhythm=TERM&times=2&title=Meeting"))
                .contains("value=\"2027-04-20\"", "Wales meets 2 days later")
                .contains("value=\"2027-09-28\"")
                .contains("Make the drafts");
        assertThat(jdbc.sql("select count(*) from meeting where status = 'DRAFT'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** One field of that name, in the form that makes them; the days are where the answer begins, and are called what stays true. */
    @Test
    void whatTheTitleSaysWhenTheyAreMadeIsWhatTheyGet() {
        var page = get(SERIES + "?rhythm=TERM&times=2");

        assertThat(page)
                .containsPattern("<form [^>]*method=\"get\" action=\"[^\"]*/series#days\"")
                .contains("id=\"days\"");
        assertThat(page.split("name=\"title\"")).hasSize(2);
        assertThat(page.substring(page.indexOf("id=\"days\"")))
                .containsPattern("name=\"title\"[^>]* value=\"Going cloud\"");
        assertThat(page)
                .contains(">Day 1</label>", "Suggested: Tuesday 20 April 2027")
                .doesNotContain(">Tuesday 20 April 2027</label>");
        assertThat(post(marcus, "title", "Going home", "rhythm", "TERM", "times", "2", "days", ""))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Going home\"", "value=\"2027-04-20\"", "value=\"2027-09-21\"");
    }

    @Test
    void theAnswerSaysWhatSpeaksAgainstADayThatWasMadeAllTheSame() {
        var made = post(marcus, "title", "Termly", "days", "2027-04-24", "days", "2027-04-30");

        assertThat((List<?>) made.getMvcResult().getFlashMap().get("made"))
                .extracting("day", "warnings")
                .containsExactly(
                        tuple(LocalDate.of(2027, 4, 24), List.of("It is a Saturday.")),
                        tuple(LocalDate.of(2027, 4, 30), List.of()));
    }

    @Test
    void eachIsADraftOfItsOwnWithVenueHoursAndPlaces() {
        given.agendaItem(meeting, 0, 30, "WELCOME", null);
        jdbc.sql("update meeting set room = 'Main hall'").update();
        var made = post(marcus, "title", "Termly", "days", "2027-04-20", "days", "", "days", "2027-09-21");

        assertThat(made).hasRedirectedUrl("/organise/year?year=2026-27");
        assertThat(drafts()).containsExactly("Termly 2027-04-20 09:30 15:00", "Termly 2027-09-21 09:30 15:00");
        assertThat(jdbc.sql("""
                        select count(distinct m.venue_id) = 1 and bool_and(m.room = 'Main hall') and bool_and(p.capacity = 30) and count(i.id) = 3
                        from meeting m join place p on p.meeting_id = m.id join agenda_item i on i.meeting_id = m.id
                        """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void pressedTwiceAndAtOnceItIsOneSeries() {
        var problems = AtOnce.problems(List.<Runnable>of(
                () -> series.make(marcus, meeting, "Termly", List.of(LocalDate.of(2027, 4, 20))),
                () -> series.make(marcus, meeting, "Termly", List.of(LocalDate.of(2027, 4, 20))),
                () -> series.make(marcus, meeting, "Termly", List.of(LocalDate.of(2027, 4, 20)))));
        post(marcus, "title", "Termly", "days", "2027-04-20");

        assertThat(problems).isEmpty();
        assertThat(drafts()).hasSize(1);
    }

    @Test
    void aDayFromWhichItsDraftWasMovedIsFreeAgain() {
        var days = List.of(LocalDate.of(2027, 4, 20), LocalDate.of(2027, 9, 21));
        series.make(marcus, meeting, "Termly", days);
        jdbc.sql("""
                        update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'
                        where status = 'DRAFT' and starts_at < '2027-05-01'
                        """).update();

        assertThat(series.make(marcus, meeting, "Once more", days))
                .extracting(Series.Made::day)
                .containsExactly(LocalDate.of(2027, 4, 20));
        assertThat(series.make(marcus, meeting, "Once more", days)).isEmpty();
        assertThat(drafts())
                .containsExactly(
                        "Once more 2027-04-20 09:30 15:00",
                        "Termly 2027-04-27 09:30 15:00",
                        "Termly 2027-09-21 09:30 15:00");
    }

    @Test
    void allOrNone() {
        assertThat(post(marcus, "title", "Termly", "days", "2027-04-20", "days", "2027-02-30"))
                .hasStatus(422)
                .bodyText()
                .contains("“2027-02-30” is not a day", "2027-04-20");
        assertThat(post(marcus, "title", "x", "days", "2027-04-20")).hasStatus(422);
        assertThat(post(marcus, "title", "Termly", "days", "")).hasStatus(422);
        assertThat(mvc.get()
                        .uri(SERIES + "?rhythm=WEEKS&weeks=0&times=99&title=Termly")
                        .with(as(marcus)))
                .hasStatus(422)
                .bodyText()
                .contains("number from 1 to 52", "number from 1 to 12");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void itIsForAmbassadorsOfTheRegion() {
        var wales = given.region("wales", "Wales");
        var carys = given.ambassador("Carys Wynn", wales);
        assertThat(post(carys, "title", "Termly", "days", "2027-04-20")).hasStatus(404);

        jdbc.sql("insert into meeting_co_host values (?, ?, now(), now())")
                .params(meeting.value(), wales.value())
                .update();
        assertThat(post(carys, "title", "Termly", "days", "2027-04-20"))
                .hasStatus(422)
                .bodyText()
                .contains("Only ambassadors of its region");
        assertThat(drafts()).isEmpty();
    }

    private List<String> drafts() {
        return jdbc.sql("""
                        select title || to_char(starts_at at time zone zone, ' YYYY-MM-DD HH24:MI')
                                     || to_char(ends_at at time zone zone, ' HH24:MI')
                        from meeting where status = 'DRAFT' order by starts_at
                        """).query(String.class).list();
    }

    private String get(String address) {
        var page = mvc.get().uri(URI.create(address)).with(as(marcus)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(CurrentPerson person, String... pairs) {
        var request = mvc.post().uri(SERIES).with(as(person)).with(csrf());
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }
}
