package org.staffroom.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.meetings.JointHosting;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPublished;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Network;
import org.staffroom.shared.Secret;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpPublished;
import org.staffroom.writeups.WriteUpPublishedAgain;
import org.staffroom.writeups.WriteUpWithdrawn;
import tools.jackson.databind.json.JsonMapper;

/** Posting to a region's channel, against a server of one's own, and never anywhere but where it may. */
@StaffroomTest
class ChannelsTest extends OneChannel {

    private static final ChannelSettings LISTED =
            new ChannelSettings(List.of("hooks.slack.com", "*.webhook.office.com"), false);

    private static final ChannelSettings ANYWHERE = new ChannelSettings(List.of(), true);

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Secret secret;

    @Autowired
    Network network;

    @Autowired
    TravellingClock clock;

    private Hook hook;
    private MeetingId meeting;

    @BeforeEach
    void aHook() throws IOException {
        hook = new Hook();
        meeting = given.meeting(region, "Spring <meeting>");
    }

    @AfterEach
    void close() throws IOException {
        hook.close();
    }

    @Test
    void aWriteUpTakenBackBeforeItWasPostedIsNotPostedUntilItIsPublishedAgain() {
        channels().set(ambassador, region, hook.address());
        var writeUp = given.writeUp(meeting, ambassador.id(), "What we said");
        happened(new WriteUpPublished(writeUp));
        happened(new WriteUpWithdrawn(writeUp));
        worker(Duration.ofSeconds(5)).sendAll();
        assertThat(hook.bodies).isEmpty();

        happened(new WriteUpPublishedAgain(writeUp));
        worker(Duration.ofSeconds(5)).sendAll();
        assertThat(hook.bodies).hasSize(1);
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
        assertThat(look())
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
    void aHostThatIsListedNoMoreIsNotAskedFor() {
        channels().set(ambassador, region, hook.address());
        happened(new MeetingPublished(meeting));
        worker(LISTED, Duration.ofSeconds(2)).sendAll();
        assertThat(hook.bodies).isEmpty();
        assertThat(statuses()).containsExactly("PARKED");
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

    private String problem() {
        return jdbc.sql("select problem from channel_post").query(String.class).single();
    }
}
