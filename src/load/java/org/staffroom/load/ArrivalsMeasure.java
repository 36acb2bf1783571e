package org.staffroom.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.staffroom.packaged.Answer;
import org.staffroom.packaged.Browser;
import org.staffroom.packaged.PackagedNetwork;
import tools.jackson.databind.json.JsonMapper;

/**
 * A thousand people arrive at one meeting within five minutes: four hundred are marked by four phones at the door, of which every tenth
 * press is sent twice and every tenth person is marked by two phones; three hundred check in by themselves, signed in, and
 * three hundred as guests. Prints the table of docs/performance.md and fails when anybody is lost or counted twice.
 */
public final class ArrivalsMeasure {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("arrivals.seconds", 300));
    private static final int DOOR = 400;
    private static final int SIGNED_IN = 300;
    private static final int GUESTS = 300;
    private static final int PHONES = 4;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final PackagedNetwork network = PackagedNetwork.of(1);

    private static final Map<String, ConcurrentLinkedQueue<Answer>> answers = new ConcurrentHashMap<>();

    private ArrivalsMeasure() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("Load of the machine before: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        var slug = network.meeting(1_000);
        network.sql("update meeting set starts_at = ?, ends_at = ? where slug = ?")
                .params(
                        Timestamp.from(Instant.now().plus(Duration.ofMinutes(5))),
                        Timestamp.from(Instant.now().plus(Duration.ofMinutes(185))),
                        slug)
                .update();
        var atTheDoor = register(slug);
        var tokens = IntStream.range(0, PHONES).mapToObj(i -> token(slug)).toList();
        var code = network.list("select c.code from check_in_code c join meeting m on m.id = c.meeting_id where m.slug = ?", slug)
                .get(0);

        var arrivals = new ArrayList<Runnable>();
        for (var i = 0; i < DOOR; i++) {
            var number = i;
            arrivals.add(() -> door(tokens.get(number % PHONES), mark(atTheDoor.get(number)), number % 10 == 0));
            if (i % 10 == 5) {
                arrivals.add(() -> door(tokens.get((number + 1) % PHONES), mark(atTheDoor.get(number)), false));
            }
        }
        for (var i = 0; i < SIGNED_IN; i++) {
            var member = network.members.get(i);
            arrivals.add(() -> record("self check-in, signed in", member.browser().press(network.instance(0), "/c/" + code)));
        }
        for (var i = 0; i < GUESTS; i++) {
            var number = i;
            arrivals.add(() -> record("self check-in, as a guest", new Browser("198.51.100." + (1 + number % 250))
                    .press(
                            network.instance(0),
                            "/c/" + code + "/guest",
                            "name", "Guest Number " + number,
                            "email", "guest." + number + "@school.example")));
        }
        Collections.shuffle(arrivals, new Random(1));
        var application = network.instance(0).processorTime();
        var database = network.databaseProcessorTime();
        arrive(arrivals, tokens);

        System.out.println("| what | answers | failed | p50 | p95 | p99 | longest |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        answers.forEach(ArrivalsMeasure::row);
        System.out.printf(
                "Of one core: application %.1f%%, PostgreSQL %.1f%%%n",
                share(network.instance(0).processorTime().minus(application)),
                share(network.databaseProcessorTime().minus(database)));
        var here = network.number(
                "select count(*) from attendance a join meeting m on m.id = a.meeting_id where m.slug = ?", slug);
        var doubled = network.number(
                "select count(*) from (select name from person where name like 'Guest Number%' group by name having count(*) > 1) twice");
        System.out.printf("Here: %d of %d; counted twice: %d%n", here, DOOR + SIGNED_IN + GUESTS, doubled);
        System.out.printf("Load of the machine after: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        System.exit(here == DOOR + SIGNED_IN + GUESTS && doubled == 0 ? 0 : 1);
    }

    /** People with places whom the door marks. */
    private static List<String> register(String slug) {
        network.sql("""
                        with people as (
                            insert into person (id, email, name, standing, status, welcomed_at, created_at)
                            select gen_random_uuid(), 'arriving.' || n || '@school.example', 'Arriving ' || n, 'MEMBER', 'ACTIVE', now(), now()
                            from generate_series(1, %d) n
                            returning id)
                        insert into registration (id, meeting_id, person_id, mode, status, booked_by, registered_at, changed_at)
                        select gen_random_uuid(), m.id, p.id, 'ROOM', 'CONFIRMED', p.id, now(), now()
                        from people p cross join meeting m where m.slug = ?
                        """.formatted(DOOR))
                .param(slug)
                .update();
        network.sql("update place set confirmed = %d where meeting_id = (select id from meeting where slug = ?)".formatted(DOOR))
                .param(slug)
                .update();
        return network.list(
                "select r.person_id from registration r join meeting m on m.id = r.meeting_id where m.slug = ?", slug);
    }

    private static String token(String slug) {
        var answer = network.organiser
                .browser()
                .press(network.instance(0), "/organise/meetings/" + slug + "/door/phones", "phone", UUID.randomUUID().toString());
        return new JsonMapper().readTree(answer.body()).get("token").asString();
    }

    private static String mark(String person) {
        return "{\"id\":\"%s\",\"kind\":\"HERE\",\"person\":\"%s\",\"at\":\"%s\"}"
                .formatted(UUID.randomUUID(), person, Instant.now());
    }

    private static void door(String token, String mark, boolean again) {
        var body = "{\"list\":true,\"marks\":[" + mark + "]}";
        record("at the door, with the list", post(token, body));
        if (again) {
            record("at the door, with the list", post(token, body));
        }
    }

    private static Answer post(String token, String body) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + network.instance(0).port() + "/door/marks"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Door-Token", token)
                .POST(BodyPublishers.ofString(body))
                .build();
        var started = System.nanoTime();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            return Answer.of(answer, Duration.ofNanos(System.nanoTime() - started));
        } catch (Exception problem) {
            return Answer.nothing(problem, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** One after the other, evenly over the time, and the phones look after the list between. */
    private static void arrive(List<Runnable> arrivals, List<String> tokens) {
        var door = Executors.newScheduledThreadPool(16);
        var gap = TIME.toNanos() / arrivals.size();
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < arrivals.size(); i++) {
            var arrival = arrivals.get(i);
            var done = new CompletableFuture<Void>();
            all.add(done);
            door.schedule(
                    () -> {
                        try {
                            arrival.run();
                        } finally {
                            done.complete(null);
                        }
                    },
                    i * gap,
                    TimeUnit.NANOSECONDS);
        }
        for (var token : tokens) {
            door.scheduleAtFixedRate(() -> record("a phone looks", post(token, "{\"list\":true}")), 5, 20, TimeUnit.SECONDS);
        }
        all.forEach(CompletableFuture::join);
        door.shutdownNow();
    }

    private static void record(String what, Answer answer) {
        answers.computeIfAbsent(what, key -> new ConcurrentLinkedQueue<>()).add(answer);
    }

    private static void row(String what, ConcurrentLinkedQueue<Answer> all) {
        var failed = all.stream().filter(answer -> answer.status() != 200 && !answer.acknowledged()).count();
        var times = all.stream().mapToLong(answer -> answer.took().toMillis()).sorted().toArray();
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d | %d |%n",
                what, all.size(), failed, at(times, 0.50), at(times, 0.95), at(times, 0.99), times[times.length - 1]);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    private static double share(Duration processor) {
        return 100.0 * processor.toNanos() / TIME.toNanos();
    }
}
