package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.OnPages;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

/** A meeting people know of, and the pages on which its organisers change it: sent as a browser sends them. */
@StaffroomTest
abstract class ChangingAMeeting extends OnPages {

    static final String PAGE = "/organise/meetings/spring-meeting/changes";

    @Autowired
    ToldQueries told;

    @Autowired
    Changes changes;

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

    List<String> untold() {
        return jdbc.sql("select slug from meeting join meeting_told on meeting_id = id and untold")
                .query(String.class)
                .list();
    }

    int sequence() {
        return jdbc.sql("select sequence from meeting where id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }

    /** The form of the details, for 10am. */
    MvcTestResult edit(String venue, String summary, String date, String version) {
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

    void refused(String words, String... fields) {
        assertThat(post(PAGE + "/preview", fields))
                .as(words)
                .hasStatus(422)
                .bodyText()
                .contains(words);
    }

    void send(String... fields) {
        var preview = post(PAGE + "/preview", fields);
        var all = java.util.Arrays.copyOf(fields, fields.length + 4);
        all[fields.length] = "notice";
        all[fields.length + 1] = hidden(preview, "notice");
        all[fields.length + 2] = "seen";
        all[fields.length + 3] = hidden(preview, "seen");
        assertThat(post(PAGE, all)).hasStatus(303);
    }

    MvcTestResult get(String path) {
        return get(path, marcus);
    }

    MvcTestResult post(String path, String... fields) {
        return post(path, marcus, fields);
    }

    MvcTestResult post(String path, Map<String, String> fields) {
        return post(
                path,
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    static Map<String, String> with(Map<String, String> form, String field, String typed) {
        assertThat(form).containsKey(field);
        form.put(field, typed);
        return form;
    }

    static Map<String, String> form(MvcTestResult page) {
        return form(page, "class=\"form changes\"");
    }

    /** What a browser would send of the form with this in it, without pressing one of its named buttons. */
    static Map<String, String> form(MvcTestResult page, String in) {
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

    static @Nullable String attribute(String tag, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag.replaceAll("(?s)>.*", ""));
        return found.find() ? found.group(1) : null;
    }

    static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    static String hidden(MvcTestResult page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text(page));
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    String starts() {
        return jdbc.sql("select to_char(starts_at at time zone zone, 'HH24:MI') from meeting")
                .query(String.class)
                .single();
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
