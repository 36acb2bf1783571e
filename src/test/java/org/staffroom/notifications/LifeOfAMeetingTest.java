package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.notifications.Mailbox.recipient;
import static org.staffroom.support.Given.as;

import biweekly.Biweekly;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;

/**
 * One meeting and its people through everything that can happen to them: places, two changes, a postponement, a new date
 * that is asked about, silence, moving up, a reminder, snow, and the meeting that is held in its stead. Every message and
 * calendar object that each person got, in order, stands in {@code docs/one-meeting.md}; what
 * they got this time is left in {@code target}, to be copied there when it is right.
 */
class LifeOfAMeetingTest extends WithMails {

    private static final Path STORY = Path.of("docs", "one-meeting.md");
    private static final String PAGE = "/organise/meetings/wellbeing-and-windows";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** One message as somebody got it. */
    private record Got(String when, String what, String subject, String text, String calendar) {}

    @Autowired
    Reminders reminders;

    @Autowired
    List<RecurringTask<?>> jobs;

    private final Map<String, List<Got>> got = new LinkedHashMap<>();
    private final List<String> happened = new ArrayList<>();
    private CurrentPerson marcus;
    private CurrentPerson ann;
    private CurrentPerson ben;
    private CurrentPerson cem;
    private CurrentPerson dee;
    private MeetingId meeting;

    @BeforeEach
    void aMeeting() {
        marcus = given.ambassador("Marcus Shore", region);
        ann = given.member("Ann Pascoe");
        ben = given.member("Ben Trevelyan");
        cem = given.member("Cem Aydin");
        dee = given.member("Dee Rowsell");
        var priya = given.member("Priya Nair");
        meeting = given.meeting(region, "Wellbeing and Windows", START, 2);
        jdbc.sql(
                        "update venue set name = 'The Castle', contact_name = 'Hilary Moat', contact_email = 'hilary@castle.example'")
                .update();
        given.agendaItem(meeting, 0, 30, "WELCOME", null);
        given.agendaItem(meeting, 30, 60, "MEMBER_TALK", given.talk("How are you, really?", "MEMBER", priya.id()));
        given.agendaItem(
                meeting,
                90,
                60,
                "VENDOR_TALK",
                given.talk("Windows without tears", "VENDOR", given.guest("Al Vendor")));
        for (var person : List.of(ann, ben, cem, dee, priya)) {
            got.put(person.email(), new ArrayList<>());
        }
        got.put("hilary@castle.example", new ArrayList<>());
        jdbc.sql("update meeting set slug = 'wellbeing-and-windows'").update();
    }

    @Test
    void everythingThatHappensToOneMeetingAndItsPeople() throws Exception {
        publishAgain();

        at("2027-03-02T09:00:00Z", "Ann and Ben take the two places; Cem and Dee wait");
        for (var person : List.of(ann, ben, cem, dee)) {
            press(person, "/meetings/wellbeing-and-windows/registration", "mode", "ROOM");
        }
        deliver();

        at("2027-03-08T18:00:00Z", "Another room");
        change("hall", "Great hall", "reason", "The kitchen is being painted.");
        deliver();

        at("2027-03-09T08:30:00Z", "A week before");
        deliver();

        at("2027-03-10T07:40:00Z", "Half an hour later");
        change("later", "30", "reason", "The motorway is closed that morning.");
        deliver();

        at("2027-03-12T16:00:00Z", "Postponed, date to follow");
        change("open", "true", "reason", "The host's heating has failed.");
        deliver();

        at("2027-03-19T10:00:00Z", "A new date, and everybody is asked");
        change(
                "date",
                "2027-05-11",
                "start",
                "10:00",
                "end",
                "15:00",
                "answerDate",
                "2027-03-26",
                "answerTime",
                "18:00",
                "reason",
                "The heating is mended.");
        deliver();

        at("2027-03-20T12:00:00Z", "Ann says yes, Ben says nothing, Dee leaves the waiting list");
        answer(ann, "yes");
        answer(dee, "give-back");
        deliver();

        at("2027-03-26T18:30:00Z", "The time to answer is over: Ben's place goes to Cem");
        passDeadlines();
        deliver();
        assertThat(places())
                .containsExactly(
                        "Ann Pascoe CONFIRMED",
                        "Ben Trevelyan CANCELLED",
                        "Cem Aydin CONFIRMED",
                        "Dee Rowsell CANCELLED");

        at("2027-05-04T08:30:00Z", "A week before the new date");
        deliver();
        at("2027-05-10T08:30:00Z", "The day before");
        deliver();

        at("2027-05-10T19:00:00Z", "Cancelled on the evening before");
        press(marcus, PAGE + "/cancellation", "reason", "There is snow and ice in the whole county, in May.");
        deliver();

        at("2027-05-12T09:00:00Z", "Held again: Ann and Cem come first");
        holdAgain();
        deliver();

        at("2027-05-12T12:00:00Z", "Ann takes a place at the meeting held in its stead");
        press(ann, "/meetings/wellbeing-and-windows-2/registration", "mode", "ROOM");
        deliver();

        assertCalendarsRise();
        var story = story();
        Files.writeString(Path.of("target", "one-meeting.md"), story);
        assertThat(Files.readString(STORY)).isEqualTo(story);
    }

    /** What was told is kept when a meeting is published, as an ambassador does it. */
    private void publishAgain() {
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null")
                .update();
        press(marcus, "/organise/meetings/" + meeting + "/publication");
    }

    private void holdAgain() {
        var page = text(get(marcus, "/organise/meetings/new?again=" + meeting));
        assertThat(page).contains("Wellbeing and Windows");
        var venue = jdbc.sql("select name || ', ' || town || ' ' || postcode from venue")
                .query(String.class)
                .single();
        var made = press(
                marcus,
                "/organise/meetings/new?again=" + meeting,
                "title",
                "Wellbeing and Windows",
                "format",
                "IN_PERSON",
                "date",
                "2027-06-15",
                "start",
                "10:00",
                "end",
                "15:00",
                "venue",
                venue,
                "room",
                "2");
        var draft = String.valueOf(made.getResponse().getHeader("Location")).replaceAll(".*/meetings/([^/]+).*", "$1");
        press(marcus, "/organise/meetings/" + draft + "/publication");
    }

    private void at(String instant, String what) {
        clock.travelTo(Instant.parse(instant));
        happened.add(WHEN.format(Instant.parse(instant)) + " — " + what);
    }

    private void change(String... fields) {
        var preview = press(marcus, PAGE + "/changes/preview", fields);
        var all = new ArrayList<>(List.of(fields));
        for (var name : List.of("notice", "seen")) {
            all.addAll(List.of(name, found(text(preview), "name=\"" + name + "\" value=\"([^\"]*)\"")));
        }
        press(marcus, PAGE + "/changes", all.toArray(String[]::new));
    }

    /** From the latest mail, by somebody who is not signed in. */
    private void answer(CurrentPerson person, String answer) {
        var mails = got.get(person.email());
        var link = found(mails.get(mails.size() - 1).text, "(/answers/[\\w.-]+)");
        assertThat(mvc.post().uri(link).param("answer", answer).exchange()).hasStatus3xxRedirection();
    }

    private void passDeadlines() {
        jobs.stream()
                .filter(job -> job.getName().equals("pass-place-deadlines"))
                .forEach(job -> job.executeRecurringly(null, null));
    }

    private void deliver() throws Exception {
        reminders.queue();
        for (var mail : mailbox.sent()) {
            keep(mail);
        }
    }

    private void keep(MimeMessage mail) throws Exception {
        var last = happened.get(happened.size() - 1).split(" — ");
        var calendar = Happenings.calendar(mail);
        assertThat(mail.getAllRecipients()).hasSize(1);
        var to = recipient(mail).replaceAll(".*<(.*)>", "$1");
        got.get(to)
                .add(new Got(
                        last[0],
                        last[1],
                        mail.getSubject(),
                        Happenings.text(mail),
                        calendar == null ? "" : Happenings.read(calendar).replaceAll("\n[ \t]", "")));
    }

    /** One entry for each meeting and person, told apart by rising numbers: what calendars go by. */
    private void assertCalendarsRise() {
        got.forEach((person, mails) -> {
            var latest = new LinkedHashMap<String, Integer>();
            for (var mail : mails) {
                if (!mail.calendar.isEmpty()) {
                    var event =
                            Biweekly.parse(mail.calendar).first().getEvents().get(0);
                    var before = latest.put(
                            event.getUid().getValue(), event.getSequence().getValue());
                    assertThat(event.getSequence().getValue())
                            .as(person + ": " + mail.subject)
                            .isGreaterThan(before == null ? -1 : before);
                }
            }
        });
    }

    private List<String> places() {
        return jdbc.sql(
                        "select p.name || ' ' || r.status from registration r join person p on p.id = r.person_id order by 1")
                .query(String.class)
                .list();
    }

    private String story() {
        var story = new StringBuilder("""
                # One meeting, and every message each person got

                Written by `LifeOfAMeetingTest`, which drives one meeting with two places through everything that can happen to
                it and fails when a message comes to differ. The messages are read back from a mail server; shown are their plain
                text and their calendar object. Links in them carry a key, left out here.

                ## What happened

                """);
        happened.forEach(each -> story.append("- ").append(each).append('\n'));
        got.forEach((person, mails) -> {
            story.append("\n## ").append(person).append("\n");
            var number = 0;
            for (var mail : mails) {
                story.append("\n### %d. %s\n\n%s: %s\n\n```text\n%s\n```\n"
                        .formatted(++number, mail.subject, mail.when, mail.what, mail.text.strip()));
                if (!mail.calendar.isEmpty()) {
                    story.append("\n```text\n%s\n```\n".formatted(entry(mail.calendar)));
                }
            }
            if (mails.isEmpty()) {
                story.append("\nNothing.\n");
            }
        });
        return story.toString()
                .replaceAll("\\.\\d+@school\\.example", "@school.example")
                .replaceAll("/(answers|calendars)/[\\w.-]+", "/$1/…")
                .replace(meeting.toString(), "the-meeting")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "the-one-held-again")
                .replaceAll("http://localhost(:\\d+)?", "https://staffroom.example");
    }

    /** Without the zone's rules, which are the same each time. */
    private static String entry(String calendar) {
        return calendar.replaceAll("(?s)BEGIN:VTIMEZONE.*END:VTIMEZONE\n", "")
                .replaceAll("(DTSTAMP|LAST-MODIFIED|CREATED):\\S+", "$1:…")
                .strip();
    }

    private MvcTestResult get(CurrentPerson person, String path) {
        return mvc.get().uri(path).with(as(person)).exchange();
    }

    private MvcTestResult press(CurrentPerson person, String path, String... fields) {
        var request = mvc.post().uri(path).with(as(person)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        var result = request.exchange();
        assertThat(result.getResponse().getStatus())
                .as(path + " " + text(result))
                .isLessThan(400);
        return result;
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
