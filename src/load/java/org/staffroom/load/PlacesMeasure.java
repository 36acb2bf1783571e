package org.staffroom.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.staffroom.packaged.Answer;
import org.staffroom.packaged.PackagedNetwork;

/**
 * How many places a second people take: with fifty meetings open, with everybody at one meeting in the same moment, and what
 * the database alone does with the same statements (pgbench, where it is installed). Prints the table of
 * docs/performance.md. Times in milliseconds.
 */
public final class PlacesMeasure {

    private static final int MEETINGS = 50;
    private static final int PRESSERS = Integer.getInteger("places.pressers", 16);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("places.warm-up", 30));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("places.seconds", 40));

    private static final PackagedNetwork network = PackagedNetwork.of(1);

    private PlacesMeasure() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("Load of the machine before: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        press(WARM_UP);
        var application = network.instance(0).processorTime();
        var database = network.databaseProcessorTime();
        var started = System.nanoTime();
        var open = press(MEASURED);
        var seconds = (System.nanoTime() - started) / 1e9;

        System.out.println();
        System.out.println("| what | places | failed | a second | p50 | p95 | p99 | longest |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        row(MEETINGS + " meetings, " + PRESSERS + " at a time", open, seconds);
        System.out.printf(
                "Processor time of a place: application %.1f ms (mails included), PostgreSQL %.1f ms%n",
                (network.instance(0).processorTime().toNanos() - application.toNanos()) / 1e6 / open.size(),
                (network.databaseProcessorTime().toNanos() - database.toNanos()) / 1e6 / open.size());
        for (var people : List.of(200, PackagedNetwork.MEMBERS)) {
            for (var round = 1; round <= 3; round++) {
                var began = System.nanoTime();
                var all = atOnce(people);
                row("one meeting, " + people + " at once, round " + round, all, (System.nanoTime() - began) / 1e9);
            }
        }
        network.instance(0).kill();
        pgbench(MEETINGS);
        pgbench(1);
        System.out.printf("Load of the machine after: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        System.exit(0);
    }

    /** Each of some pressers takes one place after the other for somebody, at one of fifty meetings. */
    private static List<Answer> press(Duration time) throws InterruptedException {
        var pairs = new ArrayList<int[]>();
        var meetings = IntStream.range(0, MEETINGS)
                .mapToObj(i -> network.meeting(PackagedNetwork.MEMBERS))
                .toList();
        for (var meeting = 0; meeting < MEETINGS; meeting++) {
            for (var member = 0; member < PackagedNetwork.MEMBERS; member++) {
                pairs.add(new int[] {meeting, member});
            }
        }
        Collections.shuffle(pairs, new Random(1));
        var next = new AtomicInteger();
        var answers = new ConcurrentLinkedQueue<Answer>();
        var until = System.nanoTime() + time.toNanos();
        var threads = IntStream.range(0, PRESSERS)
                .mapToObj(i -> new Thread(() -> {
                    for (var n = next.getAndIncrement();
                            n < pairs.size() && System.nanoTime() < until;
                            n = next.getAndIncrement()) {
                        var pair = pairs.get(n);
                        answers.add(network.members
                                .get(pair[1])
                                .browser()
                                .press(network.instance(0), path(meetings.get(pair[0]))));
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        return List.copyOf(answers);
    }

    private static List<Answer> atOnce(int people) {
        var meeting = network.meeting(30);
        var pressing = network.members.stream()
                .limit(people)
                .map(member -> member.browser().pressing(network.instance(0), path(meeting)))
                .toList();
        return pressing.stream().map(CompletableFuture::join).toList();
    }

    private static String path(String meeting) {
        return "/meetings/" + meeting + "/registration";
    }

    private static void row(String what, List<Answer> answers, double seconds) {
        var taken = answers.stream().filter(Answer::acknowledged).count();
        var times = answers.stream().mapToLong(answer -> answer.took().toMillis()).sorted().toArray();
        System.out.printf(
                "| %s | %d | %d | %.0f | %d | %d | %d | %d |%n",
                what,
                taken,
                answers.size() - taken,
                taken / seconds,
                at(times, 0.50),
                at(times, 0.95),
                at(times, 0.99),
                times[times.length - 1]);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    /** The same statements, without the application, which is stopped: places.pgbench says which. */
    private static void pgbench(int meetings) throws IOException, InterruptedException {
        var script = Path.of("target/places.pgbench");
        try (var from = PlacesMeasure.class.getResourceAsStream("/places.pgbench")) {
            Files.write(script, from.readAllBytes());
        }
        var slugs = IntStream.range(0, meetings)
                .mapToObj(i -> network.meeting(PackagedNetwork.MEMBERS))
                .collect(Collectors.joining("', '"));
        network.sql("""
                drop table if exists press;
                drop sequence if exists press_n;
                create table press as
                select row_number() over (order by random()) as n, m.id as meeting, m.slug, p.id as person, s.session_id as session,
                    s.primary_id as session_key
                from meeting m cross join person p
                join lateral (select * from spring_session where principal_name = p.id::text limit 1) s on true
                where m.slug in ('%s');
                alter table press add primary key (n);
                create sequence press_n;
                analyze;
                """.formatted(slugs)).update();
        // As many as there are people for one meeting, so that nobody presses twice.
        var enough = PackagedNetwork.MEMBERS * Math.min(meetings, 10) / PRESSERS;
        System.out.println("pgbench with the same statements, meetings: " + meetings);
        try {
            var process = new ProcessBuilder(
                            "pgbench", "-n", "-M", "prepared", "-c", String.valueOf(PRESSERS), "-j", "2",
                            "-t", String.valueOf(enough), "-f", script.toString(), "-h", "127.0.0.1",
                            "-p", String.valueOf(network.databasePort()), "-U", "postgres", "postgres")
                    .inheritIO()
                    .start();
            process.waitFor(2, TimeUnit.MINUTES);
        } catch (IOException notInstalled) {
            System.out.println("not installed");
        }
    }
}
