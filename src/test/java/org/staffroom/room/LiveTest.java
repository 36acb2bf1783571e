package org.staffroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.changes.OnTheDay;
import org.staffroom.support.StaffroomTest;

/** The streams of events themselves. */
@StaffroomTest
class LiveTest extends OneRoom {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** An open page of a visitor. */
    private static final class Reader {

        final HttpResponse<Stream<String>> answer;
        final List<String> lines = new CopyOnWriteArrayList<>();
        volatile boolean ended;

        Reader(HttpResponse<Stream<String>> answer) {
            this.answer = answer;
            var thread = new Thread(() -> {
                try {
                    answer.body().forEach(lines::add);
                } catch (RuntimeException closed) {
                    // By us, or by the server.
                }
                ended = true;
            });
            thread.setDaemon(true);
            thread.start();
        }

        String read() {
            return String.join("\n", lines);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    OnTheDay onTheDay;

    @Autowired
    LiveRooms live;

    @Autowired
    RoomRenderer renderer;

    @Autowired
    WebServerApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void close() {
        readers.forEach(reader -> reader.answer.body().close());
    }

    @Test
    void carryTheHeadersOfEveryAnswerAndWhatEverybodyMaySee() throws Exception {
        ask(anna, "What did it cost?");
        var reader = open("");
        assertThat(reader.answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(reader.answer.headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        assertThat(reader.answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reader.answer.headers().map())
                .containsKey("content-security-policy")
                .doesNotContainKey("set-cookie");
        await().atMost(SOON).until(() -> reader.read().contains("Going cloud"));
        onTheDay.late(marcus, meeting, null, 10, 0);
        await().atMost(SOON).until(() -> reader.read().contains("Running 10 minutes late"));
        assertThat(reader.read()).contains("retry: ", "event: room").doesNotContain("What did it cost", "_csrf");
    }

    @Test
    void saysNothingOfWhatIsRolledBack() throws Exception {
        var reader = open("");
        await().atMost(SOON).until(() -> reader.read().contains("Going cloud"));
        transaction.executeWithoutResult(attempt -> {
            onTheDay.late(marcus, meeting, null, 20, 0);
            attempt.setRollbackOnly();
        });
        onTheDay.late(marcus, meeting, null, 5, 0);
        await().atMost(SOON).until(() -> reader.read().contains("Running 5 minutes late"));
        assertThat(reader.read()).doesNotContain("20 minutes late");
    }

    @Test
    void changesByItselfWhenTheNextThingBegins() throws Exception {
        var reader = open("?view=projector");
        await().atMost(SOON).until(() -> reader.read().contains("until 10.30"));
        clock.travelTo(START.plus(Duration.ofMinutes(60)));
        await().atMost(SOON).until(() -> reader.read().contains("until 10.50"));
    }

    /** As when the database is restarted, or a firewall forgets a connection. */
    @Test
    void hearsAgainAfterItsConnectionBroke() throws Exception {
        var reader = open("");
        await().atMost(SOON).until(() -> reader.read().contains("Going cloud"));
        assertThat(jdbc.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = 'staffroom rooms' and datname = current_database()
                        """).query(Integer.class).single()).isEqualTo(1);
        // What is said while nobody hears is found when somebody hears again.
        onTheDay.late(marcus, meeting, null, 10, 0);
        await().atMost(SOON).until(() -> reader.read().contains("Running 10 minutes late"));
        onTheDay.late(marcus, meeting, null, 5, 1);
        await().atMost(SOON).until(() -> reader.read().contains("Running 15 minutes late"));
    }

    @Test
    void whoHasTheLatestIsNotSentItAgain() throws Exception {
        var first = open("");
        await().atMost(SOON).until(() -> first.read().contains("Going cloud"));
        var id = first.lines.stream()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
        var again = open("", "Last-Event-ID", id);
        await().atMost(SOON).until(() -> again.read().contains("retry"));
        onTheDay.late(marcus, meeting, null, 10, 0);
        await().atMost(SOON).until(() -> again.read().contains("Running 10 minutes late"));
        assertThat(again.lines.stream().filter(line -> line.startsWith("event: ")))
                .hasSize(1);
    }

    @Test
    void endsWithTheDayAndIsNoPageToLookAt() throws Exception {
        assertThat(get(null, ROOM + "/events")).hasStatus(302).hasRedirectedUrl(ROOM);
        clock.travelTo(START.plus(Duration.ofDays(1)));
        assertThat(ask("").statusCode()).isEqualTo(204);
        jdbc.sql("update meeting set status = 'DRAFT', published_at = null, slug = null")
                .update();
        assertThat(ask("").statusCode()).isEqualTo(404);
    }

    /** Who one is says the server: whatever kind of page is asked for, a visitor reads no more of it. */
    @Test
    void visitorsDoNotReadWhatIsSaidInTheRoomAsProjectorEither() throws Exception {
        ask(anna, "What did it cost?");
        for (var view : List.of("?view=projector", "?view=PROJECTOR", "?view=ORGANISER", "?seat=ORGANISER")) {
            var reader = open(view);
            await().atMost(SOON).until(() -> reader.read().contains("Going cloud"));
            assertThat(reader.read()).as(view).doesNotContain("What did it cost", "/answer", "lateness");
        }
    }

    /**
     * Thirty of them open and close, again and again. Whatever is written late to those that are gone must not meet those that
     * have come: the server uses its requests again.
     */
    @Test
    void letsGoOfPagesThatAreGone() throws Exception {
        for (var round = 0; round < 3; round++) {
            for (var page = 0; page < 30; page++) {
                open("");
            }
            await("all have it, round " + round)
                    .atMost(SOON)
                    .until(() ->
                            readers.stream().allMatch(reader -> reader.read().contains("Going cloud")));
            assertThat(live.pages()).isEqualTo(30);
            close();
            readers.clear();
            await().atMost(SOON).until(() -> {
                var began = System.nanoTime();
                live.beat(0);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
                return live.pages() == 0;
            });
        }
        assertThat(live.rooms()).as("nor is a room kept that nobody looks at").isZero();
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        var protocol = (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
        await("nor a request").atMost(SOON).until(() -> protocol.getWaitingProcessorCount() == 0);
    }

    /** A page that asks again while the application ends is not counted as one that went. */
    @Test
    void admitsNobodyWhileItDoesNotRun() {
        var stopped = new LiveRooms(renderer, clock, new SimpleMeterRegistry());
        assertThat(stopped.admit("somebody", true)).isFalse();
        assertThat(stopped.pages()).isZero();
    }

    @Test
    void holdsNoMoreForAPersonThanTheyNeed() {
        var who = anna.id().toString();
        IntStream.range(0, 8).forEach(page -> assertThat(live.admit(who, true)).isTrue());
        assertThat(live.admit(who, true)).isFalse();
        live.leave(who);
        assertThat(live.admit(who, true)).isTrue();
        IntStream.range(0, 8).forEach(page -> live.leave(who));
    }

    @Test
    void aNetworkOfManyAddressesIsOneVisitorAndNoCrowdShutsMembersOut() {
        var network = "20010db800000000";
        IntStream.range(0, 400)
                .forEach(page -> assertThat(live.admit(network, false)).isTrue());
        assertThat(mvc.get()
                        .uri(ROOM + "/events")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .with(request -> {
                            request.setRemoteAddr("2001:db8::7");
                            return request;
                        }))
                .hasStatus(503);
        IntStream.range(0, 2_100)
                .forEach(page ->
                        assertThat(live.admit("crowd " + page % 10, false)).isTrue());
        assertThat(live.admit("one more", false)).isFalse();
        assertThat(live.admit(anna.id().toString(), true)).isTrue();
        live.leave(anna.id().toString());
        IntStream.range(0, 2_100).forEach(page -> live.leave("crowd " + page % 10));
        IntStream.range(0, 400).forEach(page -> live.leave(network));
    }

    private Reader open(String query, String... headers) throws IOException, InterruptedException {
        var answer = ask(query, headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        var reader = new Reader(answer);
        readers.add(reader);
        return reader;
    }

    private HttpResponse<Stream<String>> ask(String query, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + ROOM + "/events" + query))
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofLines());
    }
}
