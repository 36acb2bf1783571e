package org.staffroom.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Secret;

/**
 * Somebody with the whole database tries to find out who said what: by what rows hold, by their times, by the transactions
 * that wrote them, by where they lie, and by comparing it before and after.
 */
class UntraceableTest extends Asking {

    private static final List<String> TABLES =
            List.of("feedback_token", "feedback_sealed", "feedback_rating", "feedback_words");

    @Autowired
    Secret secrets;

    private List<CurrentPerson> people;
    private List<FeedbackTicket> tickets;

    @BeforeEach
    void asked() {
        aMeeting();
        people = came(12);
        tickets = feedback.ask(meeting, ZONE);
    }

    @Test
    void answeringTakesATokenAndAddsASealedAnswerAndTouchesNothingElse() {
        var before = everything();
        var person = people.get(3);
        assertThat(mvc.post()
                        .uri("/feedback/" + tokenOf(person))
                        .with(as(person))
                        .param("day", "2")
                        .param("next", "Something only I would say"))
                .hasStatus(303);
        var after = everything();
        assertThat(after.keySet().stream()
                        .filter(table -> !after.get(table).equals(before.get(table)))
                        .toList())
                .containsExactlyInAnyOrder("feedback_sealed", "feedback_token");
        assertThat(rows("feedback_token")).hasSize(11);
        assertThat(jdbc.sql(
                                "select count(*) from feedback_sealed where strpos(encode(answers, 'escape'), 'only I') > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void noTableOfAnswersHasAPersonOrATime() {
        answerAll(0, 12);
        clock.travelTo(after(7));
        rounds.run();
        for (var table : TABLES) {
            assertThat(jdbc.sql("""
                            select count(*) from information_schema.columns where table_name = ? and table_schema = 'public'
                              and (data_type like '%time%' or data_type like '%date%' or column_default is not null
                                or is_identity = 'YES' or column_name like '%person%')
                            """).param(table).query(Integer.class).single())
                    .as(table)
                    .isZero();
            for (var person : people) {
                assertThat(rows(table))
                        .as(table)
                        .noneMatch(row -> row.contains(person.id().toString())
                                || row.contains(person.email())
                                || row.contains(person.name()));
            }
        }
    }

    /** The token of a person is in no table; its hash stands where the hash falls, and not where the mail does. */
    @Test
    void whoseTokenItIsStandsNowhere() {
        var tokens = jdbc.sql("select encode(hash, 'hex') from feedback_token order by ctid")
                .query(String.class)
                .list();
        assertThat(tokens).isSorted();
        var byPerson = jdbc
                .sql("select secret from delivery where template = 'feedback-asked' order by ctid")
                .query((row, number) -> row.getBytes("secret"))
                .list()
                .stream()
                .map(secret -> HexFormat.of()
                        .formatHex(
                                Feedback.hash(secrets, secrets.decrypt(secret).strip())))
                .toList();
        assertThat(byPerson).containsExactlyInAnyOrderElementsOf(tokens).isNotEqualTo(tokens);
        var all = new ArrayList<String>();
        everythingByRow().values().forEach(all::addAll);
        for (var ticket : tickets) {
            assertThat(all).noneMatch(row -> row.contains(ticket.token()));
        }
        // Of the two mails to one person neither looks like the other.
        assertThat(jdbc.sql("select count(distinct secret) from delivery where secret is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(24);
        assertThat(jdbc.sql("select count(distinct length(secret)) from delivery where secret is not null")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whatWaitsLooksAlikeHoweverMuchWasSaid() {
        feedback.answer(tickets.get(0).token(), says("x"));
        feedback.answer(tickets.get(1).token(), says("y".repeat(900)));
        feedback.answer(tickets.get(2).token(), new Answered(Map.of(), Map.of(), 1, "", "", ""));
        assertThat(jdbc.sql("select distinct length(answers) from feedback_sealed")
                        .query(Integer.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void neitherTransactionNorPlaceNorIdTellsWhoCameWhen() {
        answerAll(0, 6);
        clock.travelTo(after(7));
        rounds.run();
        var first = ids();
        answerAll(6, 12);
        rounds.run();
        for (var table : List.of("feedback_words", "feedback_rating")) {
            assertThat(jdbc.sql("select count(distinct xmin::text) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table + ": all of one transaction, those of the first group too")
                    .isOne();
        }
        var arrived =
                people.stream().map(person -> "Word " + people.indexOf(person)).toList();
        var lying = jdbc.sql("select words from feedback_words order by ctid")
                .query(String.class)
                .list();
        assertThat(lying).containsExactlyInAnyOrderElementsOf(arrived).isNotEqualTo(arrived);
        assertThat(lying.subList(0, 6)).isNotEqualTo(arrived.subList(0, 6));
        assertThat(jdbc.sql("select words from feedback_words order by id")
                        .query(String.class)
                        .list())
                .isNotEqualTo(arrived);
        assertThat(ids()).doesNotContainAnyElementsOf(first).allMatch(id -> id.version() == 4);
        // What each person said of one thing does not stand with what they said of another.
        assertThat(rows("feedback_rating")).hasSizeLessThanOrEqualTo(5);
        assertThat(rows("feedback_sealed")).isEmpty();
    }

    @Test
    void comparedBeforeAndAfterNoFewerThanFiveAreNew() {
        answerAll(0, 5);
        clock.travelTo(after(7));
        rounds.run();
        var before = rows("feedback_words").size();
        for (var at = 5; at < 9; at++) {
            answerAll(at, at + 1);
            rounds.run();
            assertThat(rows("feedback_words")).hasSize(before);
        }
        clock.travelTo(after(22));
        rounds.run();
        assertThat(rows("feedback_words")).hasSize(before);
    }

    private void answerAll(int from, int until) {
        for (var at = from; at < until; at++) {
            feedback.answer(
                    tokenOf(people.get(at)), new Answered(Map.of(), Map.of(), 1 + at % 5, "", "", "Word " + at));
        }
    }

    private String tokenOf(CurrentPerson person) {
        return tickets.stream()
                .filter(ticket -> ticket.person().equals(person.id()))
                .map(FeedbackTicket::token)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> ids() {
        return jdbc.sql("select id from feedback_words").query(UUID.class).list();
    }

    private List<String> rows(String table) {
        return jdbc.sql("select t::text from " + table + " t")
                .query(String.class)
                .list();
    }

    private Map<String, String> everything() {
        var all = new TreeMap<String, String>();
        everythingByRow()
                .forEach((table, rows) ->
                        all.put(table, String.join("\n", rows.stream().sorted().toList())));
        return all;
    }

    /** Of every table but the one that says when jobs run. */
    private Map<String, List<String>> everythingByRow() {
        var all = new TreeMap<String, List<String>>();
        jdbc.sql("select tablename from pg_tables where schemaname = 'public' and tablename <> 'scheduled_tasks'")
                .query(String.class)
                .list()
                .forEach(table -> all.put(table, rows(table)));
        return all;
    }
}
