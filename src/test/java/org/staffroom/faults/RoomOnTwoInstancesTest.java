package org.staffroom.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.staffroom.packaged.PackagedNetwork;

/** What is said in a room on one instance is seen by those who have it open on the other. */
@Tag("faults")
class RoomOnTwoInstancesTest {

    private static final int READERS = 40;
    private static final int AWAY = 39;

    private final PackagedNetwork network = PackagedNetwork.ofTwo();

    @Test
    void isHeardOnBothAlsoAfterTheDatabaseWasAway() {
        var room = "/meetings/" + network.meetingToday() + "/room";
        var seen = ConcurrentHashMap.<String>newKeySet();
        var streams = IntStream.range(0, READERS)
                .mapToObj(reader -> network.members
                        .get(reader)
                        .browser()
                        .listen(network.instance(reader), room + "/events", line -> note(seen, reader, line)))
                .toList();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen.stream().filter(one -> one.endsWith(" open")).count() == READERS);

        for (var instance : List.of(0, 1)) {
            var text = "Said on instance " + instance;
            ask(room, instance, text);
            await(text).atMost(Duration.ofSeconds(5)).until(() -> heard(seen, text));
        }

        network.stopDatabaseAtOnce();
        network.startDatabase();
        var text = "Said on instance 2";
        await("somebody can ask again").atMost(Duration.ofSeconds(30)).until(() -> ask(room, AWAY, text));
        await(text).atMost(Duration.ofSeconds(15)).until(() -> heard(seen, text));
        assertThat(streams)
                .as("opened once, and never refused")
                .allMatch(stream -> !stream.isDone() || stream.join() == 200);
    }

    private boolean ask(String room, int member, String text) {
        return network.members
                .get(member)
                .browser()
                .press(
                        network.instance(member),
                        room + "/posts",
                        "text",
                        text,
                        "press",
                        UUID.randomUUID().toString())
                .acknowledged();
    }

    private static void note(Set<String> seen, int reader, String line) {
        if (line.startsWith("event: ")) {
            seen.add(reader + " open");
        }
        for (var instance = 0; instance < 3; instance++) {
            if (line.contains("Said on instance " + instance)) {
                seen.add(reader + " Said on instance " + instance);
            }
        }
    }

    private static boolean heard(Set<String> seen, String text) {
        return seen.stream().filter(one -> one.endsWith(text)).count() == READERS;
    }
}
