package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
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
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.Places;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.StaffroomTest;

/** What people are told of, and what is none of their concern. */
@StaffroomTest
@RecordApplicationEvents
class WhatIsNewsTest extends AMeetingPeopleKnow {

    @Autowired
    Agenda agenda;

    @Autowired
    Presentations presentations;

    @Autowired
    Places places;

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
    void aFirstJoiningLinkIsNews() {
        jdbc.sql("update meeting set format = 'HYBRID' where id = ?")
                .param(meeting.value())
                .update();
        told.keep(meeting, clock.instant());

        var sent = send(
                new Proposal(null, null, false, null, null, "https://meet.example/CANARY", null, "", "", "", null));

        assertThat(sent.differences())
                .containsExactly(new Difference(
                        What.LINK,
                        "",
                        "",
                        "The link is there. Whoever has a place finds it in the mail and on the page."));
        assertThat(jdbc.sql("select joining_link from meeting where id = ?")
                        .param(meeting.value())
                        .query(String.class)
                        .single())
                .isEqualTo("https://meet.example/CANARY");
    }

    @Test
    void anotherRoomIsNewsThoughOneDigitDiffers() {
        send(inRoom("Room 1"));

        assertThat(send(inRoom("Room 2")).differences())
                .containsExactly(new Difference(What.ROOM, "", "Room 1", "Room 2"));

        for (var room : new String[] {"Lab 1", "Lab 2"}) {
            told.keep(meeting, clock.instant());
            jdbc.sql("update agenda_item set room = ? where id = ?")
                    .params(room, talk)
                    .update();
        }
        assertThat(changes.untold(meeting))
                .containsExactly(new Difference(What.ITEM_ROOM, "Going cloud", "Lab 1", "Lab 2"));
    }

    @Test
    void whatIsSpelledBetterIsKeptAndToldToNobody() {
        send(inRoom("great hall"));
        agenda.lengthen(marcus, meeting, null, welcome, 10);
        var better = inRoom("Great Hall");

        assertThat(changes.preview(marcus, meeting, better).news()).isFalse();
        refuses("meetings.refused.nothing-changed", () -> changes.send(marcus, meeting, better, NoticeId.next(), null));
        changes.keep(marcus, meeting, better);

        assertThat(jdbc.sql("select room from meeting where id = ?")
                        .param(meeting.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Great Hall");
        assertThat(notices.of(meeting)).hasSize(1);
        assertThat(changes.untold(meeting))
                .as("what waits to be told waits still")
                .hasSize(2);
        assertThatThrownBy(() -> changes.keep(marcus, meeting, inRoom("Grate Hall")))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> changes.keep(elsewhere, meeting, better)).isInstanceOf(NotFound.class);
    }

    private static Proposal inRoom(String room) {
        return new Proposal(null, null, false, null, room, null, null, "", "", "", null);
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
    void whoeverComesOrWaitsGoesAlongWhenItIsHeldOnline() {
        jdbc.sql("update place set capacity = 2 where meeting_id = ?")
                .param(meeting.value())
                .update();
        var people = new ArrayList<CurrentPerson>();
        for (var name : List.of("Ann", "Ben", "Cora", "Dev", "Eve", "Finn")) {
            people.add(given.member(name));
        }
        people.subList(0, 4).forEach(person -> places.take(person, meeting, PlaceMode.ROOM));
        jdbc.sql("insert into place_rules (meeting_id, approval) values (?, true)")
                .param(meeting.value())
                .update();
        people.subList(4, 6).forEach(person -> places.take(person, meeting, PlaceMode.ROOM));
        places.giveBack(people.get(5), meeting);

        refuses("meetings.refused.mode-in-use", () -> send(online(1)));
        assertThat(registered())
                .containsExactly(
                        "Ann ROOM CONFIRMED",
                        "Ben ROOM CONFIRMED",
                        "Cora ROOM WAITING",
                        "Dev ROOM WAITING",
                        "Eve ROOM REQUESTED",
                        "Finn ROOM CANCELLED");

        assertThat(send(online(3)).differences()).extracting(Difference::what).contains(What.FORMAT);

        assertThat(registered())
                .as("and whoever waited longest moves up")
                .containsExactly(
                        "Ann ONLINE CONFIRMED",
                        "Ben ONLINE CONFIRMED",
                        "Cora ONLINE CONFIRMED",
                        "Dev ONLINE WAITING",
                        "Eve ONLINE REQUESTED",
                        "Finn ROOM CANCELLED");
        assertThat(jdbc.sql(
                                "select mode || ' ' || confirmed || ' of ' || capacity from place where meeting_id = ? order by 1")
                        .param(meeting.value())
                        .query(String.class)
                        .list())
                .containsExactly("ONLINE 3 of 3", "ROOM 0 of 0");
        assertThat(jdbc.sql("select template from delivery where email = ?")
                        .param(people.get(0).email())
                        .query(String.class)
                        .list())
                .contains("meeting-changed");
    }

    @Test
    void whoWaitsAndGoesAlongStandsBehindThoseWhoWaitThere() {
        jdbc.sql("update meeting set format = 'HYBRID' where id = ?")
                .param(meeting.value())
                .update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 1)")
                .param(meeting.value())
                .update();
        jdbc.sql("update place set capacity = 1 where meeting_id = ?")
                .param(meeting.value())
                .update();
        told.keep(meeting, clock.instant());
        for (var who : List.of("Ann ONLINE", "Ben ONLINE", "Cora ROOM", "Dev ROOM", "Eve ONLINE")) {
            var words = who.split(" ");
            places.take(given.member(words[0]), meeting, PlaceMode.valueOf(words[1]));
        }

        send(online(2));

        assertThat(registered())
                .containsExactly(
                        "Ann ONLINE CONFIRMED",
                        "Cora ONLINE CONFIRMED",
                        "Ben ONLINE WAITING",
                        "Eve ONLINE WAITING",
                        "Dev ONLINE WAITING");
    }

    private static Proposal online(int places) {
        return new Proposal(
                null,
                null,
                false,
                new Proposal.Where(MeetingFormat.ONLINE, null, null, places),
                null,
                null,
                null,
                "",
                "",
                "",
                null);
    }

    private List<String> registered() {
        return jdbc.sql("""
                        select p.name || ' ' || r.mode || ' ' || r.status from registration r join person p on p.id = r.person_id
                        where r.meeting_id = ? order by r.status = 'CANCELLED', r.status = 'REQUESTED', r.waiting_number nulls first, p.name
                        """).param(meeting.value()).query(String.class).list();
    }

    private boolean flagged() {
        return jdbc.sql("select untold from meeting_told where meeting_id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }
}
