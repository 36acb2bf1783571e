package org.staffroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.staffroom.packaged.MailServer.Mood;
import org.staffroom.packaged.PackagedNetwork;

/** The mail server is not well: nobody who takes a place notices, and later every mail is there, once. */
@Tag("faults")
class MailServerTroubleTest {

    private static final int PEOPLE = 60;

    private static final PackagedNetwork network = PackagedNetwork.ofTwo();

    @AfterEach
    void well() {
        network.mails.is(Mood.WELL);
    }

    @Test
    void registeringIsNoSlowerAndNothingIsLost() {
        var median = new EnumMap<Mood, Long>(Mood.class);
        var meetings = new EnumMap<Mood, String>(Mood.class);
        takePlaces(network.meeting(PEOPLE));
        for (var mood : Mood.values()) {
            network.mails.is(mood);
            meetings.put(mood, network.meeting(PEOPLE));
            median.put(mood, takePlaces(meetings.get(mood)));
            awaitTrouble(mood, meetings.get(mood));
        }
        network.mails.is(Mood.WELL);
        // The machine may have become busier meanwhile.
        var afterwards = takePlaces(network.meeting(PEOPLE));
        System.out.printf(
                "Median of taking a place in ms, by how the mail server is: %s, well again: %d%n", median, afterwards);
        var well = Math.max(median.get(Mood.WELL), afterwards);
        assertThat(Collections.max(median.values())).isLessThan(well * 2 + 200);

        meetings.forEach((mood, meeting) -> {
            if (mood != Mood.NOBODY_HERE) {
                awaitSent(meeting);
                assertThat(timesTaken(meeting))
                        .as("%s: each once", mood)
                        .hasSize(PEOPLE)
                        .containsOnly(1L);
            }
        });
        assertParked(meetings.get(Mood.NOBODY_HERE));
    }

    /** The median in milliseconds. */
    private static long takePlaces(String meeting) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> network.members
                        .get(i)
                        .browser()
                        .press(network.instance(i), "/meetings/" + meeting + "/registration"))
                .peek(answer ->
                        assertThat(answer.acknowledged()).as(answer.toString()).isTrue())
                .mapToLong(answer -> answer.took().toMillis())
                .sorted()
                .skip(PEOPLE / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The trouble was met before it is over: something was tried in vain, or is being tried. */
    private static void awaitTrouble(Mood mood, String meeting) {
        if (mood != Mood.WELL) {
            Awaitility.await(mood.name()).atMost(Duration.ofMinutes(1)).until(() -> tries(meeting) >= 4);
        }
    }

    private static int tries(String meeting) {
        return network.number("""
                select coalesce(sum(attempts), 0) from delivery
                where once like '%:' || (select id from meeting where slug = ?) || ':%' and status <> 'SENT'
                """, meeting);
    }

    /** The pauses between tries are for patient people: they are over now. */
    private static void awaitSent(String meeting) {
        Awaitility.await("all is sent of " + meeting)
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    network.sql("update delivery set due_at = now() where status = 'WAITING' and due_at > now()")
                            .update();
                    return network.unsent(meeting) == 0;
                });
    }

    private static List<Long> timesTaken(String meeting) {
        var ids = network.messageIds(meeting);
        return ids.stream()
                .map(id -> network.mails.taken.stream()
                        .filter(mail -> mail.id().equals(id))
                        .count())
                .toList();
    }

    /** With the server's words, for an admin to see, and tried once. */
    private static void assertParked(String meeting) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> network.number("""
                select count(*) from delivery
                where once like '%:' || (select id from meeting where slug = ?) || ':%'
                  and status = 'PARKED' and attempts = 1 and problem like '%550 5.1.1 No such user%'
                """, meeting) == PEOPLE);
        assertThat(timesTaken(meeting)).containsOnly(0L);
    }
}
