package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.FakeMailServer.Moment;
import org.staffroom.places.PlaceTaken;

/** A mail server that refuses, hangs or answers 421 or 550, at each step: nothing is lost, nothing loops. */
class MailServerFaultsTest extends WithMails {

    @Autowired
    Environment environment;

    private FakeMailServer server;
    private DeliveryWorker worker;
    private MeetingId meeting;

    @BeforeEach
    void aMailToSend() throws IOException {
        server = new FakeMailServer();
        worker = happenings.worker(Happenings.sender(server.port()));
        meeting = given.meeting(region, "Spring meeting");
        happened();
    }

    @AfterEach
    void theServerIsClosed() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void notNowMeansLaterAtWhateverStep(Moment moment) {
        server.moment = moment;
        server.answer = "421 4.3.2 come back later";
        worker.sendNext();
        assertThat(statuses()).containsExactly("WAITING");
        assertThat(problem()).contains("421");
        assertThat(worker.sendNext()).as("not at once").isFalse();
        recovers();
        assertThat(statuses()).containsExactly("SENT");
    }

    @ParameterizedTest
    @CsvSource({"SENDER, PARKED", "RECIPIENT, PARKED", "END, PARKED", "GREETING, WAITING"})
    void neverMeansParkedUnlessItIsTheWholeServerThatRefuses(Moment moment, String becomes) {
        server.moment = moment;
        server.answer = "550 5.1.1 No such user";
        worker.sendNext();
        assertThat(statuses()).containsExactly(becomes);
        assertThat(problem()).contains("550");
        clock.travelTo(clock.instant().plus(Duration.ofDays(1)));
        server.answer = "250 OK";
        worker.sendNext();
        assertThat(statuses()).containsExactly(becomes.equals("PARKED") ? "PARKED" : "SENT");
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void hangingCostsOneAttemptAndLosesNothing(Moment moment) {
        server.moment = moment;
        server.answer = FakeMailServer.HANGS;
        var before = System.nanoTime();
        worker.sendNext();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("WAITING");
        recovers();
        assertThat(statuses()).containsExactly("SENT");
        // Taken and not said so, it comes again: under the same Message-ID, by which mail programs know it.
        assertThat(messageIds()).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereLosesNothingAndSendsNothingTwice() throws IOException {
        IntStream.range(0, 9).forEach(number -> happened());
        var port = server.port();
        server.close();
        while (worker.sendNext()) {
            // the next one
        }
        assertThat(statuses()).hasSize(10).containsOnly("WAITING");
        assertThat(problem()).isNotBlank();
        try (var again = new FakeMailServer()) {
            assertThat(again.port()).isNotEqualTo(port);
            clock.travelTo(clock.instant().plus(Duration.ofHours(1)));
            var other = happenings.worker(Happenings.sender(again.port()));
            while (other.sendNext()) {
                // the next one
            }
            assertThat(again.messages).hasSize(10);
        }
        assertThat(statuses()).hasSize(10).containsOnly("SENT");
    }

    @Test
    void theTimeOutsOfOneAttemptStayBelowTheLease() {
        var settings = Stream.of("connectiontimeout", "timeout", "writetimeout")
                .map(name -> environment.getRequiredProperty("spring.mail.properties.mail.smtp." + name, Long.class))
                .toList();
        // Greeting, EHLO, MAIL, RCPT, DATA and the end are each waited for.
        var longest = settings.get(0) + 6 * settings.get(1) + settings.get(2);
        assertThat(Duration.ofMillis(longest)).isLessThan(DeliveryQueue.LEASE);
    }

    private void happened() {
        var person = given.member("Jo Blake");
        given.confirmed(meeting, person.id());
        happenings.happened(new PlaceTaken(meeting, person.id(), 1));
    }

    private void recovers() {
        server.answer = "250 OK";
        clock.travelTo(clock.instant().plus(Duration.ofMinutes(2)));
        worker.sendNext();
    }

    private List<String> statuses() {
        return jdbc.sql("select status from delivery").query(String.class).list();
    }

    private String problem() {
        return jdbc.sql("select min(problem) from delivery").query(String.class).single();
    }

    private List<String> messageIds() {
        return server.messages.stream()
                .map(message -> message.replaceAll("(?s).*Message-ID: (<[^>]+>).*", "$1"))
                .distinct()
                .toList();
    }
}
