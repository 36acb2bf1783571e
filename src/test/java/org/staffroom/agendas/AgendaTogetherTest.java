package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Two ambassadors at one agenda, one after the other and at once; and what is taken back. */
@StaffroomTest
class AgendaTogetherTest {

    @Autowired
    Agenda agenda;

    @Autowired
    AgendaHistory history;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    CurrentPerson marcus;
    CurrentPerson priya;
    MeetingId meeting;

    @BeforeEach
    void aDay() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        priya = given.ambassador("Priya Nair", region);
        meeting = given.draft(region, "Going cloud");
    }

    @Test
    void stepsAreTakenBackOneByOneAndDoneAgain() {
        var welcome = add("Welcome", 20);
        add("Lunch", 50);
        agenda.place(marcus, meeting, null, welcome, 40, null);
        agenda.stretch(marcus, meeting, null, welcome, 30);
        agenda.remove(marcus, meeting, null, welcome);
        var states = List.of(
                "",
                "0 Welcome 20",
                "0 Welcome 20, 20 Lunch 50",
                "0 Lunch 50, 50 Welcome 20",
                "0 Lunch 50, 50 Welcome 30",
                "0 Lunch 50");
        assertThat(written()).isEqualTo(states.get(5));

        for (var at = 4; at >= 0; at--) {
            agenda.undo(marcus, meeting, null);
            assertThat(written()).isEqualTo(states.get(at));
        }
        refuses("agendas.refused.nothing-to-undo", () -> agenda.undo(marcus, meeting, null));
        for (var at = 1; at <= 5; at++) {
            agenda.redo(marcus, meeting, null);
            assertThat(written()).isEqualTo(states.get(at));
        }
        refuses("agendas.refused.nothing-to-redo", () -> agenda.redo(marcus, meeting, null));
        agenda.undo(marcus, meeting, null);
        assertThat(single("select id::text from agenda_item where title = 'Welcome'"))
                .as("back as itself")
                .isEqualTo(welcome.toString());
        add("Tea", 10);
        refuses("agendas.refused.nothing-to-redo", () -> agenda.redo(marcus, meeting, null));
    }

    /** Choices and notes of those who were there, what was asked in the room and of speakers, and a topic of the board. */
    @Test
    void whatHangsOnAnItemIsThereAgainWhenItComesBack() {
        var talk = add("Going cloud", 30);
        var ann = given.member("Ann Lee").id();
        var topic = given.boardTopic(null, ann, "Phones on the wireless");
        var report = given.writeUp(meeting, marcus.id(), "What we heard");
        List.of(
                        "insert into cpd_choice values (:person, :item, true)",
                        "insert into cpd_note values (gen_random_uuid(), :person, :meeting, :item, 'Going cloud', 'Ask Sam', now())",
                        "insert into room_post (id, meeting_id, kind, item_id, text) values (gen_random_uuid(), :meeting, 'QUESTION', :item, 'How much is it?')",
                        "insert into talk_words (id, write_up_id, person_id, agenda_item_id, talk, vendor, asked_at) values (gen_random_uuid(), :report, :person, :item, 'Going cloud', false, now())",
                        "insert into board_discussion values (:topic, :meeting, :item, now())")
                .forEach(row -> jdbc.sql(row)
                        .param("person", ann.value())
                        .param("meeting", meeting.value())
                        .param("report", report.value())
                        .param("topic", topic.value())
                        .param("item", talk)
                        .update());
        var hanging = """
                select concat_ws(' ', (select count(*) from cpd_choice c join agenda_item i on i.id = c.item_id),
                    (select count(*) from cpd_note n join agenda_item i on i.id = n.item_id),
                    (select count(*) from room_post p join agenda_item i on i.id = p.item_id),
                    (select count(*) from talk_words w join agenda_item i on i.id = w.agenda_item_id),
                    (select count(*) from board_planned))
                """;
        assertThat(single(hanging)).isEqualTo("1 1 1 1 1");

        agenda.remove(marcus, meeting, null, talk);
        assertThat(single(hanging)).isEqualTo("0 0 0 0 0");
        agenda.undo(marcus, meeting, null);
        assertThat(single(hanging)).isEqualTo("1 1 1 1 1");
    }

    @Test
    void nobodyTakesBackWhatSomebodyElseDid() {
        var welcome = add("Welcome", 20);
        agenda.stretch(priya, meeting, null, welcome, 30);

        assertThatThrownBy(() -> agenda.undo(marcus, meeting, null)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("agendas.refused.undo-of-others");
            assertThat(refused.arguments()).containsExactly("Priya Nair");
        });
        agenda.undo(priya, meeting, null);
        refuses("agendas.refused.nothing-to-redo", () -> agenda.redo(marcus, meeting, null));
        agenda.undo(marcus, meeting, null);
        assertThat(written()).isEmpty();
    }

    @Test
    void whatOthersDidToSomethingElseIsNoObstacle() {
        var welcome = add("Welcome", 20);
        var lunch = add("Lunch", 50);
        var seen = version();
        agenda.stretch(priya, meeting, seen, welcome, 30);

        agenda.stretch(marcus, meeting, seen, lunch, 60);
        agenda.place(marcus, meeting, seen, welcome, 200, null);

        assertThat(written()).isEqualTo("30 Lunch 60, 200 Welcome 30");
        assertThat(history.of(meeting).ofOthers(seen, marcus.id())).hasSize(1);
        assertThat(history.of(meeting).ofOthers(seen, priya.id())).hasSize(2);
    }

    @Test
    void whatOthersDidToTheSameThingIsNotDoneOver() {
        var welcome = add("Welcome", 20);
        var lunch = add("Lunch", 50);
        var seen = version();
        agenda.place(priya, meeting, seen, welcome, 200, null);
        agenda.remove(priya, meeting, seen, lunch);

        stale(() -> agenda.place(marcus, meeting, seen, welcome, 300, null));
        stale(() -> agenda.remove(marcus, meeting, seen, welcome));
        stale(() -> agenda.stretch(marcus, meeting, seen, lunch, 60));
        stale(() -> agenda.add(marcus, meeting, seen, item("Tea", 10), new Spot.After(lunch)));
        assertThat(written()).isEqualTo("20 Welcome 20");
        agenda.place(marcus, meeting, version(), welcome, 300, null);
        agenda.add(marcus, meeting, seen, item("Tea", 10), new Spot.AtTheEnd());
        assertThat(written()).isEqualTo("300 Welcome 20, 320 Tea 10");
    }

    @Test
    void manyAtOnceLoseNothing() {
        var items = List.of(add("One", 20), add("Two", 20), add("Three", 20), add("Four", 20));
        var seen = version();

        var problems = AtOnce.run(12, number -> () -> {
            var me = number % 2 == 0 ? marcus : priya;
            try {
                if (number < 4) {
                    agenda.add(me, meeting, seen, item("New " + number, 10), new Spot.After(items.get(number)));
                } else {
                    agenda.place(me, meeting, seen, items.get(number % 4), number * 20, null);
                }
                return "";
            } catch (StaleVersion told) {
                return "";
            } catch (RuntimeException e) {
                return String.valueOf(e);
            }
        });

        assertThat(problems).containsOnly("");
        assertThat(single("select count(*) from agenda_item")).isEqualTo("8");
        assertThat(single("select version from agenda"))
                .as("every step is kept, under a number of its own")
                .isEqualTo(single("select count(*) from agenda_change"));
    }

    @Test
    void whatChangesNothingIsNoStep() {
        var welcome = add("Welcome", 20);
        var seen = version();

        agenda.moveUp(marcus, meeting, seen, welcome);
        agenda.place(marcus, meeting, seen, welcome, 0, null);

        assertThat(version()).isEqualTo(seen);
    }

    @Test
    void soManyStepsAreKeptAndNoMore() {
        var welcome = add("Welcome", 20);
        for (var minutes = 1; minutes <= 70; minutes++) {
            agenda.stretch(marcus, meeting, null, welcome, 100 + minutes);
        }

        assertThat(single("select count(*) || ' ' || max(version) from agenda_change"))
                .isEqualTo("60 71");
    }

    private void stale(Runnable command) {
        assertThatThrownBy(command::run).isInstanceOf(StaleVersion.class);
    }

    private int version() {
        return history.of(meeting).version();
    }

    private UUID add(String title, int minutes) {
        return agenda.add(marcus, meeting, item(title, minutes), new Spot.AtTheEnd());
    }

    private static ItemDetails item(String title, int minutes) {
        return new ItemDetails(ItemKind.NETWORKING, minutes, null, "", title, "", null, List.of());
    }

    private String written() {
        return single("""
                select coalesce(string_agg(start_minute || ' ' || title || ' ' || length_minutes, ', ' order by start_minute), '')
                from agenda_item
                """);
    }

    private String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
