package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.staffroom.agendas.Agenda;
import org.staffroom.changes.Difference.What;
import org.staffroom.changes.Proposal.OfItem;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;
import org.staffroom.support.StaffroomTest;

/** What people are told of, and what is none of their concern. */
@StaffroomTest
@RecordApplicationEvents
class WhatIsNewsTest extends AMeetingPeopleKnow {

    @Autowired
    Agenda agenda;

    @Autowired
    Presentations presentations;

    @Test
    void editsOfTheAgendaWaitUntilTheyAreTold() {
        agenda.lengthen(marcus, meeting, null, welcome, 10);

        assertThat(changes.untold(meeting))
                .containsExactly(
                        new Difference(What.ITEM_MOVED, "Going cloud", "10am", "10.10am"),
                        new Difference(What.ITEM_MOVED, "LUNCH", "11am", "11.10am"));
        assertThat(flagged()).isTrue();

        assertThat(send(Proposal.NOTHING).differences()).hasSize(2);
        assertThat(changes.untold(meeting)).isEmpty();
        assertThat(flagged()).isFalse();
        refuses("meetings.refused.nothing-changed", () -> changes.preview(marcus, meeting, Proposal.NOTHING));
    }

    /** On the page of the talk itself, or by an answer to a mail: nobody opened the agenda. */
    @Test
    void aSpeakerWhoDropsOutOfATalkIsNews() {
        var sam = given.member("Sam Hill").id();
        var going = new PresentationId(UUID.fromString(jdbc.sql("select id::text from presentation")
                .query(String.class)
                .single()));
        presentations.join(going, sam);
        told.keep(meeting, clock.instant());

        presentations.leave(going, sam);
        assertThat(changes.untold(meeting))
                .containsExactly(new Difference(What.SPEAKER, "Going cloud", "Jo Blake, Sam Hill", "Jo Blake"));
        assertThat(flagged()).isTrue();

        presentations.join(going, sam);
        assertThat(flagged()).isFalse();
    }

    @Test
    void spellingAndAdditionsAreNoNews() {
        jdbc.sql("update presentation set title = 'Going to the cloud'").update();
        jdbc.sql("update agenda_item set title = 'Wellcome' where id = ?")
                .param(welcome)
                .update();
        given.agendaItem(meeting, 150, 30, "NETWORKING", null);

        assertThat(changes.untold(meeting)).isEmpty();
    }

    @Test
    void whatIsDroppedReplacedOrSpokenByOthersIsNews() {
        jdbc.sql("update agenda_item set title = 'Esports club' where id = ?")
                .param(welcome)
                .update();
        send(new Proposal(
                null, null, false, null, null, null, new OfItem.SpokenBy(talk, "Sam Other", null), "", "", "", null));
        var sent = send(new Proposal(
                null, null, false, null, null, null, new OfItem.Dropped(talk, true), "", "", "Jo is ill.", null));

        assertThat(notices.of(meeting).get(1).differences())
                .containsExactly(
                        new Difference(What.ITEM_REPLACED, "9.30am", "WELCOME", "Esports club"),
                        new Difference(What.SPEAKER, "Going cloud", "Jo Blake", "Sam Other"));
        assertThat(sent.differences())
                .containsExactly(
                        new Difference(What.ITEM_DROPPED, "Going cloud", "10am", ""),
                        new Difference(What.ITEM_MOVED, "LUNCH", "11am", "10am"));
        assertThat(sent.reason()).isEqualTo("Jo is ill.");
    }

    @Test
    void aJoiningLinkNeverStandsInTheWordsOfANotice() {
        jdbc.sql("update meeting set format = 'HYBRID', joining_link = 'https://meet.example/CANARY' where id = ?")
                .param(meeting.value())
                .update();
        told.keep(meeting, clock.instant());

        var sent = send(
                new Proposal(null, null, false, null, null, "https://meet.example/CANARY2", null, "", "", "", null));

        assertThat(sent.differences()).extracting(Difference::what).containsExactly(What.LINK);
        assertThat(sent.differences().toString()).doesNotContain("CANARY");
    }

    @Test
    void detailsThatMatterWaitForTheScreenOfChanges() {
        var details = new MeetingDetails(
                "Spring meeting",
                "Better words.",
                MeetingFormat.IN_PERSON,
                LocalDate.of(2027, 3, 16),
                LocalTime.of(10, 0),
                LocalTime.of(15, 0),
                new org.staffroom.venues.VenueId(jdbc.sql("select venue_id from meeting where id = ?")
                        .param(meeting.value())
                        .query(UUID.class)
                        .single()),
                null,
                40,
                null);

        assertThat(meetings.edit(marcus, meeting, 0, details)).isTrue();

        assertThat(jdbc.sql("select summary from meeting where id = ? and starts_at = '2027-03-16T09:30:00Z'")
                        .param(meeting.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Better words.");
        assertThat(events.stream(MeetingChanged.class)).isEmpty();
        assertThat(events.stream(CapacityRaised.class)).hasSize(1);
    }

    @Test
    void aRoomThatPeopleComeToIsNotGivenUp() {
        given.confirmed(meeting, given.member("Ann Coming").id());

        refuses(
                "meetings.refused.mode-in-use",
                () -> send(new Proposal(
                        null,
                        null,
                        false,
                        new Proposal.Where(MeetingFormat.ONLINE, null, null, 100),
                        null,
                        null,
                        null,
                        "",
                        "",
                        "",
                        null)));
    }

    private boolean flagged() {
        return jdbc.sql("select untold from meeting_told where meeting_id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }
}
