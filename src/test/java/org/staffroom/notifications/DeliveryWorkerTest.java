package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.SignInAsked;
import org.staffroom.places.PlaceTaken;
import org.staffroom.places.Places;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Network;
import org.staffroom.shared.Patience;
import org.staffroom.shared.Secret;
import org.staffroom.support.EmptyTables;
import tools.jackson.databind.json.JsonMapper;

class DeliveryWorkerTest extends WithMails {

    @Autowired
    DeliveryQueue queue;

    @Autowired
    Places places;

    @Autowired
    DemoLoading demo;

    @Autowired
    TransactionTemplate transaction;

    private FakeMailServer server;
    private DeliveryWorker worker;
    private MeetingId meeting;
    private CurrentPerson jo;

    @BeforeEach
    void aPlaceTaken() throws Exception {
        server = new FakeMailServer();
        worker = happenings.worker(Happenings.sender(server.port()));
        meeting = given.meeting(region, "Spring meeting");
        jo = given.member("Jo Blake");
        given.confirmed(meeting, jo.id());
    }

    @AfterEach
    void nothingRuns() throws Exception {
        worker.stop();
        server.close();
    }

    @Test
    void triesAgainLaterWhenTheServerSaysNotNow() {
        happened();
        server.answer = "421 come back later";
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("WAITING");
        assertThat(problem()).contains("421 come back later");
        assertThat(worker.sendNext()).as("not at once").isFalse();

        travel(Duration.ofSeconds(70));
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("WAITING");
        travel(Duration.ofSeconds(70));
        assertThat(worker.sendNext()).as("the second pause is longer").isFalse();

        travel(Duration.ofMinutes(4));
        server.answer = "250 OK";
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("SENT");
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void parksWhatIsRefusedForGoodAndDoesNotLoop() {
        happened();
        server.answer = "550 5.1.1 No such user";
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("PARKED");
        assertThat(problem()).contains("550 5.1.1 No such user");
        travel(Duration.ofDays(1));
        assertThat(worker.sendNext()).isFalse();
    }

    @Test
    void triesAgainWhatCouldNotBeWrittenWhileTheDatabaseWasAway() {
        happened();
        var away = happenings.worker(new JavaMailSenderImpl() {
            @Override
            public MimeMessage createMimeMessage() {
                throw new CannotGetJdbcConnectionException("away");
            }
        });
        assertThat(away.sendNext()).isTrue();
        assertThat(status()).isEqualTo("WAITING");

        travel(Duration.ofSeconds(70));
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("SENT");
    }

    @Test
    void parksWhatIsNoAddressAtAll() {
        happened();
        jdbc.sql("update delivery set email = 'not an address@@'").update();
        worker.sendNext();
        assertThat(status()).isEqualTo("PARKED");
        assertThat(server.messages).isEmpty();
    }

    @Test
    void givesUpAfterDays() {
        happened();
        server.answer = "451 greylisted";
        for (var tries = 0; tries < 60 && status().equals("WAITING"); tries++) {
            travel(Duration.ofHours(6).plusMinutes(1));
            worker.sendNext();
        }
        assertThat(status()).isEqualTo("PARKED");
        assertThat(Duration.between(EmptyTables.NOW, clock.instant())).isGreaterThan(Duration.ofDays(5));
    }

    @Test
    void pausesDoubleUpToSixHours() {
        assertThat(Patience.after(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Patience.after(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Patience.after(5)).isEqualTo(Duration.ofMinutes(16));
        assertThat(Patience.after(10)).isEqualTo(Duration.ofHours(6));
        assertThat(Patience.after(500)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void losesNothingWhenAWorkerDiesAndKeepsTheMessageId() {
        happened();
        assertThat(queue.claim()).as("by a worker that dies").isPresent();
        assertThat(worker.sendNext()).as("still leased").isFalse();
        travel(DeliveryQueue.LEASE.plusSeconds(1));
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("SENT");
        assertThat(server.messages.get(0)).contains("Message-ID: <" + id() + "@localhost.localdomain>");
    }

    @Test
    void whoseLeaseIsOverChangesNothingAnyMore() {
        happened();
        var slow = queue.claim().orElseThrow();
        travel(DeliveryQueue.LEASE.plusSeconds(1));
        worker.sendNext();
        queue.failed(slow, "too slow");
        assertThat(status()).isEqualTo("SENT");
    }

    @Test
    void givesEachToOneWorkerHoweverManyThereAre() {
        happened();
        jdbc.sql("""
                        insert into delivery (id, template, person_id, email, facts, once, status, due_at, created_at)
                        select gen_random_uuid(), template, person_id, email, facts, once || n, status, due_at, created_at
                        from delivery, generate_series(1, 299) n
                        """).update();
        var go = new CountDownLatch(1);
        var workers = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            await(go);
                            var mine = new ArrayList<UUID>();
                            for (var claimed = queue.claim(); claimed.isPresent(); claimed = queue.claim()) {
                                mine.add(claimed.get().id());
                            }
                            return mine;
                        },
                        work -> new Thread(work).start()))
                .toList();
        go.countDown();
        assertThat(workers.stream().flatMap(worker -> worker.join().stream()).toList())
                .hasSize(300)
                .doesNotHaveDuplicates();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takingAPlaceIsNoSlowerWhenTheMailServerHangs() {
        server.answer = FakeMailServer.HANGS;
        worker.start();
        var before = System.nanoTime();
        for (var i = 0; i < 10; i++) {
            places.take(given.member("Many People"), meeting, PlaceMode.ROOM);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1900));
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isEqualTo(10);
        assertThat(server.messages).isEmpty();
    }

    @Test
    void isWokenByWhatHappensAndStopsWhenTold() {
        worker.start();
        happened();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> server.messages.size() == 1);
        var before = System.nanoTime();
        worker.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(worker.isRunning()).isFalse();
    }

    @Test
    void leavesNothingBehindWhenTheCommandFails() {
        transaction.executeWithoutResult(status -> {
            context.publishEvent(new PlaceTaken(meeting, jo.id(), 1));
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
    }

    @Test
    void queuesNothingWhileDemoDataIsLoaded() {
        demo.during(this::happened);
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
    }

    @Test
    void keepsMessagesWithoutAMailServerButNoSecrets() {
        happened();
        signInAsked();
        var idle = happenings.worker(null);
        while (idle.sendNext()) {
            // the next one
        }
        assertThat(jdbc.sql("select count(*) from delivery where status = 'KEPT' and secret is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void keepsSecretsInDemoModeAloneForAdminsToRead() {
        var demoMode = new Network(
                "Demo", URI.create("http://localhost"), "demo@localhost", Path.of("target"), true, ZoneOffset.UTC);
        var demoQueue = new DeliveryQueue(
                jdbc, context.getBean(JsonMapper.class), context.getBean(Secret.class), demoMode, clock);
        signInAsked();
        demoQueue.kept(demoQueue.claim().orElseThrow());
        travel(Duration.ofHours(1));
        demoQueue.blankExpiredSecrets();
        assertThat(demoQueue.find(id()).orElseThrow().secret()).isEqualTo(new LetterSecret("428117", "the-link"));
        queue.blankExpiredSecrets();
        assertThat(queue.find(id()).orElseThrow().secret()).isNull();
    }

    @Test
    void sendsWhoSignsInFirstAndNeverTooLate() {
        happened();
        signInAsked();
        worker.sendNext();
        assertThat(server.messages.get(0)).contains("Subject: Sign in to");
        jdbc.sql("delete from delivery").update();

        signInAsked();
        travel(Duration.ofMinutes(11));
        worker.sendNext();
        assertThat(status()).isEqualTo("PARKED");
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void whatWasSealedWithAnotherKeyIsOverAndHoldsNobodyUp() {
        signInAsked();
        jdbc.sql("update delivery set secret = decode(repeat('00', 60), 'hex')").update();
        assertThat(worker.sendNext()).isTrue();
        assertThat(status()).isEqualTo("PARKED");
    }

    @Test
    void blanksSecretsThatCanNoLongerBeUsed() {
        signInAsked();
        assertThat(queue.blankExpiredSecrets()).isZero();
        travel(Duration.ofMinutes(11));
        assertThat(queue.blankExpiredSecrets()).isEqualTo(1);
    }

    @Test
    void forgetsAfterNinetyDays() {
        happened();
        worker.sendNext();
        travel(Duration.ofDays(89));
        assertThat(queue.purge()).isZero();
        travel(Duration.ofDays(2));
        assertThat(queue.purge()).isEqualTo(1);
    }

    private void happened() {
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
    }

    private void signInAsked() {
        happenings.happened(new SignInAsked(UUID.randomUUID(), jo.email(), "428117", "the-link"));
    }

    private void travel(Duration ahead) {
        clock.travelTo(clock.instant().plus(ahead));
    }

    private String status() {
        return jdbc.sql("select status from delivery").query(String.class).single();
    }

    private String problem() {
        return jdbc.sql("select problem from delivery").query(String.class).single();
    }

    private UUID id() {
        return jdbc.sql("select id from delivery").query(UUID.class).single();
    }

    @Test
    void theNextOfThousandsIsFoundWithoutSorting() {
        jdbc.sql("""
                insert into delivery (id, template, email, facts, once, status, due_at, created_at)
                select gen_random_uuid(), 'announcement', n || '@school.example', '{}', n, 'WAITING', now(), now()
                from generate_series(1, 5000) n
                """).update();
        jdbc.sql("analyze delivery").update();

        var plan = String.join(
                "\n",
                jdbc.sql("explain " + DeliveryQueue.NEXT)
                        .param("now", Timestamp.from(clock.instant()))
                        .query(String.class)
                        .list());

        assertThat(plan).contains("Index Scan using delivery_next").doesNotContain("Sort");
    }
}
