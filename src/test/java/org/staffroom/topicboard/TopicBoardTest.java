package org.staffroom.topicboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.agendas.Agenda;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.topics.TopicId;

/** The rules of the board, and that its counts are right whoever presses when. */
@StaffroomTest
class TopicBoardTest {

    @Autowired
    TopicBoard board;

    @Autowired
    TopicBoardQueries queries;

    @Autowired
    Agenda agenda;

    @Autowired
    TopicboardPersonalData held;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    private RegionId region;
    private CurrentPerson author;

    @BeforeEach
    void aMember() {
        region = given.region("south-west", "South West");
        author = given.member("Jo Blake");
    }

    @Test
    void aVoteIsOneHoweverOftenAndTakenBackOnce() {
        var topic = putUp("Phones on the wireless");
        var voter = given.member("Ann Lee").id();
        board.second(voter, topic);
        board.second(voter, topic);
        assertThat(votes(topic)).isEqualTo(1);
        board.takeBack(voter, topic);
        board.takeBack(voter, topic);
        assertThat(votes(topic)).isZero();
        assertRightlyCounted();
        assertThatThrownBy(() -> board.second(author.id(), topic)).hasMessage("topicboard.refused.own");
    }

    @Test
    void aVoteOfWhoeverIsErasedIsCountedNoMore() {
        var topic = putUp("Phones on the wireless");
        var ann = given.member("Ann Lee").id();
        board.second(ann, topic);
        board.second(given.member("Bob Hart").id(), topic);

        transaction.executeWithoutResult(open -> held.forget(ann));

        assertThat(votes(topic)).isEqualTo(1);
        assertRightlyCounted();
    }

    @Test
    void whoAreErasedAtOnceAndWhoVotesMeanwhileAreCountedRight() {
        var topics = IntStream.range(0, 6)
                .mapToObj(number -> board.putUp(given.member("Author"), details("Phones " + number, region)))
                .toList();
        var erased = IntStream.range(0, 8)
                .mapToObj(number -> given.member("Gone").id())
                .toList();
        var otherWayRound = new ArrayList<>(topics);
        Collections.reverse(otherWayRound);
        for (var number = 0; number < erased.size(); number++) {
            for (var topic : number % 2 == 0 ? topics : otherWayRound) {
                board.second(erased.get(number), topic);
            }
        }
        var stays = IntStream.range(0, 4)
                .mapToObj(number -> given.member("Stays").id())
                .toList();
        var presses = new ArrayList<Runnable>();
        erased.forEach(one -> presses.add(() -> transaction.executeWithoutResult(open -> held.forget(one))));
        stays.forEach(one -> presses.add(() -> topics.forEach(topic -> board.second(one, topic))));

        assertThat(AtOnce.problems(presses)).isEmpty();

        topics.forEach(topic -> assertThat(votes(topic)).isEqualTo(4));
        assertRightlyCounted();
    }

    @Test
    void aVoteForWhatWasMergedMeanwhileIsTakenBackWhereItCounts() {
        var first = putUp("Phones on the wireless");
        var second = putUp("Phones at lunch");
        var voter = given.member("Ann Lee").id();
        board.second(voter, first);
        board.merge(given.ambassador("Marcus", region), first, second);
        assertThat(votes(second)).isEqualTo(1);
        board.takeBack(voter, first);
        assertThat(votes(second)).isZero();
        assertRightlyCounted();
    }

    @Test
    void pressedTwiceItIsOneTopic() {
        var first = putUp("Phones on the wireless");
        assertThat(putUp("Phones on the wireless")).isEqualTo(first);
        assertThat(putUp("Phones at lunch")).isNotEqualTo(first);
        clock.travelTo(clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(putUp("Phones on the wireless")).isNotEqualTo(first);
    }

    /** Browsers end lines with two letters; what is left is as long as the page allows. */
    @Test
    void aReasonIsAsLongAsThePageAllows() {
        var topic = putUp("Phones on the wireless");
        var here = given.ambassador("Marcus", region);
        assertThatThrownBy(() -> board.hide(here, topic, "x".repeat(501))).hasMessage("topicboard.refused.long-reason");
        board.hide(here, topic, ("x".repeat(49) + "\r\n").repeat(10));
        assertThat(queries.get(topic, author).hiddenReason()).hasSize(499);
    }

    @Test
    void fiftyPressesAtOnceAreOneVote() {
        var topic = putUp("Phones on the wireless");
        var voter = given.member("Ann Lee").id();
        assertThat(AtOnce.problems(IntStream.range(0, 50)
                        .<Runnable>mapToObj(press -> () -> board.second(voter, topic))
                        .toList()))
                .isEmpty();
        assertThat(votes(topic)).isEqualTo(1);
        assertRightlyCounted();
    }

    @Test
    void manyWhoVoteAndTakeBackAtOnceAreCountedRight() {
        var topic = putUp("Phones on the wireless");
        var voters = IntStream.range(0, 30)
                .mapToObj(number -> given.member("Voter").id())
                .toList();
        voters.subList(0, 10).forEach(voter -> board.second(voter, topic));
        var presses = new ArrayList<Runnable>();
        voters.subList(0, 10).forEach(voter -> presses.add(() -> board.takeBack(voter, topic)));
        voters.subList(10, 30).forEach(voter -> presses.add(() -> board.second(voter, topic)));
        assertThat(AtOnce.problems(presses)).isEmpty();
        assertThat(votes(topic)).isEqualTo(20);
        assertRightlyCounted();
    }

    @Test
    void staysAsOthersReadItOnceTheyVoted() {
        var topic = putUp("Phones on the wireless");
        board.edit(author, topic, 0, details("Phones and watches", region));
        assertThatThrownBy(() -> board.edit(author, topic, 0, details("From another window", region)))
                .isInstanceOf(StaleVersion.class);
        var other = given.member("Ann Lee");
        assertThatThrownBy(() -> board.edit(other, topic, 1, details("Mine now", region)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> board.withdraw(other, topic)).isInstanceOf(NotFound.class);
        board.second(other.id(), topic);
        assertThatThrownBy(() -> board.edit(author, topic, 1, details("Something else", region)))
                .hasMessage("topicboard.refused.seconded");
        board.withdraw(author, topic);
        assertThatThrownBy(() -> board.second(other.id(), topic)).hasMessage("topicboard.refused.closed");
        assertThatThrownBy(() -> queries.get(topic, author)).isInstanceOf(NotFound.class);
    }

    @Test
    void fiveADayWithdrawnOnesAmongThemAlsoAtOnce() {
        board.withdraw(author, putUp("Withdrawn at once"));
        var problems = AtOnce.problems(IntStream.range(0, 12)
                .<Runnable>mapToObj(number -> () -> putUp("Question " + number))
                .toList());
        assertThat(problems).hasSize(8).allMatch(problem -> problem.contains("too-many"));
        clock.travelTo(clock.instant().plus(Duration.ofHours(25)));
        putUp("A day later");
        board.putUp(given.member("Ann Lee"), details("Of somebody else", region));
    }

    @Test
    void isHiddenWithAReasonByWhoRunsItsRegion() {
        var wales = given.region("wales", "Wales");
        var here = given.ambassador("Marcus Shore", region);
        var elsewhere = given.ambassador("Bethan Rhys", wales);
        var topic = putUp("Our supplier is a crook");
        assertThatThrownBy(() -> board.hide(elsewhere, topic, "Not ours to judge"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> board.hide(author, topic, "My own topic it is"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> board.hide(here, topic, "Because")).hasMessage("topicboard.refused.no-reason");
        board.hide(here, topic, "It names somebody.");
        assertThat(queries.get(topic, author).hiddenReason()).isEqualTo("It names somebody.");
        assertThatThrownBy(() -> board.second(elsewhere.id(), topic)).hasMessage("topicboard.refused.closed");
        assertThat(open()).isEmpty();
        board.show(given.admin("Helen"), topic);
        assertThat(open()).containsExactly("Our supplier is a crook");
    }

    @Test
    void ofTheWholeNetworkIsKeptInOrderByTheNationalRegion() {
        var national = given.region("national", "National");
        jdbc.sql("update region set national = true, tile_column = null, tile_row = null where id = ?")
                .param(national.value())
                .update();
        var here = given.ambassador("Marcus Shore", region);
        var topic = board.putUp(author, details("For everybody", null));
        assertThatThrownBy(() -> board.hide(here, topic, "It names somebody.")).isInstanceOf(NotFound.class);
        board.hide(given.ambassador("Philip Dunmore", national), topic, "It names somebody.");
    }

    @Test
    void mergedTopicsUniteTheirVotesOneEach() {
        var ambassador = given.ambassador("Marcus Shore", region);
        var other = given.member("Ann Lee");
        var both = given.member("Bo Both");
        var third = given.member("Cy Third");
        var first = putUp("Phones on the wireless");
        var second = board.putUp(other, details("Keeping phones off", region));
        board.second(both.id(), first);
        board.second(both.id(), second);
        board.second(third.id(), first);
        board.second(other.id(), first);
        assertThatThrownBy(() -> board.merge(given.member("Nobody"), first, second))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> board.merge(ambassador, first, first)).hasMessage("topicboard.refused.merge-itself");

        board.merge(ambassador, first, second);

        // Bo, Cy, and Jo who asked first; Ann asks it herself.
        assertThat(votes(second)).isEqualTo(3);
        assertThat(jdbc.sql("select person_id from board_vote where board_topic_id = ?")
                        .param(second.value())
                        .query(java.util.UUID.class)
                        .list())
                .containsExactlyInAnyOrder(
                        both.id().value(), third.id().value(), author.id().value());
        assertRightlyCounted();
        assertThat(queries.get(first, null).mergedInto()).isEqualTo(second);
        assertThat(board.second(given.member("Late Comer").id(), first)).isEqualTo(second);
        assertThat(votes(second)).isEqualTo(4);
        assertThatThrownBy(() -> board.merge(ambassador, second, first)).hasMessage("topicboard.refused.closed");
    }

    /** Taken out, planned anew, and both taken back: at no time does it stand twice. */
    @Test
    void offTheAgendaItMayBePlannedAgain() {
        var ambassador = given.ambassador("Marcus Shore", region);
        var meeting = given.meeting(region, "Going cloud");
        var topic = putUp("Phones on the wireless");
        board.plan(ambassador, topic, meeting, 30);
        assertThatThrownBy(() -> board.plan(ambassador, topic, meeting, 30)).hasMessage("topicboard.refused.planned");
        var first = planned();

        agenda.remove(ambassador, meeting, null, java.util.UUID.fromString(first));
        assertThat(planned()).isEmpty();
        assertThat(queries.get(topic, null).discussions()).isEmpty();
        board.plan(ambassador, topic, meeting, 30);
        assertThat(planned()).isNotEmpty().isNotEqualTo(first);

        agenda.undo(ambassador, meeting, null);
        assertThat(planned()).isEmpty();
        agenda.undo(ambassador, meeting, null);
        assertThat(planned()).isEqualTo(first);
        assertThat(queries.get(topic, null).discussions()).hasSize(1);
    }

    private String planned() {
        return jdbc.sql("select coalesce(string_agg(item_id::text, ' '), '') from board_planned")
                .query(String.class)
                .single();
    }

    @Test
    void mergedIntoEachOtherAtOnceOneOfThemStays() {
        var ambassador = given.ambassador("Marcus Shore", region);
        var first = putUp("Phones on the wireless");
        var second = putUp("Keeping phones off");
        board.second(given.member("Ann Lee").id(), first);
        var problems = AtOnce.problems(
                List.of(() -> board.merge(ambassador, first, second), () -> board.merge(ambassador, second, first)));
        assertThat(problems).hasSize(1).allMatch(problem -> problem.contains("closed"));
        assertThat(open()).hasSize(1);
        assertRightlyCounted();
    }

    @Test
    void votesWhileTwoAreMergedAllCountForTheOneThatStays() {
        var ambassador = given.ambassador("Marcus Shore", region);
        var first = putUp("Phones on the wireless");
        var second = putUp("Keeping phones off");
        var voters = IntStream.range(0, 20)
                .mapToObj(number -> given.member("Voter").id())
                .toList();
        var presses = new ArrayList<Runnable>();
        voters.forEach(voter -> presses.add(() -> board.second(voter, first)));
        presses.add(10, () -> board.merge(ambassador, first, second));
        assertThat(AtOnce.problems(presses)).isEmpty();
        assertThat(votes(second)).isEqualTo(20);
        assertRightlyCounted();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        jdbc.sql("update region set archived_at = now() where id = ?")
                .param(region.value())
                .update();
        assertThatThrownBy(() -> putUp("Of a region that is no more")).hasMessage("topicboard.refused.no-such-region");
        assertThatThrownBy(() -> board.putUp(
                        author,
                        new BoardDetails(BoardKind.HEAR, "With a tag of nobody", "", null, Set.of(TopicId.next()))))
                .hasMessage("topicboard.refused.no-such-tag");
        var six = IntStream.range(0, 6)
                .mapToObj(number -> given.topic("tag-" + number, "Tag " + number))
                .collect(java.util.stream.Collectors.toSet());
        assertThatThrownBy(() ->
                        board.putUp(author, new BoardDetails(BoardKind.HEAR, "With all tags there are", "", null, six)))
                .isInstanceOf(Refused.class)
                .hasMessage("topicboard.refused.tags");
        var topic = board.putUp(author, details("All is well", null));
        assertThatThrownBy(() -> jdbc.sql("update board_topic set votes = -1 where id = ?")
                        .param(topic.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private List<String> open() {
        return queries.first(TopicBoardFilter.typed(null, null, null, null, null), null, 10).stream()
                .map(BoardRow::title)
                .toList();
    }

    private BoardTopicId putUp(String title) {
        return board.putUp(author, details(title, region));
    }

    static BoardDetails details(String title, @Nullable RegionId region) {
        return new BoardDetails(BoardKind.WRESTLE, title, "We have tried twice.", region, Set.of());
    }

    private int votes(BoardTopicId topic) {
        return jdbc.sql("select votes from board_topic where id = ?")
                .param(topic.value())
                .query(Integer.class)
                .single();
    }

    private void assertRightlyCounted() {
        assertThat(jdbc.sql("""
                        select count(*) from board_topic t where votes <> (
                            select count(*) from board_vote v where v.board_topic_id = t.id)
                        """).query(Integer.class).single()).isZero();
    }
}
