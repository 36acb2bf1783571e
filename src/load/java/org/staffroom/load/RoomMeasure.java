package org.staffroom.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.staffroom.packaged.Instance;
import org.staffroom.packaged.PackagedNetwork;

/**
 * What the open pages of a room cost: 500 members have one open, on one instance and then on two. Prints the table of
 * docs/performance.md: memory, threads and processor time while nothing happens, and how long it takes until all have seen
 * what somebody asked.
 */
public final class RoomMeasure {

    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("room.idle", 60));
    private static final int UPDATES = Integer.getInteger("room.updates", 20);

    private RoomMeasure() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("Load of the machine before: %s%n", load());
        var network = PackagedNetwork.of(2);
        System.out.println();
        System.out.println(
                "| pages open | heap | resident | threads | of a core, idle | all have it: p50 | longest | first and last apart |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        measure(network, 0);
        measure(network, 1);
        measure(network, 2);
        System.out.printf("Load of the machine after: %s%n", load());
        System.exit(0);
    }

    /** @param instances over which the readers are spread; 0 for no readers */
    private static void measure(PackagedNetwork network, int instances) throws Exception {
        var room = "/meetings/" + network.meetingToday() + "/room";
        var readers = instances == 0 ? 0 : PackagedNetwork.MEMBERS;
        var waiting = new ConcurrentHashMap<String, Update>();
        var opened = new CountDownLatch(readers);
        var streams = new ArrayList<Object>();
        for (var reader = 0; reader < readers; reader++) {
            var first = new boolean[1];
            streams.add(network.members
                    .get(reader)
                    .browser()
                    .listen(network.instance(instances == 1 ? 0 : reader), room + "/events", line -> {
                        if (!first[0] && line.startsWith("event: ")) {
                            first[0] = true;
                            opened.countDown();
                        }
                        waiting.forEach((text, update) -> {
                            if (line.contains(text)) {
                                update.seen();
                            }
                        });
                    }));
        }
        if (!opened.await(60, TimeUnit.SECONDS)) {
            System.out.printf("%d of %d pages were not opened%n", opened.getCount(), readers);
        }
        var instance = network.instance(0);
        run("jcmd", String.valueOf(instance.pid()), "GC.run");
        var before = instance.processorTime();
        var began = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        var idle = 100.0 * (instance.processorTime().toNanos() - before.toNanos()) / (System.nanoTime() - began);
        run("jcmd", String.valueOf(instance.pid()), "GC.run");
        var heap = heap(instance);
        var all = new ArrayList<Long>();
        var apart = new ArrayList<Long>();
        for (var number = 0; readers > 0 && number < UPDATES; number++) {
            var text = UUID.randomUUID().toString();
            var update = new Update(readers);
            waiting.put(text, update);
            // On the other instance than most readers are, one after the other.
            var asker = network.members.get(number);
            var pressed = System.nanoTime();
            asker.browser().press(network.instance(number + 1), room + "/posts", "text", text, "press", UUID.randomUUID().toString());
            if (update.latch.await(30, TimeUnit.SECONDS)) {
                all.add((update.last - pressed) / 1_000_000);
                apart.add((update.last - update.first) / 1_000_000);
            } else {
                System.out.printf("%d did not see it%n", update.latch.getCount());
            }
            waiting.remove(text);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        System.out.printf(
                "| %s | %d MB | %d MB | %d | %.1f %% | %s ms | %s ms | %s ms |%n",
                readers == 0 ? "none" : readers + ", " + (instances == 1 ? "all on this instance" : "half on each of two"),
                heap,
                status(instance, "VmRSS:") / 1024,
                status(instance, "Threads:"),
                idle,
                middle(all),
                all.stream().max(Long::compare).map(String::valueOf).orElse("-"),
                middle(apart));
        if (!streams.isEmpty()) {
            network.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Measured' where slug = ?")
                    .param(room.split("/")[2])
                    .update();
        }
    }

    private static final class Update {

        final CountDownLatch latch;
        volatile long first;
        volatile long last;

        Update(int readers) {
            latch = new CountDownLatch(readers);
        }

        synchronized void seen() {
            last = System.nanoTime();
            first = first == 0 ? last : first;
            latch.countDown();
        }
    }

    private static String middle(List<Long> values) {
        return values.isEmpty()
                ? "-"
                : String.valueOf(values.stream().sorted().toList().get(values.size() / 2));
    }

    /** Used, in MB, after a collection. */
    private static long heap(Instance instance) throws IOException, InterruptedException {
        var info = run("jcmd", String.valueOf(instance.pid()), "GC.heap_info");
        var used = Pattern.compile("used (\\d+)K").matcher(info);
        return used.find() ? Long.parseLong(used.group(1)) / 1024 : -1;
    }

    /** A line of what the system knows of the process, in KB or as a number. */
    static long status(Instance instance, String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + instance.pid() + "/status")).stream()
                .filter(one -> one.startsWith(line))
                .map(one -> Long.parseLong(one.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1L);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
