package org.staffroom.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.Beginning;

/** What a report begins with: all that is known of the day, and not a word on what is not. */
@StaffroomTest
class FirstDraftTest {

    @Autowired
    Beginning beginning;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    private RegionId region;
    private MeetingId meeting;

    @BeforeEach
    void aMeetingThatWasHeld() {
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        jdbc.sql("update venue set name = 'The Castle'").update();
    }

    @Test
    void ofADayOfWhichNothingElseIsKnownItSaysWhenAndWhere() {
        assertThat(body()).isEqualTo("On Sunday 28 February 2027, we met at The Castle, Bristol.");
        assertThat(beginning.of(meeting).discussed()).isEmpty();
        assertThat(beginning.of(meeting).title()).isEqualTo("Going cloud");
    }

    @Test
    void onlineItIsNowhere() {
        jdbc.sql("update meeting set format = 'ONLINE'").update();
        assertThat(body()).isEqualTo("On Sunday 28 February 2027, we met online.");
    }

    @Test
    void numbersThatSayNothingAreLeftOut() {
        var first = given.member("First Time");
        given.attended(meeting, first.id());
        assertThat(body())
                .isEqualTo("On Sunday 28 February 2027, we met at The Castle, Bristol."
                        + " One of us was there for the first time.");

        var again = given.member("Again");
        given.attended(meeting, again.id());
        beenBefore(first.id().value());
        beenBefore(again.id().value());
        assertThat(body()).isEqualTo("On Sunday 28 February 2027, 2 of us met at The Castle, Bristol.");

        given.works(first.id(), given.organisation("Severn Vale", "SCHOOL"));
        assertThat(body()).doesNotContain("organisation");
        given.works(again.id(), given.organisation("Hillside", "SCHOOL"));
        assertThat(body()).endsWith("Bristol. We came from 2 different organisations.");

        given.attended(meeting, given.member("New Face").id());
        assertThat(body())
                .endsWith(
                        "3 of us met at The Castle, Bristol. We came from 2 different organisations, and one of us was"
                                + " there for the first time.");
    }

    @Test
    void thanksWhoeverHostedIt() {
        var college = given.organisation("Exe *College*", "SCHOOL");
        jdbc.sql("update venue set organisation_id = ?").param(college.value()).update();
        assertThat(body()).contains("Thank you to Exe \\*College\\* for having us.");

        partner(given.organisation("CoreToCloud", "VENDOR").value(), 0);
        partner(given.organisation("Mendip Trust", "TRUST").value(), 1);
        assertThat(body())
                .contains("Thank you to CoreToCloud and Mendip Trust for having us.")
                .doesNotContain("College");
    }

    @Test
    void hasASectionForEachTalkWithItsSpeakersLabelAndSlides() {
        var priya = given.member("Priya Nair");
        given.works(priya.id(), given.organisation("Severn Vale", "SCHOOL"));
        var vendor = given.talk("Ransomware", "VENDOR", given.guest("Al Bright"));
        given.agendaItem(meeting, 30, 30, "VENDOR_TALK", vendor);
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Growing your own", "MEMBER", priya.id()));
        given.agendaItem(meeting, 60, 30, "LUNCH", null);
        jdbc.sql("update agenda_item set title = '' where presentation_id is not null")
                .update();
        material(vendor.value(), "ATTENDEES");
        assertThat(body())
                .endsWith("## Growing your own\n\n*Member talk* by Priya Nair (Severn Vale)\n\n"
                        + "## Ransomware\n\n*Vendor talk* by Al Bright");

        material(vendor.value(), "EVERYONE");
        assertThat(body()).endsWith("by Al Bright\n\n[Slides and links of this talk](/presentations/ransomware)");
    }

    @Test
    void tellsWhatTheRoomAskedThatOthersWantedToHearTooAndNotWho() {
        var asker = given.member("Curious Person");
        given.agendaItem(meeting, 0, 30, "DISCUSSION", null);
        jdbc.sql("update agenda_item set title = 'Esports: worth it?'").update();
        asked(asker.id().value(), "Which backup?", 1, "OPEN");
        asked(asker.id().value(), "Who pays for it?", 4, "ANSWERED");
        asked(asker.id().value(), "Nobody else wondered", 0, "OPEN");
        asked(asker.id().value(), "Taken off", 9, "HIDDEN");

        assertThat(beginning.of(meeting).discussed())
                .containsExactly("Esports: worth it?", "Who pays for it?", "Which backup?");
    }

    @Test
    void endsWithWhenOneMeetsAgain() {
        given.meeting(given.region("wales", "Wales"), "Elsewhere", Instant.parse("2027-03-09T09:00:00Z"), 30);
        assertThat(body()).doesNotContain("What comes next");
        given.draft(region, "Not announced");
        assertThat(body()).doesNotContain("What comes next");

        given.meeting(region, "Summer meeting", Instant.parse("2027-06-15T09:00:00Z"), 30);
        given.meeting(region, "Autumn meeting", Instant.parse("2027-09-15T09:00:00Z"), 30);
        assertThat(body())
                .endsWith("## What comes next\n\nSouth West meets again on Tuesday 15 June 2027 in Bristol:"
                        + " [Summer meeting](/meetings/summer-meeting).");
    }

    private String body() {
        return beginning.of(meeting).parts().stream().map(Beginning.Part::text).collect(Collectors.joining("\n\n"));
    }

    private void beenBefore(UUID person) {
        var earlier = given.meeting(region, "Earlier " + person, EmptyTables.NOW.minus(Duration.ofDays(90)), 30);
        jdbc.sql(
                        "insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by) values (?, ?, false, now(), ?)")
                .params(earlier.value(), person, person)
                .update();
    }

    private void partner(UUID organisation, int position) {
        jdbc.sql("insert into meeting_partner values (?, ?, 'HOST', ?)")
                .params(meeting.value(), organisation, position)
                .update();
    }

    private void material(UUID talk, String audience) {
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), ?, 'Slides', 'https://slides.example', ?, 0)
                        """).params(talk, audience).update();
    }

    private void asked(UUID by, String text, int votes, String status) {
        jdbc.sql("""
                        insert into room_post (id, meeting_id, kind, text, author_id, votes, status)
                        values (gen_random_uuid(), ?, 'QUESTION', ?, ?, ?, ?)
                        """).params(meeting.value(), text, by, votes, status).update();
    }
}
