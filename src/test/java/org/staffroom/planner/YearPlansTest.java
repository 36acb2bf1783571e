package org.staffroom.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.BigNetwork;
import org.staffroom.support.BigNetworkTest;
import org.staffroom.support.Given;
import org.staffroom.support.Plans;
import org.staffroom.support.Statements;

/** In a network of eight years, the pages of one year read what is of that year. */
@BigNetworkTest
class YearPlansTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Statements statements;

    CurrentPerson marcus;
    RegionId region;

    @BeforeEach
    void eightYears() {
        region = new RegionId(BigNetwork.id(jdbc, "region", 1));
        marcus = given.ambassador("Marcus Shore", region);
    }

    @Test
    void thePlannerReadsNoBigTableWhole() {
        assertThat(new Plans(database, statements).scans(() -> open("/organise/year?year=2026-27")))
                .isEmpty();
    }

    @Test
    void whatSpeaksAgainstADayIsFoundByTheDay() {
        assertThat(new Plans(database, statements)
                        .scans(() -> open("/organise/year/advice?region=" + region + "&date=2027-04-13")))
                .isEmpty();
    }

    @Test
    void theChecklistReadsTheOneMeeting() {
        var draft = jdbc.sql("select id from meeting where status = 'DRAFT' and region_id = ? limit 1")
                .param(region.value())
                .query(String.class)
                .single();

        assertThat(new Plans(database, statements).scans(() -> open("/organise/meetings/" + draft + "/checklist")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organise", "{m}/agenda", "{m}/in-the-building", "{m}/badges", "{m}/host"})
    void whoSpeaksIsReadFromTheAgendasThatAreAsked(String page) {
        var slug = jdbc.sql(
                        "select slug from meeting where status = 'PUBLISHED' and region_id = ? and ends_at > now() limit 1")
                .param(region.value())
                .query(String.class)
                .single();

        assertThat(new Plans(database, statements).scans(() -> open(page.replace("{m}", "/organise/meetings/" + slug))))
                .allSatisfy(plan -> assertThat(plan.scanned())
                        .doesNotContain("agenda_item", "agenda_person", "presentation_speaker"));
    }

    private void open(String address) {
        assertThat(mvc.get().uri(address).with(as(marcus))).hasStatusOk();
    }
}
