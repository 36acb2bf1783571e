package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class AgendaTest {

    @Autowired
    Agenda agenda;

    @Autowired
    AgendaQueries queries;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    RegionId region;
    CurrentPerson marcus;
    MeetingId meeting;

    @BeforeEach
    void aDay() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.draft(region, "Going cloud");
    }

    @Test
    void nothingIsOnNowAtAMeetingThatDoesNotTakePlace() {
        var today = given.meeting(region, "Today", clock.instant(), 30);
        given.agendaItem(today, 0, 30, "WELCOME", null);
        given.agendaItem(today, 30, 30, "LUNCH", null);
        for (var status : List.of("PUBLISHED", "CANCELLED", "POSTPONED")) {
            jdbc.sql(
                            "update meeting set status = ?, cancelled_at = case when ? = 'CANCELLED' then now() end, postponed_at = case when ? = 'POSTPONED' then now() end where id = ?")
                    .params(status, status, status, today.value())
                    .update();
            assertThat(queries.of(today).slots())
                    .as(status)
                    .extracting(slot -> slot.now() || slot.next())
                    .containsOnly(status.equals("PUBLISHED"));
        }
    }

    @Test
    void aDayIsBuiltOneItemAfterAnother() {
        var welcome = add("Welcome", 20);
        add("Lunch", 50);
        agenda.add(marcus, meeting, item("Coffee", 15, null), new Spot.After(welcome));

        assertThat(written()).containsExactly("0 Welcome", "20 Coffee", "35 Lunch");
    }

    @Test
    void aWholeDayShiftsThroughTheConstraint() {
        var welcome = add("Welcome", 20);
        for (var number = 1; number <= 9; number++) {
            add("Item " + number, 10);
        }

        agenda.lengthen(marcus, meeting, null, welcome, 5);
        assertThat(written()).startsWith("0 Welcome", "25 Item 1", "35 Item 2").endsWith("105 Item 9");

        agenda.moveDown(marcus, meeting, null, welcome);
        assertThat(written()).startsWith("0 Item 1", "10 Welcome", "35 Item 2");

        agenda.remove(marcus, meeting, null, welcome);
        assertThat(written()).startsWith("0 Item 1", "10 Item 2").hasSize(9);
    }

    @Test
    void theDatabaseItselfRefusesTwoThingsAtOnce() {
        given.agendaItem(meeting, 0, 20, "WELCOME", null);

        assertThatThrownBy(() -> given.agendaItem(meeting, 19, 10, "BREAK", null))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("agenda_item_no_overlap");
        assertThatThrownBy(() -> inTrack(10, 1))
                .as("a track beside what is for everybody")
                .isInstanceOf(DataIntegrityViolationException.class);
        inTrack(20, 1);
        inTrack(20, 2);
    }

    @Test
    void twoPeoplePlanAtOnceAndNeitherOverlapsTheOther() throws Exception {
        var start = add("Welcome", 10);
        var workers = Executors.newFixedThreadPool(6);
        try {
            var work = Stream.<Callable<UUID>>generate(
                            () -> () -> agenda.add(marcus, meeting, item("Coffee", 5, null), new Spot.After(start)))
                    .limit(24)
                    .toList();
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        } finally {
            workers.shutdown();
        }

        assertThat(jdbc.sql("select count(*) || ' ' || max(start_minute + length_minutes) from agenda_item")
                        .query(String.class)
                        .single())
                .isEqualTo("25 130");
    }

    @Test
    void whoeverEditsAnOldVersionIsTold() {
        var coffee = add("Coffee", 15);
        agenda.edit(marcus, meeting, coffee, 0, item("Tea", 15, null), null);

        assertThatThrownBy(() -> agenda.edit(marcus, meeting, coffee, 0, item("Cocoa", 15, null), null))
                .isInstanceOf(StaleVersion.class);
        assertThat(written()).containsExactly("0 Tea");
    }

    @Test
    void movingAlongWithTheDayIsNoConflict() {
        var welcome = add("Welcome", 20);
        var coffee = add("Coffee", 15);
        agenda.lengthen(marcus, meeting, null, welcome, 10);

        agenda.edit(marcus, meeting, coffee, 0, item("Tea", 15, null), null);

        assertThat(written()).containsExactly("0 Welcome", "30 Tea");
    }

    @Test
    void aVendorsTalkNeverStandsAsAMembers() {
        var talk = given.talk("Ransomware", "VENDOR");

        refuses(
                "meetings.refused.kind-of-talk",
                () -> agenda.add(marcus, meeting, talk(ItemKind.MEMBER_TALK, talk), new Spot.AtTheEnd()));
        refuses(
                "meetings.refused.kind-of-talk",
                () -> agenda.add(marcus, meeting, talk(ItemKind.PANEL, talk), new Spot.AtTheEnd()));
        agenda.add(marcus, meeting, talk(ItemKind.VENDOR_TALK, talk), new Spot.AtTheEnd());

        assertThat(queries.of(meeting).vendorMinutes()).isEqualTo(30);
    }

    @Test
    void aTalkStandsEverywhereAsItIsLabelledNow() {
        var talk = given.talk("Ransomware", "MEMBER");
        var published = given.meeting(given.region("wales", "Wales"), "In Wales");
        given.agendaItem(published, 0, 30, "MEMBER_TALK", talk);
        var item = agenda.add(marcus, meeting, talk(ItemKind.MEMBER_TALK, talk), new Spot.AtTheEnd());
        agenda.remove(marcus, meeting, null, item);

        label(talk, "VENDOR");
        assertThat(queries.of(published).vendorMinutes()).isEqualTo(30);
        agenda.undo(marcus, meeting, null);
        assertThat(queries.of(meeting).vendorMinutes()).as("brought back").isEqualTo(30);
        agenda.lengthen(marcus, meeting, null, item, 5);
        label(talk, "MEMBER");
        agenda.undo(marcus, meeting, null);
        assertThat(queries.of(meeting).vendorMinutes())
                .as("taken back to before it was relabelled")
                .isZero();
        agenda.redo(marcus, meeting, null);
        assertThat(queries.of(meeting).memberMinutes()).isEqualTo(35);
    }

    @Test
    void whoeverHasAnItemOpenWhileItsTalkIsRelabelledIsTold() {
        var talk = given.talk("Ransomware", "MEMBER");
        var item = agenda.add(marcus, meeting, talk(ItemKind.MEMBER_TALK, talk), new Spot.AtTheEnd());
        label(talk, "VENDOR");

        assertThatThrownBy(() -> agenda.edit(marcus, meeting, item, 0, talk(ItemKind.VENDOR_TALK, talk), null))
                .isInstanceOf(StaleVersion.class);
    }

    private void label(PresentationId talk, String kind) {
        jdbc.sql("update presentation set kind = ? where id = ?")
                .params(kind, talk.value())
                .update();
    }

    @Test
    void peopleStandInTheirRolesAndSpeakersOfATalkWithoutAny() {
        var speaker = given.guest("Adil Rahman");
        var chair = given.guest("Anna Whitfield");
        var talk = given.talk("Ransomware", "VENDOR", speaker);
        agenda.add(
                marcus,
                meeting,
                new ItemDetails(
                        ItemKind.VENDOR_TALK,
                        30,
                        null,
                        "",
                        "",
                        "",
                        talk,
                        List.of(new Appearance(chair, ItemRole.CHAIR))),
                new Spot.AtTheEnd());

        var item = queries.of(meeting).slots().get(0).items().get(0);

        assertThat(item.title()).isEqualTo("Ransomware");
        assertThat(item.people()).extracting(AgendaView.Person::name).containsExactly("Anna Whitfield", "Adil Rahman");
    }

    @Test
    void othersFindNothingToPlan() {
        var coffee = add("Coffee", 15);
        var elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        var other = given.draft(given.region("london", "London"), "Elsewhere");

        assertThatThrownBy(() -> agenda.add(elsewhere, meeting, item("Tea", 5, null), new Spot.AtTheEnd()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> agenda.remove(elsewhere, meeting, null, coffee))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> agenda.remove(given.admin("Helen Catterall"), other, null, coffee))
                .as("an item of another meeting")
                .isInstanceOf(NotFound.class);
        assertThat(written()).containsExactly("0 Coffee");
    }

    private UUID add(String title, int minutes) {
        return agenda.add(marcus, meeting, item(title, minutes, null), new Spot.AtTheEnd());
    }

    private static ItemDetails item(String title, int minutes, @Nullable Integer track) {
        return new ItemDetails(ItemKind.NETWORKING, minutes, track, "", title, "", null, List.of());
    }

    private static ItemDetails talk(ItemKind kind, PresentationId talk) {
        return new ItemDetails(kind, 30, null, "", "", "", talk, List.of());
    }

    private void inTrack(int start, int track) {
        jdbc.sql("""
                        insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, track)
                        values (?, ?, ?, 10, 'TOUR', ?)
                        """).params(UUID.randomUUID(), meeting.value(), start, track).update();
    }

    private List<String> written() {
        return jdbc.sql(
                        "select start_minute || ' ' || title from agenda_item where meeting_id = ? order by start_minute")
                .param(meeting.value())
                .query(String.class)
                .list();
    }
}
