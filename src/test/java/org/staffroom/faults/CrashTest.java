package org.staffroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.staffroom.packaged.Answer;
import org.staffroom.packaged.MailServer;
import org.staffroom.packaged.PackagedNetwork;

/** A process or the database dies while people take places: what they were told is so, and nothing is half done. */
@Tag("faults")
class CrashTest {

    private static final PackagedNetwork network = PackagedNetwork.ofTwo();

    /** Sent twice may be what a killed process had sent and not written down; nothing else. */
    @Test
    void killedAgainAndAgain() throws Exception {
        var before = network.mails.taken.size();
        var interrupted = 0;
        var slowest = Duration.ZERO;
        try (var load = new Load(network)) {
            for (var times = 0; times < 3; times++) {
                var victim = network.instance(times);
                Awaitility.await("the load runs")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> load.acknowledged.size() > 40
                                && load.acknowledgedBy(victim, Instant.now().minusSeconds(5)));
                victim.kill();
                interrupted += network.number("select count(*) from delivery where claimed_until is not null");
                victim.start();
                var ready = victim.awaitReady(Duration.ofMinutes(5));
                System.out.printf("%s ready %d ms after kill -9%n", victim, ready.toMillis());
                slowest = ready.compareTo(slowest) > 0 ? ready : slowest;
            }
            load.close();
            assertNothingLostNorHalfDone(load);
        }
        // A machine that took longer to start them both at rest is busy with something else.
        var limit = Collections.max(List.of(Duration.ofSeconds(30), network.firstStart()));
        assertThat(slowest).as("ready again").isLessThan(limit);

        assertThat(sentTwiceSince(before)).as("sent twice").isLessThanOrEqualTo(interrupted);
    }

    @Test
    void theDatabaseIsRestartedAtOnce() throws Exception {
        var before = network.mails.taken.size();
        try (var load = new Load(network)) {
            Awaitility.await("the load runs").atMost(Duration.ofMinutes(2)).until(() -> load.acknowledged.size() > 100);
            network.stopDatabaseAtOnce();
            var page = network.members.get(0).browser().open(network.instance(0), "/my");
            network.startDatabase();
            var up = Instant.now();
            for (var instance : network.instances) {
                Awaitility.await(instance + " recovers")
                        .atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> load.acknowledgedBy(instance, up));
                System.out.printf(
                        "%s recovered %d ms after PostgreSQL%n",
                        instance, Duration.between(up, Instant.now()).toMillis());
            }
            load.close();

            assertFriendly(page);
            var refused = load.presses.stream()
                    .map(Load.Press::answer)
                    .filter(answer -> !answer.acknowledged())
                    .toList();
            assertThat(refused).isNotEmpty().allSatisfy(CrashTest::assertFriendly);
            assertNothingLostNorHalfDone(load);
            assertThat(sentTwiceSince(before)).as("sent twice").isZero();
        }
    }

    /**
     * When all mails are sent. What a killed process had in hand is another's when its lease is over, in five minutes: for
     * this test after half a minute.
     */
    private static long sentTwiceSince(int before) {
        Awaitility.await("all mails are sent").atMost(Duration.ofMinutes(3)).until(() -> {
            network.sql("""
                    update delivery set claimed_until = null, due_at = now()
                    where status = 'WAITING' and coalesce(claimed_until, now()) < now() + interval '4 minutes 30 seconds'
                    """).update();
            return network.number("select count(*) from delivery where status = 'WAITING'") == 0;
        });
        var sent = network.mails.taken.subList(before, network.mails.taken.size());
        return sent.size() - sent.stream().map(MailServer.Mail::id).distinct().count();
    }

    private static void assertFriendly(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.body()).contains("We will be back in a moment", "Nothing that was confirmed is lost");
    }

    private static void assertNothingLostNorHalfDone(Load load) {
        var statuses = load.presses.stream()
                .collect(Collectors.groupingBy(press -> press.answer().status(), TreeMap::new, Collectors.counting()));
        System.out.println("Answers by status, 0 for none: " + statuses);
        assertThat(statuses.keySet()).isSubsetOf(0, 303, 503);

        var there = network.list("""
                select m.slug || ' ' || r.person_id from registration r join meeting m on m.id = r.meeting_id
                where r.status in ('CONFIRMED', 'WAITING')
                """);
        assertThat(there).as("every place that somebody was told of").containsAll(load.acknowledged);
        for (var meeting : load.meetings()) {
            assertThat(halfDone(meeting)).as(meeting).isEmpty();
        }
    }

    /** What contradicts something else about a meeting. */
    private static List<String> halfDone(String meeting) {
        return network.list("""
                with m as (select id from meeting where slug = ?),
                    place_of as (select * from registration where meeting_id = (select id from m)),
                    told as (select once from delivery where once like '%:' || (select id from m) || ':%')
                select 'no message to ' || person_id from place_of r
                where not exists (select 1 from told where once like '%:' || r.person_id || ':' || r.round)
                union all
                select 'no place for ' || once from told
                where not exists (select 1 from place_of r where once like '%:' || r.person_id || ':' || r.round)
                union all
                select 'no audit of ' || id from place_of r
                where not exists (select 1 from audit a where a.subject_id = r.id and a.action = 'took')
                union all
                select 'counted ' || confirmed from place
                where meeting_id = (select id from m)
                  and confirmed <> (select count(*) from place_of where status = 'CONFIRMED')
                union all
                select 'the waiting list has gaps'
                where (select coalesce(max(waiting_number), 0) from place_of where status = 'WAITING')
                   <> (select count(*) from place_of where status = 'WAITING')
                """, meeting);
    }
}
