package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Mailbox.recipients;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.agendas.Agenda;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;

/** A talk moved after publication: not told yet, then told, then in the inbox of whoever comes. */
@StaffroomTest
class AgendaMovedTest extends AtTheDesk {

    private static final String PAGE = "/organise/meetings/spring-meeting";

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    @Autowired
    Agenda agenda;

    private MeetingId meeting;
    private UUID talk;

    @BeforeEach
    void aMeetingPeopleComeTo() {
        meeting = given.draft(region, "Spring meeting");
        jdbc.sql("update meeting set starts_at = ?, ends_at = ?")
                .params(
                        java.sql.Timestamp.from(Instant.parse("2027-03-16T09:30:00Z")),
                        java.sql.Timestamp.from(Instant.parse("2027-03-16T15:00:00Z")))
                .update();
        talk = given.agendaItem(
                meeting,
                0,
                45,
                "MEMBER_TALK",
                given.talk("Going cloud", "MEMBER", given.member("Jo Blake").id()));
        post(marcus, "/organise/meetings/" + meeting + "/publication");
        given.confirmed(meeting, given.member("Ann Coming").id());
    }

    @Test
    void waitsUntilEverybodyIsTold() throws Exception {
        assertThat(post(marcus, PAGE + "/agenda/" + talk + "/place", "minute", "60", "seen", "0"))
                .hasStatus(303);

        assertThat(get(marcus, PAGE + "/agenda")).bodyText().contains("not told yet");
        assertThat(post(marcus, PAGE + "/agenda/undo")).hasStatus(303);
        assertThat(get(marcus, PAGE + "/agenda"))
                .as("as they know it, nothing is to be told")
                .bodyText()
                .doesNotContain("not told yet");
        post(marcus, PAGE + "/agenda/redo");

        var preview = post(marcus, PAGE + "/changes/preview").getResponse().getContentAsString();
        assertThat(preview).contains("MEMBER_TALK", "9.30am", "10.30am");
        post(marcus, PAGE + "/changes", "notice", found(preview, "notice"), "seen", found(preview, "seen"));
        var mails = mailbox.sent();

        assertThat(get(marcus, PAGE + "/agenda")).bodyText().doesNotContain("not told yet");
        assertThat(recipients(mails)).anyMatch(to -> to.contains("ann"));
        assertThat(Happenings.text(mails.get(0))).contains("MEMBER_TALK", "9.30am", "10.30am");
    }

    @Test
    void whereNobodyIsToBeToldNothingWaits() {
        jdbc.sql("delete from registration").update();
        assertThat(post(marcus, PAGE + "/agenda/" + talk + "/place", "minute", "60", "seen", "0"))
                .hasStatus(303);
        assertThat(get(marcus, PAGE + "/agenda"))
                .as("its speaker is to be told")
                .bodyText()
                .contains("not told yet");

        var quiet = given.draft(region, "Quiet meeting");
        var item = given.agendaItem(quiet, 0, 45, "DISCUSSION", null);
        post(marcus, "/organise/meetings/" + quiet + "/publication");
        var page = "/organise/meetings/quiet-meeting/agenda";
        assertThat(post(marcus, page + "/" + item + "/place", "minute", "60", "seen", "0"))
                .hasStatus(303);
        assertThat(get(marcus, page)).bodyText().doesNotContain("not told yet");
        assertThat(get(marcus, "/organise")).bodyText().doesNotContain("Not told yet: Quiet meeting");
    }

    private static String found(String page, String field) {
        var found = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }
}
