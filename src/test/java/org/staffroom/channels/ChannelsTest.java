package org.staffroom.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.meetings.JointHosting;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPublished;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Network;
import org.staffroom.shared.Secret;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpPublished;
import tools.jackson.databind.json.JsonMapper;

/** Posting to a region's channel, against a server of one's own, and never anywhere but where it may. */
@StaffroomTest
class ChannelsTest {

    private static final ChannelSettings LISTED =
            new ChannelSettings(List.of("hooks.slack.com", "*.webhook.office.com"), false);
    private static final ChannelSettings ANYWHERE = new ChannelSettings(List.of(), true);
    private static final String SLACK = "https://hooks.slack.com/services/T000/B000/CANARY";

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Secret secret;

    @Autowired
    Network network;

    @Autowired
    TravellingClock clock;

    private Hook hook;
    private RegionId region;
    private CurrentPerson ambassador;
    private MeetingId meeting;

    /** A server that answers each POST as it is told to. */
    private static final class Hook implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> open = new CopyOnWriteArrayList<>();
        private final List<String> bodies = new CopyOnWriteArrayList<>();
        private volatile String answer = "HTTP/1.1 200 OK\r\n\r\nok";

        Hook() throws IOException {
            var thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        String address() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/hook?sig=CANARY";
        }

        private void serve() {
            try {
                while (!socket.isClosed()) {
                    var client = socket.accept();
                    open.add(client);
                    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    var length = 0;
                    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        if (line.startsWith("Content-Length: ")) {
                            length = Integer.parseInt(line.substring(16));
                        }
                    }
                    var body = new StringBuilder();
                    while (body.toString().getBytes(StandardCharsets.UTF_8).length < length) {
                        body.append((char) in.read());
                    }
                    bodies.add(body.toString());
                    if (!answer.isEmpty()) {
                        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                        client.close();
                    }
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (var client : open) {
                client.close();
            }
        }
    }

    @BeforeEach
    void aRegion() throws IOException {
        hook = new Hook();
        region = given.region("south-west", "South West");
        ambassador = given.ambassador("Alex Author", region);
        meeting = given.meeting(region, "Spring <meeting>");
    }

    @AfterEach
    void close() throws IOException {
        hook.close();
    }

    @Test
    void newMeetingsChangesAndWriteUpsArePostedOnce() {
        channels().set(ambassador, region, hook.address());
        happened(new MeetingPublished(meeting));
        happened(new MeetingPublished(meeting));
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), joining_link = 'https://meet.example/x'")
                .update();
        happened(new MeetingCancelled(meeting, "Snow and ice."));
        happened(new WriteUpPublished(given.writeUp(meeting, ambassador.id(), "What we said")));
        worker(Duration.ofSeconds(5)).sendAll();
        assertThat(hook.bodies).hasSize(3);
        assertThat(hook.bodies.get(0))
                .contains("New meeting: Spring <meeting>", "Tuesday 16 March 2027, 9am to 2.30pm")
                .contains("http://localhost:8080/meetings/spring-meeting");
        assertThat(hook.bodies.get(1))
                .contains("Cancelled: Spring", "Snow and ice.")
                .doesNotContain("meet.example");
        assertThat(hook.bodies.get(2)).contains("Write-up: What we said", "/write-ups/what-we-said");
        assertThat(statuses()).containsOnly("SENT");
        worker(Duration.ofSeconds(5)).sendAll();
        assertThat(hook.bodies).as("once").hasSize(3);
    }

    @Test
    void aPostponedMeetingIsNewsAfterItsOldDay() {
        channels().set(ambassador, region, hook.address());
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(60)));
        happened(new MeetingChanged(meeting, given.notice(meeting)));
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), postponed_at = null")
                .update();
        happened(new MeetingCancelled(meeting, "Snow and ice."));
        worker(Duration.ofSeconds(5)).sendAll();
        assertThat(hook.bodies).hasSize(2).noneMatch(body -> body.contains("2027"));
        assertThat(hook.bodies.get(1)).contains("Cancelled: Spring", "Snow and ice.");
    }

    @Test
    void aRegionThatJoinsMuchLaterIsToldAndTheOthersAreNot() {
        var wales = given.region("wales", "Wales");
        channels().set(ambassador, region, hook.address());
        channels().set(given.ambassador("Carys Wynn", wales), wales, hook.address());
        jdbc.sql(
                        "insert into meeting_co_host (meeting_id, region_id, invited_at, accepted_at) values (?, ?, now(), now())")
                .params(meeting.value(), wales.value())
                .update();
        happened(new JointHosting(meeting, wales, JointHosting.Step.ACCEPTED, "", ambassador.id()));
        assertThat(jdbc.sql("select region_id from channel_post")
                        .query(UUID.class)
                        .list())
                .containsExactly(wales.value());
    }

    @Test
    void whatCannotBeReadAnyMoreIsNotTriedAgain() {
        channels().set(ambassador, region, hook.address());
        jdbc.sql("update region_channel set address = decode(repeat('00', 60), 'hex')")
                .update();
        happened(new MeetingPublished(meeting));
        worker(Duration.ofSeconds(5)).sendAll();
        assertThat(statuses()).containsExactly("PARKED");
    }

    @Test
    void nothingWhereThereIsNoChannelOrAnotherRegions() {
        var wales = given.region("wales", "Wales");
        channels().set(given.ambassador("Elsie Where", wales), wales, hook.address());
        happened(new MeetingPublished(meeting));
        assertThat(statuses()).isEmpty();
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), now())")
                .params(meeting.value(), wales.value())
                .update();
        happened(new MeetingPublished(meeting));
        assertThat(statuses()).as("a region that hosts with others").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"503, WAITING", "429, WAITING", "404, PARKED", "410, PARKED", "302, PARKED"})
    void whatTheServerSaysIsShownAndRedirectsAreNotFollowed(int status, String becomes) {
        try (var elsewhere = new Hook()) {
            hook.answer =
                    "HTTP/1.1 " + status + " Words of the server\r\nLocation: " + elsewhere.address() + "\r\n\r\n";
            channels().set(ambassador, region, hook.address());
            happened(new MeetingPublished(meeting));
            worker(Duration.ofSeconds(5)).sendAll();
            assertThat(statuses()).containsExactly(becomes);
            assertThat(elsewhere.bodies).isEmpty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(mvc.get().uri("/organise/regions/south-west/channel").with(as(ambassador)))
                .bodyText()
                .contains("HTTP/1.1 " + status + " Words of the server")
                .doesNotContain("CANARY");
        assertThat(mvc.get().uri("/organise/regions").with(as(ambassador)))
                .bodyText()
                .contains("does not answer");
    }

    @Test
    void aServerThatHangsCostsAMomentAndIsTriedAgainForADay() {
        hook.answer = "";
        channels().set(ambassador, region, hook.address());
        happened(new MeetingPublished(meeting));
        var before = System.nanoTime();
        worker(Duration.ofMillis(300)).sendAll();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(statuses()).containsExactly("WAITING");
        assertThat(problem()).isEqualTo("It took too long to answer");
        worker(Duration.ofMillis(300)).sendAll();
        assertThat(hook.bodies).as("not at once").hasSize(1);
        clock.travelTo(clock.instant().plus(Duration.ofHours(25)));
        worker(Duration.ofMillis(300)).sendAll();
        assertThat(statuses()).containsExactly("PARKED");
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() throws IOException {
        channels().set(ambassador, region, hook.address());
        hook.close();
        happened(new MeetingPublished(meeting));
        worker(Duration.ofSeconds(2)).sendAll();
        assertThat(problem()).isEqualTo("It refused the connection");
    }

    @Test
    void theAddressIsEncryptedAndNeverShown() {
        assertThat(mvc.post()
                        .uri("/organise/regions/south-west/channel")
                        .with(as(ambassador))
                        .with(csrf())
                        .param("address", SLACK))
                .hasStatus(303);
        assertThat(jdbc.sql("select position('CANARY' in encode(address, 'escape')) from region_channel")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(mvc.get().uri("/organise/regions/south-west/channel").with(as(ambassador)))
                .hasStatusOk()
                .bodyText()
                .contains("Posts go to hooks.slack.com", "Alex Author")
                .doesNotContain("CANARY");
        mvc.post()
                .uri("/organise/regions/south-west/channel/test")
                .with(as(ambassador))
                .with(csrf())
                .exchange();
        assertThat(statuses()).containsExactly("WAITING");
        mvc.post()
                .uri("/organise/regions/south-west/channel/removal")
                .with(as(ambassador))
                .with(csrf())
                .exchange();
        assertThat(statuses()).isEmpty();
        assertThat(jdbc.sql("select count(*) from region_channel")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "http://hooks.slack.com/services/x",
                "https://hooks.slack.com:8443/services/x",
                "https://me@hooks.slack.com/services/x",
                "https://hooks.slack.com.evil.example/x",
                "https://evil-hooks.slack.com/x",
                "https://webhook.office.com.evil.example/x",
                "https://xwebhook.office.com/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://localhost/x",
                "ftp://hooks.slack.com/x",
                "//hooks.slack.com/x"
            })
    void nothingButListedHostsIsTaken(String typed) {
        assertThat(mvc.post()
                        .uri("/organise/regions/south-west/channel")
                        .with(as(ambassador))
                        .with(csrf())
                        .param("address", typed))
                .hasStatus(422);
    }

    @Test
    void aHostThatIsListedNoMoreIsNotAskedFor() {
        channels().set(ambassador, region, hook.address());
        happened(new MeetingPublished(meeting));
        worker(LISTED, Duration.ofSeconds(2)).sendAll();
        assertThat(hook.bodies).isEmpty();
        assertThat(statuses()).containsExactly("PARKED");
    }

    @Test
    void nobodyElseSetsIt() {
        var elsewhere = given.ambassador("Elsie Where", given.region("wales", "Wales"));
        for (var path : List.of("", "/test", "/removal")) {
            assertThat(mvc.post()
                            .uri("/organise/regions/south-west/channel" + path)
                            .with(as(elsewhere))
                            .with(csrf())
                            .param("address", SLACK))
                    .hasStatus(404);
        }
        assertThat(jdbc.sql("select count(*) from region_channel")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void happened(Object event) {
        transaction.executeWithoutResult(status -> context.publishEvent(event));
    }

    /** With a setting that only tests have. */
    private Channels channels() {
        return new Channels(
                jdbc,
                context.getBean(RegionAccess.class),
                ANYWHERE,
                secret,
                context.getBean(Audit.class),
                context.getBean(Clock.class));
    }

    private ChannelWorker worker(Duration patience) {
        return worker(ANYWHERE, patience);
    }

    private ChannelWorker worker(ChannelSettings settings, Duration patience) {
        return new ChannelWorker(
                channels(),
                settings,
                secret,
                network,
                context.getBean(JsonMapper.class),
                new Webhook(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), patience));
    }

    private List<String> statuses() {
        return jdbc.sql("select status from channel_post").query(String.class).list();
    }

    private String problem() {
        return jdbc.sql("select problem from channel_post").query(String.class).single();
    }
}
