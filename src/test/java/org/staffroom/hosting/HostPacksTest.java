package org.staffroom.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.venues.VenueId;

/** When hosts are told, and what: numbers and needs, never whose. */
@StaffroomTest
class HostPacksTest {

    private static final Instant START = Instant.parse("2027-03-30T08:30:00Z");

    @Autowired
    HostPacks packs;

    @Autowired
    HostPackQueries queries;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TravellingClock clock;

    RegionId region;
    MeetingId meeting;
    CurrentPerson marcus;

    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Going cloud", START, 30);
        given.contact(
                new VenueId(jdbc.sql("select venue_id from meeting")
                        .query(UUID.class)
                        .single()),
                "porter@castle.example");
    }

    private int sendAt(String moment) {
        clock.travelTo(Instant.parse(moment));
        return packs.sendDue();
    }

    /** The clocks go forward two days before this meeting: its eight o'clock is seven in Greenwich. */
    @Test
    void goAWeekAndADayBeforeInTheMorning() {
        assertThat(sendAt("2027-03-23T07:55:00Z")).isZero();
        assertThat(sendAt("2027-03-23T08:05:00Z")).isOne();
        assertThat(sendAt("2027-03-23T09:00:00Z")).isZero();
        assertThat(sendAt("2027-03-27T09:00:00Z")).isZero();
        assertThat(sendAt("2027-03-29T06:55:00Z")).isZero();
        assertThat(sendAt("2027-03-29T07:05:00Z")).isOne();
        assertThat(sendAt("2027-03-30T07:05:00Z")).isZero();
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void goAnewWhenTheMeetingIsMoved() {
        sendAt("2027-03-23T08:05:00Z");
        jdbc.sql("update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'")
                .update();
        assertThat(sendAt("2027-03-30T08:05:00Z")).isOne();
    }

    @Test
    void goToWhoeverIsTheHostNowBeItOnTheSameDay() {
        assertThat(sendAt("2027-03-23T08:05:00Z")).isOne();
        assertThat(told()).isTrue();
        var mill = given.venue("The Mill", region);
        given.contact(mill, "miller@mill.example");
        jdbc.sql("update meeting set venue_id = ?").param(mill.value()).update();
        assertThat(told()).as("the one before was told, and nobody else").isFalse();
        assertThat(sendAt("2027-03-23T08:10:00Z")).isOne();
        assertThat(sendAt("2027-03-23T08:15:00Z")).isZero();
        assertThat(told()).isTrue();

        // The porter leaves, and a colleague takes over.
        given.contact(mill, "owner@mill.example");
        assertThat(told()).isFalse();
        assertThat(sendAt("2027-03-23T08:20:00Z")).isOne();
        given.contact(mill, "Owner@Mill.example");
        assertThat(sendAt("2027-03-23T08:25:00Z")).as("written otherwise").isZero();
        assertThat(jdbc.sql("select email from delivery").query(String.class).list())
                .containsExactlyInAnyOrder("porter@castle.example", "miller@mill.example", "owner@mill.example");
    }

    private boolean told() {
        return jdbc.sql("select " + new HostFacts().hostTold().sql() + " from meeting m")
                .query(Boolean.class)
                .single();
    }

    @Test
    void doNotGoForDraftsCancelledOnesOrWithoutAContact() {
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThat(sendAt("2027-03-23T08:05:00Z")).isZero();
        assertThatThrownBy(() -> packs.send(marcus, meeting, UUID.randomUUID())).isInstanceOf(Refused.class);
        jdbc.sql("update meeting set status = 'PUBLISHED', cancelled_at = null").update();
        jdbc.sql("update venue set contact_email = null").update();
        assertThat(sendAt("2027-03-23T08:05:00Z")).isZero();
        assertThatThrownBy(() -> packs.send(marcus, meeting, UUID.randomUUID())).isInstanceOf(Refused.class);
        assertThat(page(marcus))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody to write to")
                .doesNotContain("Send it now");
    }

    @Test
    void goOnceHoweverManyJobsAndPresses() {
        clock.travelTo(Instant.parse("2027-03-23T08:05:00Z"));
        assertThat(AtOnce.run(4, number -> packs::sendDue).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isOne();
        jdbc.sql("update meeting set room = 'Great Hall'").update();
        var pack = UUID.randomUUID();
        assertThat(AtOnce.run(4, number -> () -> packs.send(marcus, meeting, pack)))
                .containsOnlyOnce(true);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void goByHandThreeTimesADayHoweverManyPress() {
        clock.travelTo(Instant.parse("2027-03-15T08:05:00Z"));
        for (var number = 0; number < 2; number++) {
            changeAndSend("Tables, " + number);
        }
        // What each of them sends has changed since the one before: the limit alone holds them.
        var problems = AtOnce.problems(List.of(
                () -> changeAndSend("A ring"),
                () -> changeAndSend("Rows"),
                () -> changeAndSend("A U"),
                () -> changeAndSend("No tables")));
        assertThat(problems).hasSize(3);
        assertThat(mails()).isEqualTo(3);
        assertThatThrownBy(() -> changeAndSend("Sofas")).hasMessageContaining("hosting.refused.packs-many");
        clock.travelTo(Instant.parse("2027-03-16T08:06:00Z"));
        changeAndSend("Chairs");
        assertThat(mails()).isEqualTo(4);
    }

    private void changeAndSend(String room) {
        jdbc.sql("update meeting set room = ?").param(room).update();
        packs.send(marcus, meeting, UUID.randomUUID());
    }

    @Test
    void goNotAgainByHandWhileNothingHasChanged() {
        clock.travelTo(Instant.parse("2027-03-15T09:50:00Z"));
        assertThat(page(marcus)).bodyText().contains("Send it now");
        assertThat(AtOnce.problems(List.of(
                        () -> packs.send(marcus, meeting, UUID.randomUUID()),
                        () -> packs.send(marcus, meeting, UUID.randomUUID()))))
                .hasSize(1)
                .allMatch(problem -> problem.contains("hosting.refused.unchanged"));
        assertThat(mails()).isOne();
        assertThat(page(marcus))
                .bodyText()
                .contains("Sent 15 March, 9.50am to porter@castle.example; nothing has changed since.")
                .doesNotContain("Send it now");
        given.confirmed(meeting, given.member("Priya Nair").id());
        assertThat(page(marcus)).bodyText().contains("Send it now");
        assertThat(packs.send(marcus, meeting, UUID.randomUUID())).isTrue();
    }

    @Test
    void thePageSaysWhatIsStillToCome() {
        assertThat(page(marcus)).bodyText().contains("A week and a day before", "Add to it", "Tuesday 30 March 2027");
        clock.travelTo(START);
        assertThat(page(marcus))
                .bodyText()
                .contains("It no longer goes by itself", "Send it now", "Add to it")
                .doesNotContain("week and a day before");
        clock.travelTo(START.plus(Duration.ofDays(1)));
        assertThat(page(marcus))
                .bodyText()
                .contains("The meeting is over", "The host was not told")
                .doesNotContain("Send it now", "Add to it", "week and a day before", "Not yet");
    }

    @Test
    void ambassadorsArriveNoLaterThanPeople() {
        assertThat(brief("ambassadorsBefore", "15")).hasStatus(422).bodyText().contains("arrive no later than people");
        assertThat(brief("ambassadorsBefore", "30")).hasStatus3xxRedirection();
    }

    @Test
    void tellNumbersAndNeedsOfThoseInTheRoomAndNobodysName() {
        comes("Zofia Nowak", "vegan", "hearing loop");
        comes("Kwame Boateng", "Kwame is vegan", null);
        comes("Gone Away", "halal", null);
        jdbc.sql("update registration set status = 'CANCELLED' where dietary_needs = 'halal'")
                .update();
        jdbc.sql("update place set confirmed = 2").update();
        var talk = given.talk("Break in by machine", "VENDOR", given.guest("Nick Farrow"));
        given.agendaItem(meeting, 0, 45, "VENDOR_TALK", talk);
        var told = queries.of(meeting).sections().toString();
        assertThat(told)
                .contains(
                        "2 people have a place in the room, of 30",
                        "1 speaker besides",
                        "2 × vegan",
                        "1 × hearing loop")
                .contains(
                        "1 person needs something else", "Vendor talk", "Ambassadors arrive at 8.30am", marcus.email())
                .doesNotContain("halal", "Zofia", "Kwame", "Nowak", "school.example, ");
        assertThat(page(marcus)).bodyText().contains("“Kwame is vegan”").doesNotContain("Zofia", "Nowak");
        jdbc.sql("update registration set dietary_needs = null, access_needs = null")
                .update();
        assertThat(queries.of(meeting).sections().toString())
                .doesNotContain("vegan")
                .contains("Nobody has told us");
    }

    private void comes(String name, String food, String access) {
        var person = given.member(name);
        given.confirmed(meeting, person.id());
        jdbc.sql("update registration set dietary_needs = ?, access_needs = ? where person_id = ?")
                .params(food, access, person.id().value())
                .update();
    }

    @Test
    void areForOrganisersOnly() {
        var elsewhere = given.ambassador("Elin Rhys", given.region("wales", "Wales"));
        for (var person : List.of(elsewhere, given.member("Ellie Marsh"))) {
            assertThat(page(person)).hasStatus(404);
            assertThatThrownBy(() -> packs.send(person, meeting, UUID.randomUUID()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> packs.brief(person, meeting, new HostBrief("60", "30", "Mine", 0)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(mails()).isZero();
    }

    @Test
    void whatIsAddedComesBackWhenItIsWrong() {
        assertThat(brief("ambassadorsBefore", "soon", "words", "Tables <b>in rows</b>"))
                .hasStatus(422)
                .bodyText()
                .contains("soon", "from 0 to 240", "Tables &lt;b&gt;in rows&lt;/b&gt;");
        assertThat(brief("ambassadorsBefore", "90", "words", "Tables <b>in rows</b>"))
                .hasStatus3xxRedirection();
        assertThat(page(marcus))
                .bodyText()
                .contains("Ambassadors arrive at 8am", "Tables &lt;b&gt;in rows&lt;/b&gt;")
                .doesNotContain("<b>in rows");
        assertThat(mvc.post()
                        .uri("/organise/meetings/going-cloud/host")
                        .with(as(marcus))
                        .with(csrf())
                        .param("pack", "nonsense")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(mails()).isZero();
    }

    @Test
    void registrationNumbersAreAskedForWhereTheVenueWantsThem() {
        assertThat(page(marcus)).bodyText().doesNotContain("Ask for registration numbers");
        jdbc.sql("update venue set parking_registration = true").update();
        assertThat(page(marcus)).bodyText().contains("Ask for registration numbers");
        assertThat(mvc.post()
                        .uri("/organise/meetings/going-cloud/questions")
                        .with(as(marcus))
                        .with(csrf())
                        .param("wording", "Coming by car? Your registration number, please")
                        .param("kind", "TEXT")
                        .param("version", "0")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(page(marcus)).bodyText().doesNotContain("Ask for registration numbers");
    }

    @Test
    void ofTwoWhoSaySomethingElseTheSecondSeesWhatTheFirstSaid() {
        assertThat(brief("ambassadorsBefore", "60", "words", "Tables in rows", "version", "0"))
                .hasStatus3xxRedirection();
        assertThat(brief("ambassadorsBefore", "90", "words", "Tables in a ring", "version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("Tables in rows", "Tables in a ring", "name=\"version\" value=\"1\"");
        assertThat(queries.known(meeting).brief().words()).isEqualTo("Tables in rows");
        assertThat(brief("ambassadorsBefore", "90", "words", "Tables in a ring", "version", "1"))
                .hasStatus3xxRedirection();
        assertThat(queries.known(meeting).brief().words()).isEqualTo("Tables in a ring");
    }

    @Test
    void whatOnlyTheFirstSaidStaysAsTheySaidIt() {
        var seen = Given.hidden("seen", page(marcus));
        assertThat(brief("ambassadorsBefore", "60", "words", "Tables in rows", "version", "0"))
                .hasStatus3xxRedirection();
        assertThat(brief("ambassadorsBefore", "90", "words", "", "version", "0", "seen", seen))
                .hasStatus(409)
                .bodyText()
                .contains(">Tables in rows</textarea>", "value=\"90\"", "save again to keep both");
    }

    @Test
    void whoeverSpeaksInsteadIsCountedInsteadOfTheSpeakers() {
        var talk = given.talk(
                "Going cloud",
                "MEMBER",
                given.member("Priya Nair").id(),
                given.member("Dan Rowsell").id());
        var item = given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        assertThat(queries.known(meeting).speakers()).isEqualTo(2);
        jdbc.sql("insert into agenda_person (item_id, person_id, role, position) values (?, ?, 'SPEAKER', 0)")
                .params(item, given.member("Somebody Else").id().value())
                .update();
        assertThat(queries.known(meeting).speakers()).isEqualTo(1);
    }

    private MvcTestResult brief(String... fields) {
        var request = mvc.post()
                .uri("/organise/meetings/going-cloud/host/brief")
                .with(as(marcus))
                .with(csrf())
                .param("peopleBefore", "30");
        for (var at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult page(CurrentPerson person) {
        return mvc.get()
                .uri("/organise/meetings/going-cloud/host")
                .with(as(person))
                .exchange();
    }

    private int mails() {
        return jdbc.sql(
                        "select count(*) from delivery where template = 'host-pack' and email = 'porter@castle.example'")
                .query(Integer.class)
                .single();
    }
}
