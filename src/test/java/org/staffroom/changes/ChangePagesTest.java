package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class ChangePagesTest {

    private static final String PAGE = "/organise/meetings/spring-meeting/changes";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ToldQueries told;

    @Autowired
    Changes changes;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    Statements statements;

    RegionId region;
    CurrentPerson marcus;
    MeetingId meeting;

    @BeforeEach
    void aMeetingPeopleKnow() {
        clock.travelTo(Instant.parse("2027-03-02T09:00:00Z"));
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        given.agendaItem(
                meeting,
                0,
                60,
                "MEMBER_TALK",
                given.talk("Going cloud", "MEMBER", given.member("Jo Blake").id()));
        given.confirmed(meeting, given.member("Ann Coming").id());
        told.keep(meeting, clock.instant());
    }

    @Test
    void twoPressesTellEverybodyThatItStartsLater() {
        assertThat(get(PAGE)).bodyText().contains("What has changed?", "30 min", "1 hour");

        var preview = post(PAGE + "/preview", "later", "30");
        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains("They will read", "<del>9.30am to 3pm</del>", "<ins>10am to 3pm</ins>", "Tell 2 people now")
                .contains("Something has changed");
        assertThat(starts()).isEqualTo("09:30");

        var sent = post(
                PAGE,
                "later",
                "30",
                "reason",
                "The M5 is closed.",
                "notice",
                hidden(preview, "notice"),
                "seen",
                hidden(preview, "seen"));

        assertThat(sent).hasStatus(303).hasHeader("Location", PAGE);
        assertThat(starts()).isEqualTo("10:00");
        assertThat(get(PAGE)).bodyText().contains("The M5 is closed.", "Marcus Shore", "1 with a place");
        assertThat(mvc.get().uri("/meetings/spring-meeting").exchange())
                .bodyText()
                .contains("Changed 2 March, 9am", "9.30am to 3pm", "The M5 is closed.");
        assertThat(mvc.get().uri("/meetings").exchange()).bodyText().contains("tag changed");

        clock.travelTo(Instant.parse("2027-03-16T15:30:00Z"));
        assertThat(mvc.get().uri("/meetings/spring-meeting?over").exchange())
                .bodyText()
                .doesNotContain("The M5 is closed.");
        assertThat(get(PAGE)).bodyText().contains("This meeting is over", "The M5 is closed.");
    }

    @Test
    void sendingOnceMoreShowsWhatWasSent() {
        var preview = post(PAGE + "/preview", "note", "Bring a coat");
        for (var time = 0; time < 2; time++) {
            assertThat(post(
                            PAGE,
                            "note",
                            "Bring a coat",
                            "notice",
                            hidden(preview, "notice"),
                            "seen",
                            hidden(preview, "seen")))
                    .hasStatus(303);
        }
        assertThat(count("change_notice")).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownFirst() {
        var preview = post(PAGE + "/preview", "later", "30");
        changes.send(
                marcus,
                meeting,
                new Proposal(15, null, false, null, null, null, null, "", "", "", null),
                NoticeId.next(),
                null);

        assertThat(post(PAGE, "later", "30", "notice", hidden(preview, "notice"), "seen", hidden(preview, "seen")))
                .hasStatus(409)
                .bodyText()
                .contains("Something was changed meanwhile", "<del>9.45am to 3pm</del>", "<ins>10.15am to 3pm</ins>");
    }

    /** As a browser does it: all of the form goes, and one thing in it was typed. */
    @Test
    void whatOneDidNotTouchIsLeftAsSomebodyElseMadeItMeanwhile() {
        var opened = form(get(PAGE));
        send("later", "30");
        assertThat(starts()).isEqualTo("10:00");

        opened.put("travel", "Come by the north gate.");
        var preview = post(PAGE + "/preview", opened);

        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains("Come by the north gate.")
                .doesNotContain("9.30am");
        var carried = form(preview);
        assertThat(post(PAGE, carried)).hasStatus(303);
        assertThat(starts()).isEqualTo("10:00");
    }

    @Test
    void oneOfTheHoursAloneIsChangedBesideWhatSomebodyElseMadeOfTheOther() {
        var opened = form(get(PAGE));
        var preview = post(PAGE + "/preview", with(opened, "end", "16:00"));
        send("later", "30");

        var again = post(PAGE, form(preview));

        assertThat(again).hasStatus(409).bodyText().contains("<del>10am to 3pm</del>", "<ins>10am to 4pm</ins>");
        assertThat(post(PAGE, form(again))).hasStatus(303);
        assertThat(starts()).isEqualTo("10:00");
    }

    @Test
    void everyFieldOfTheFormAloneIsProposed() {
        var mill = given.venue("The Mill", region);
        for (var change : new String[][] {
            {"date", "2027-03-17", "Wednesday 17 March"},
            {"start", "10:00", "10am to 3pm"},
            {"end", "16:00", "9.30am to 4pm"},
            {"venue", "The Mill, Bristol BS1 4XX", "The Mill"},
            {"hall", "Great Hall", "<ins>Great Hall</ins>"}
        }) {
            assertThat(post(PAGE + "/preview", with(form(get(PAGE)), change[0], change[1])))
                    .as(change[0])
                    .hasStatusOk()
                    .bodyText()
                    .contains(change[2])
                    .containsOnlyOnce("class=\"diff\"");
        }
        assertThat(mill).isNotNull();
        assertThat(post(PAGE + "/preview", form(get(PAGE))))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing is different");
    }

    @Test
    void aRoomSpelledBetterIsSavedAndNobodyIsMailed() {
        send("hall", "great hall");

        assertThat(post(PAGE + "/preview", with(form(get(PAGE)), "hall", "Great Hall")))
                .hasStatus(303)
                .hasHeader("Location", PAGE);

        assertThat(jdbc.sql("select room from meeting").query(String.class).single())
                .isEqualTo("Great Hall");
        assertThat(count("change_notice")).isEqualTo(1);
    }

    /** By an ambassador of any region: the book belongs to all of them. */
    @Test
    void whatTheVenueBookSaysOtherwiseWaitsUntilItIsTold() {
        var book = "/organise/venues/"
                + jdbc.sql("select venue_id from meeting").query(String.class).single();
        var over = given.meeting(region, "Winter meeting", Instant.parse("2027-01-16T09:30:00Z"), 30);
        jdbc.sql("update meeting set venue_id = (select venue_id from meeting where id = ?)")
                .param(meeting.value())
                .update();
        told.keep(over, clock.instant());
        told.keep(meeting, clock.instant());
        var form = form(get(book + "/edit"), "name=\"postcode\"");

        assertThat(post(book, with(with(form, "travelRail", "From Temple Meads."), "version", "0")))
                .hasStatus3xxRedirection();
        assertThat(untold()).as("how to get there").isEmpty();
        assertThat(sequence()).isZero();

        assertThat(post(book, with(with(form, "postcode", "BS1 9ZZ"), "version", "1")))
                .hasStatus3xxRedirection();
        assertThat(untold()).containsExactly("spring-meeting");
        assertThat(sequence()).isEqualTo(1);
        assertThat(get("/organise")).bodyText().contains("/organise/meetings/spring-meeting/changes");
        var preview = post(PAGE + "/preview");
        assertThat(preview).hasStatusOk().bodyText().contains("Venue", "BS1 9ZZ</ins>");
        assertThat(post(PAGE, form(preview))).hasStatus(303);
        assertThat(untold()).isEmpty();

        assertThat(post(book, with(with(form, "addressLine", "2 Moat Lane"), "version", "2")))
                .hasStatus3xxRedirection();
        assertThat(post(PAGE + "/preview")).bodyText().contains("1 High Street</del>", "2 Moat Lane</ins>");
        assertThat(post(book, with(with(form, "addressLine", "1 High Street"), "version", "3")))
                .hasStatus3xxRedirection();
        assertThat(untold()).as("put back").isEmpty();
    }

    private List<String> untold() {
        return jdbc.sql("select slug from meeting join meeting_told on meeting_id = id and untold")
                .query(String.class)
                .list();
    }

    private int sequence() {
        return jdbc.sql("select sequence from meeting where id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void theFirstJoiningLinkIsAddedAfterPublication() {
        jdbc.sql("update meeting set format = 'HYBRID'").update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) select id, 'ONLINE', 50 from meeting")
                .update();
        told.keep(meeting, clock.instant());
        var details = form(get("/organise/meetings/spring-meeting/details"), "name=\"summary\"");
        var linked = with(details, "joiningLink", "https://meet.example/first");

        var preview = post("/organise/meetings/spring-meeting/details", linked);

        assertThat(preview).hasStatusOk().bodyText().contains("The link is there.");
        assertThat(post(PAGE, form(preview))).hasStatus(303);
        assertThat(jdbc.sql("select joining_link from meeting")
                        .query(String.class)
                        .single())
                .isEqualTo("https://meet.example/first");
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        refused("Nothing is different", "later", "");
        refused("Choose a number of minutes.", "later", "0");
        refused("Choose a number of minutes.", "later", "1000");
        refused("The start is in the past", "date", "2027-03-01", "start", "09:30", "end", "15:00");
        refused("The end must be after the start", "date", "2027-03-16", "start", "15:30", "end", "15:00");
        refused("Choose a day.", "date", "tomorrow", "start", "09:30", "end", "15:00");
        refused("Choose a day.", "date", "+99999-01-01", "start", "09:30", "end", "15:00");
        refused("not in the book", "venue", "Nowhere");
        refused("Choose a session", "session", "nonsense");
        refused("past midnight", "date", "2027-03-16", "start", "23:30", "end", "23:59");
        refused("At most 500", "travel", "x".repeat(501));
        assertThat(count("change_notice")).isZero();
    }

    @Test
    void detailsThatMatterLeadHereWithTheRestSaved() {
        var venue = jdbc.sql("select name || ', ' || town || ' ' || postcode from venue")
                .query(String.class)
                .single();
        var preview = edit(venue, "Better words.", "2027-03-16", "0");

        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains("The rest is saved", "<ins>10am to 3pm</ins>", "name=\"start\" value=\"10:00\"");
        assertThat(starts()).isEqualTo("09:30");
        assertThat(jdbc.sql("select summary from meeting").query(String.class).single())
                .isEqualTo("Better words.");

        assertThat(edit(venue, "", "2027-03-01", "1")).hasStatus(422).bodyText().contains("The start is in the past");
    }

    /** What is told was worked out already when the rest is refused. */
    @Test
    void detailsThatMatterComeBackWhenTheRestIsRefused() {
        given.confirmed(meeting, given.member("Ben Coming").id());
        var details = form(get("/organise/meetings/spring-meeting/details"), "name=\"summary\"");

        assertThat(post(
                        "/organise/meetings/spring-meeting/details",
                        with(with(details, "start", "10:00"), "room", "1")))
                .hasStatus(422)
                .bodyText()
                .contains("2 people have a place already", "value=\"10:00\"");
        assertThat(starts()).isEqualTo("09:30");
    }

    @Test
    void postponedAndBackOnAnotherDay() {
        send("open", "true", "reason", "Snow.");
        assertThat(mvc.get().uri("/meetings/spring-meeting").exchange())
                .bodyText()
                .contains("Date to follow", "It was to be on Tuesday 16 March 2027", "EventPostponed")
                .doesNotContain("Take a place");
        assertThat(mvc.get().uri("/meetings").exchange()).bodyText().contains("Postponed", "Date to follow");
        clock.travelTo(Instant.parse("2027-04-01T09:00:00Z"));
        assertThat(mvc.get().uri("/meetings?late").exchange()).bodyText().contains("Spring meeting");
        assertThat(get(PAGE))
                .bodyText()
                .contains("The new day", "Cancel the meeting")
                .doesNotContain("Starts later by");

        var preview = post(PAGE + "/preview", "date", "2027-05-11", "start", "09:30", "end", "15:00");
        assertThat(preview)
                .bodyText()
                .contains("Until when they may answer", "value=\"2027-04-08\"", "value=\"20:00\"");
        send("date", "2027-05-11", "start", "09:30", "end", "15:00", "answerDate", "2027-04-10", "answerTime", "18:00");

        assertThat(mvc.get().uri("/meetings/spring-meeting?dated").exchange())
                .bodyText()
                .contains("Tuesday 11 May 2027", "EventRescheduled", "previousStartDate\":\"2027-03-16T09:30:00Z");
        assertThat(get(PAGE)).bodyText().contains("first refusal until 10 April, 6pm");
        assertThat(post(PAGE + "/answer-by", "answerDate", "2027-04-20", "answerTime", ""))
                .hasStatus(303);
        assertThat(get(PAGE)).bodyText().contains("first refusal until 20 April, 8pm");
        post(PAGE + "/answer-by", "answerDate", "2027-05-20", "answerTime", "");
        assertThat(get(PAGE)).bodyText().contains("first refusal until 20 April, 8pm");
    }

    /** The old day stays in the form of the details while the date is to follow, and is no new one. */
    @Test
    void thePlaceOfAPostponedMeetingIsPutRightWithoutADay() {
        send("open", "true", "reason", "Snow.");
        var mill = given.venue("The Mill", region);
        var fields = new String[] {
            "title",
            "Spring meeting",
            "summary",
            "",
            "format",
            "IN_PERSON",
            "date",
            "2027-03-16",
            "start",
            "09:30",
            "end",
            "15:00",
            "venue",
            "The Mill, Bristol BS1 4XX",
            "room",
            "30",
            "version",
            "1"
        };
        for (var now : new String[] {"2027-03-03T09:00:00Z", "2027-04-01T09:00:00Z"}) {
            clock.travelTo(Instant.parse(now));
            fields[fields.length - 1] =
                    jdbc.sql("select version from meeting").query(String.class).single();
            assertThat(post("/organise/meetings/spring-meeting/details", fields))
                    .hasStatusOk()
                    .bodyText()
                    .contains("The Mill")
                    .doesNotContain("A new date", "first refusal");
        }
        send("venue", mill.toString());
        assertThat(jdbc.sql("select status from meeting").query(String.class).single())
                .isEqualTo("POSTPONED");
    }

    @Test
    void aVendorTalkIsCalledSoInWhatPeopleAreTold() {
        var item = given.agendaItem(
                meeting, 60, 60, "VENDOR_TALK", given.talk("Hunting ransomware", "VENDOR", given.guest("Al Vendor")));
        told.keep(meeting, clock.instant());
        for (var act : new String[] {"later:15", "drop"}) {
            assertThat(post(PAGE + "/preview", "session", item.toString(), "act", act))
                    .bodyText()
                    .contains("Vendor talk: VENDOR_TALK");
        }
    }

    /** The page always sends it. */
    @Test
    void anotherWayToTakePartNeedsItsPlaces() {
        refused("places", "format", "ONLINE", "places", "", "online", "");
    }

    @Test
    void theHistoryCostsTheSameHoweverLongItIs() {
        send("note", "First");
        get(PAGE);
        var few = statements.during(() -> get(PAGE)).size();
        for (var number = 0; number < 29; number++) {
            given.notice(meeting);
        }
        assertThat(statements.during(() -> get(PAGE)).size()).isEqualTo(few).isLessThanOrEqualTo(8);
    }

    /** The form of the details, for 10am. */
    private MvcTestResult edit(String venue, String summary, String date, String version) {
        return post(
                "/organise/meetings/spring-meeting/details",
                "title",
                "Spring meeting",
                "summary",
                summary,
                "format",
                "IN_PERSON",
                "date",
                date,
                "start",
                "10:00",
                "end",
                "15:00",
                "venue",
                venue,
                "room",
                "30",
                "version",
                version);
    }

    private void refused(String words, String... fields) {
        assertThat(post(PAGE + "/preview", fields))
                .as(words)
                .hasStatus(422)
                .bodyText()
                .contains(words);
    }

    private void send(String... fields) {
        var preview = post(PAGE + "/preview", fields);
        var all = java.util.Arrays.copyOf(fields, fields.length + 4);
        all[fields.length] = "notice";
        all[fields.length + 1] = hidden(preview, "notice");
        all[fields.length + 2] = "seen";
        all[fields.length + 3] = hidden(preview, "seen");
        assertThat(post(PAGE, all)).hasStatus(303);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(as(marcus)).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(as(marcus)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        return post(
                path,
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String typed) {
        assertThat(form).containsKey(field);
        form.put(field, typed);
        return form;
    }

    private static Map<String, String> form(MvcTestResult page) {
        return form(page, "class=\"form changes\"");
    }

    /** What a browser would send of the form with this in it, without pressing one of its named buttons. */
    private static Map<String, String> form(MvcTestResult page, String in) {
        var fields = new LinkedHashMap<String, String>();
        var html = Pattern.compile("(?s)<form .*?</form>")
                .matcher(text(page))
                .results()
                .map(MatchResult::group)
                .filter(form -> form.contains(in))
                .findFirst()
                .orElseThrow();
        Pattern.compile("(?s)<input[^>]*>|<(textarea|select)[^>]*>(.*?)</")
                .matcher(html)
                .results()
                .forEach(tag -> {
                    var name = attribute(tag.group(), "name");
                    var chosen = !tag.group().contains("type=\"radio\"")
                                    && !tag.group().contains("type=\"checkbox\"")
                            || tag.group().contains("checked");
                    if (name != null && !name.equals("_csrf") && chosen) {
                        var value = "textarea".equals(tag.group(1)) ? tag.group(2) : attribute(tag.group(), "value");
                        fields.put(name, HtmlUtils.htmlUnescape(value == null ? "" : value));
                    }
                });
        return fields;
    }

    private static @Nullable String attribute(String tag, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag.replaceAll("(?s)>.*", ""));
        return found.find() ? found.group(1) : null;
    }

    private static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String hidden(MvcTestResult page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text(page));
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private String starts() {
        return jdbc.sql("select to_char(starts_at at time zone zone, 'HH24:MI') from meeting")
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
