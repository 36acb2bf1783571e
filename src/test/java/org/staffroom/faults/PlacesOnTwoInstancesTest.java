package org.staffroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.staffroom.packaged.Answer;
import org.staffroom.packaged.PackagedNetwork;

/**
 * What is promised about places, with everybody pressing in the same moment on both instances; and that each promise is
 * broken when the lock is out, by the same presses.
 */
@Tag("faults")
class PlacesOnTwoInstancesTest {

    private static final PackagedNetwork network = PackagedNetwork.ofTwo();

    private static final String ID = " (select id from meeting where slug = ?)";

    @RepeatedTest(3)
    void fiveHundredForThirtyPlaces() {
        assertThat(brokenByARush(network.meeting(30))).isEmpty();
    }

    @RepeatedTest(3)
    void onePersonFiftyTimes() {
        assertThat(brokenByPressingTwice(network.meeting(30))).isEmpty();
    }

    @RepeatedTest(2)
    void peopleLeaveAndJoinWhileTheRoomGrows() {
        assertThat(brokenByMovingUp(network.meeting(30))).isEmpty();
    }

    @RepeatedTest(2)
    void theRoomGetsSmallerWhilePeopleComeAndGo() {
        assertThat(brokenByShrinking(network.meeting(40))).isEmpty();
    }

    @Test
    void withoutTheLockEachPromiseIsBroken() {
        var meetings = Stream.of(30, 30, 30, 40, 40, 40).map(network::meeting).toList();
        try (var unlocked = WithoutTheLock.on(network, meetings)) {
            assertThat(take(0, meetings.get(0)).join().acknowledged())
                    .as("one alone is served")
                    .isTrue();

            assertThat(brokenByARush(meetings.get(1))).anyMatch(broken -> broken.endsWith("confirmed, not 30"));
            assertThat(brokenByPressingTwice(meetings.get(2))).isNotEmpty();
            // The moment in which it matters is short: one of three meetings is enough.
            assertThat(meetings.subList(3, 6))
                    .anyMatch(meeting -> brokenByShrinking(meeting).stream()
                            .anyMatch(broken -> broken.endsWith("people too many at some moment, not 0")));
        }
    }

    private List<String> brokenByARush(String meeting) {
        var answers = all(IntStream.range(0, PackagedNetwork.MEMBERS)
                .mapToObj(i -> take(i, meeting))
                .toList());

        var broken = failures(answers);
        expect(broken, 30, confirmed(meeting), "confirmed");
        expect(broken, 30, counted(meeting), "counted");
        expect(broken, PackagedNetwork.MEMBERS, network.number("""
                select count(distinct person_id) from registration where meeting_id =
                """ + ID, meeting), "people");
        expect(broken, PackagedNetwork.MEMBERS, network.messageIds(meeting).size(), "mails");
        if (!waitingNumbers(meeting)
                .equals(IntStream.rangeClosed(1, PackagedNetwork.MEMBERS - 30)
                        .boxed()
                        .toList())) {
            broken.add("gaps in the waiting list");
        }
        return broken;
    }

    private List<String> brokenByPressingTwice(String meeting) {
        var one = network.newMember().browser();
        var answers = all(IntStream.range(0, 50)
                .mapToObj(i -> one.pressing(network.instance(i), "/meetings/" + meeting + "/registration"))
                .toList());

        var broken = failures(answers);
        expect(broken, 1, confirmed(meeting), "confirmed");
        expect(broken, 1, counted(meeting), "counted");
        expect(broken, 1, network.messageIds(meeting).size(), "mails");
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> network.unsent(meeting) == 0);
        var ids = network.messageIds(meeting);
        expect(
                broken,
                1,
                network.mails.taken.stream()
                        .filter(mail -> ids.contains(mail.id()))
                        .count(),
                "mails sent");
        return broken;
    }

    /**
     * Thirty have a place, a hundred wait. The thirty leave, forty come, and the room grows by ten, all at once; nobody can
     * make it smaller than it is full. Then the forty who waited longest are in, and none of the late.
     */
    private List<String> brokenByMovingUp(String meeting) {
        all(IntStream.range(0, 30).mapToObj(i -> take(i, meeting)).toList());
        all(IntStream.range(30, 130).mapToObj(i -> take(i, meeting)).toList());
        var waited = people(meeting, "WAITING");

        var presses = new ArrayList<Integer>(IntStream.range(0, 30).boxed().toList());
        presses.addAll(IntStream.range(130, 170).boxed().toList());
        Collections.shuffle(presses, new Random(7));
        var sizes = Map.of(20, 35, 40, 20, 60, 40);
        var done = new CountDownLatch(1);
        var most = CompletableFuture.supplyAsync(() -> mostOver(meeting, done));
        var answers = new ArrayList<CompletableFuture<Answer>>();
        var resized = new ArrayList<CompletableFuture<Answer>>();
        for (var i : presses) {
            answers.add(i < 30 ? giveBack(i, meeting) : take(i, meeting));
            if (sizes.containsKey(answers.size())) {
                resized.add(resize(meeting, sizes.get(answers.size())));
            }
        }
        var broken = failures(all(answers));
        var refused =
                all(resized).stream().filter(answer -> answer.status() == 422).count();
        done.countDown();
        expect(broken, 0, most.join(), "people too many at some moment");
        expect(broken, true, refused >= 1, "that fewer places than people are refused");
        expect(broken, 40, network.number("select capacity from place where meeting_id = " + ID, meeting), "places");
        expect(broken, 40, counted(meeting), "counted");
        if (!people(meeting, "CONFIRMED").stream()
                .sorted()
                .toList()
                .equals(waited.subList(0, Math.min(40, waited.size())).stream()
                        .sorted()
                        .toList())) {
            broken.add("others moved up than those who waited longest");
        }
        var stillWaiting = people(meeting, "WAITING");
        if (stillWaiting.size() != 100 || !stillWaiting.subList(0, 60).equals(waited.subList(40, 100))) {
            broken.add("the waiting list is not what is left of it and the late");
        }
        return broken;
    }

    /**
     * Twenty are in a room for forty. A hundred more press while it is made smaller as far as it goes, and ten leave: nobody
     * is in who has no place, nobody waits while there is one.
     */
    private List<String> brokenByShrinking(String meeting) {
        all(IntStream.range(0, 20).mapToObj(i -> take(i, meeting)).toList());
        var done = new CountDownLatch(1);
        var most = CompletableFuture.supplyAsync(() -> mostOver(meeting, done));
        var answers = new ArrayList<CompletableFuture<Answer>>();
        var resized = new ArrayList<CompletableFuture<Answer>>();
        for (var i = 20; i < 120; i++) {
            answers.add(take(i, meeting));
            if (i % 10 == 0) {
                answers.add(giveBack(i / 10 - 2, meeting));
            }
            if (i < 60) {
                resized.add(resize(meeting, 60 - i));
            }
        }
        var broken = failures(all(answers));
        all(resized);
        done.countDown();
        var places = network.number("select capacity from place where meeting_id = " + ID, meeting);
        expect(broken, 0, most.join(), "people too many at some moment");
        expect(broken, places, counted(meeting), "counted");
        expect(broken, places, confirmed(meeting), "confirmed");
        expect(broken, 110 - places, people(meeting, "WAITING").size(), "waiting");
        return broken;
    }

    private CompletableFuture<Answer> take(int member, String meeting) {
        return press(member, "/meetings/" + meeting + "/registration");
    }

    private CompletableFuture<Answer> giveBack(int member, String meeting) {
        return press(member, "/meetings/" + meeting + "/registration/cancellation");
    }

    private CompletableFuture<Answer> press(int member, String path) {
        return network.members.get(member).browser().pressing(network.instance(member), path);
    }

    private CompletableFuture<Answer> resize(String meeting, int places) {
        return network.organiser
                .browser()
                .pressing(
                        network.instance(places),
                        "/organise/meetings/" + meeting + "/places/capacity",
                        "room",
                        String.valueOf(places));
    }

    private static List<Answer> all(List<CompletableFuture<Answer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> failures(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.acknowledged())
                .collect(Collectors.groupingBy(Answer::toString, Collectors.counting()))
                .entrySet()
                .stream()
                .map(failure -> failure.getValue() + " answers " + failure.getKey())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void expect(List<String> broken, Object wanted, Object found, String what) {
        if (!String.valueOf(wanted).equals(String.valueOf(found))) {
            broken.add(found + " " + what + ", not " + wanted);
        }
    }

    private static int counted(String meeting) {
        return network.number("select confirmed from place where meeting_id =" + ID, meeting);
    }

    private static int confirmed(String meeting) {
        return people(meeting, "CONFIRMED").size();
    }

    private static List<String> people(String meeting, String status) {
        return network.list(
                "select person_id from registration where meeting_id =" + ID
                        + " and status = ? order by waiting_number, person_id",
                meeting,
                status);
    }

    private static List<Integer> waitingNumbers(String meeting) {
        return network
                .list(
                        "select waiting_number from registration where status = 'WAITING' and meeting_id =" + ID
                                + " order by 1",
                        meeting)
                .stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** Looks again and again, until all is done, by how many the room was too full. */
    private static int mostOver(String meeting, CountDownLatch done) {
        var most = 0;
        try {
            do {
                most = Math.max(most, network.number("""
                        select greatest(0, (select count(*) from registration r
                                            where r.meeting_id = p.meeting_id and r.status = 'CONFIRMED') - p.capacity)
                        from place p where p.meeting_id =
                        """ + ID, meeting));
            } while (!done.await(10, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return most;
    }
}
