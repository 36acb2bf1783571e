package org.staffroom.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** The organisers' table of attendees: what is shown, what is taken away, and what is done by hand. */
@StaffroomTest
class AttendeeTableTest extends OneMeeting {

    private static final String LIST = "/organise/meetings/going-cloud/attendees";

    AttendeeTableTest() {
        super(2);
    }

    @Autowired
    AttendeeListQueries queries;

    private CurrentPerson cara;

    /** Two places, both taken; Cara waits. Ben was at a meeting before. */
    @BeforeEach
    void aFullRoom() {
        cara = given.member("Cara Lund");
        given.attended(given.meeting(region, "Before", EmptyTables.NOW.minus(Duration.ofDays(90)), 30), ben.id());
        places.take(anna, meeting, PlaceMode.ROOM);
        places.take(ben, meeting, PlaceMode.ROOM);
        places.take(cara, meeting, PlaceMode.ROOM);
    }

    @Test
    void isNarrowedAndOrdered() {
        assertThat(body(get(LIST))).containsSubsequence("Anna Whitfield", "Ben Okafor", "Cara Lund");
        assertThat(body(get(LIST + "?who=waiting"))).contains("Cara Lund").doesNotContain("Anna Whitfield");
        assertThat(body(get(LIST + "?faces=true"))).contains("Anna Whitfield").doesNotContain("Ben Okafor");
        assertThat(body(get(LIST + "?q=okaf"))).contains("Ben Okafor").doesNotContain("Anna Whitfield");
        assertThat(body(get(LIST + "?order=registered")))
                .containsSubsequence("Cara Lund", "Ben Okafor", "Anna Whitfield");
        assertThat(body(get(LIST + "?q=nobody"))).contains("Nobody matches");
        // What is no filter is none.
        assertThat(body(get(LIST + "?who=%27%3B--&order=password&faces=maybe")))
                .contains("Anna Whitfield", "Ben Okafor", "Cara Lund");
    }

    @Test
    void isSearchedByTheBeginningsOfWordsAsAtTheDoor() {
        given.works(cara.id(), given.organisation("Ysgol Môn", "SCHOOL"));
        assertThat(body(get(LIST + "?q=mon car"))).contains("Cara Lund").doesNotContain("Anna Whitfield", "Ben Okafor");
        // Who has no job title and no school is not called "null".
        assertThat(body(get(LIST + "?q=null"))).contains("Nobody matches");
    }

    /** As for the write-up: they came, whatever they waited for. */
    @Test
    void whoWaitsAndComesIsCounted() {
        given.works(cara.id(), given.organisation("Ysgol Môn", "SCHOOL"));
        var before = queries.list(ambassador, meeting);
        given.attended(meeting, cara.id());
        var after = queries.list(ambassador, meeting);
        assertThat(after.newFaces()).isEqualTo(before.newFaces() + 1);
        assertThat(after.organisations()).isEqualTo(before.organisations() + 1);
    }

    @Test
    void showsWhoGaveBackOnRequestAlone() {
        places.giveBack(anna, meeting);
        assertThat(body(get(LIST))).doesNotContain("Anna Whitfield").contains("1 gave a place back");
        assertThat(body(get(LIST + "?who=gone"))).contains("Anna Whitfield", "Gave it back");
    }

    @Test
    void costsTheSameForOneAndForThirty() {
        var few = statements.during(() -> get(LIST + "?order=name"));
        IntStream.range(0, 30).forEach(i -> places.take(given.member("Person " + i), meeting, PlaceMode.ROOM));
        var many = statements.during(() -> get(LIST + "?order=name"));
        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void tellsWhatItIsAboutToDoAndToWhom() {
        assertThat(body(select("MESSAGE", anna.id(), cara.id())))
                .contains("Write to 2 people", "Anna Whitfield", "Cara Lund")
                .doesNotContain("Ben Okafor");
        assertThat(body(select("GIVE_BACK", anna.id()))).contains("Give back the place of 1 person");
        assertThat(select("MESSAGE")).hasStatus(422).bodyText().contains("Please tick somebody");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void movesThoseWithAPlaceOnlineAsFarAsPlacesAreFreeThere() {
        assertThat(body(get(LIST))).doesNotContain("Move online");
        assertThat(move("online", anna)).hasStatus(422).bodyText().contains("does not offer that");
        jdbc.sql("update meeting set format = 'HYBRID' where id = ?")
                .param(meeting.value())
                .update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 1)")
                .param(meeting.value())
                .update();
        assertThat(body(get(LIST))).contains("Move online", "Move to the room");
        assertThat(body(select("TO_ONLINE", anna.id(), cara.id())))
                .contains("Move 2 people online", "1 place is free online", "attendees/online\"")
                .doesNotContain("free in the room");

        assertThat(move("online", anna, ben, cara)).hasRedirectedUrl(LIST);

        assertThat(jdbc.sql("""
                        select p.name || ' ' || r.mode || ' ' || r.status from registration r join person p on p.id = r.person_id
                        where r.meeting_id = ? order by r.mode, p.name
                        """).param(meeting.value()).query(String.class).list())
                .as("one is moved, and who waited moves up behind them")
                .hasSize(3)
                .allMatch(one -> one.endsWith("CONFIRMED"))
                .filteredOn(one -> one.contains("ONLINE"))
                .hasSize(1);
        assertThat(jdbc.sql("select mode || ' ' || confirmed from place where meeting_id = ? order by 1")
                        .param(meeting.value())
                        .query(String.class)
                        .list())
                .containsExactly("ONLINE 1", "ROOM 2");
        assertThat(count("place_by_hand where action = 'MOVED'")).isEqualTo(1);
        assertThat(count("delivery where template = 'moved-online'")).isEqualTo(1);
        assertThat(body(get(LIST))).contains("Moved by", "Because the room is small");

        move("room", anna, ben, cara);
        assertThat(count("place_by_hand where action = 'MOVED'"))
                .as("the room is full")
                .isEqualTo(1);
        assertThat(post(LIST + "/online", with(new PersonId[] {ben.id()}, "reason", "")))
                .hasStatus(422)
                .bodyText()
                .contains("attendees/online\"");
    }

    private MvcTestResult move(String to, CurrentPerson... people) {
        var ids = Arrays.stream(people).map(CurrentPerson::id).toArray(PersonId[]::new);
        return post(LIST + "/" + to, with(ids, "reason", "Because the room is small"));
    }

    @Test
    void peopleOfOtherMeetingsAreNoneOfItsBusiness() {
        var stranger = given.member("Stella Ranger");
        assertThat(select("MESSAGE", stranger.id())).hasStatus(422).bodyText().doesNotContain("Stella");
        clock.travelTo(START);
        assertThat(select("HERE", stranger.id())).hasStatus(422);
        post(LIST + "/messages", "person", stranger.id().toString(), "subject", "Hello", "text", "You there");
        post(LIST + "/cancellation", "person", stranger.id().toString(), "reason", "Because");
        assertThat(count("delivery where template = 'attendee-message'")).isZero();
        assertThat(count("attendance where person_id = '" + stranger.id() + "'"))
                .isZero();
        assertThat(count("place_by_hand")).isZero();
    }

    @Test
    void marksManyAsHereOnce() {
        assertThat(select("HERE", anna.id())).hasStatus(422).bodyText().contains("from the day of the meeting on");
        clock.travelTo(START.minus(Duration.ofHours(1)));
        var sent = statements.during(
                () -> assertThat(select("HERE", anna.id(), ben.id(), cara.id())).hasRedirectedUrl(LIST));
        assertThat(sent)
                .filteredOn(sql -> sql.contains("insert into attendance"))
                .hasSize(1);
        select("HERE", anna.id(), ben.id());
        assertThat(count("attendance where meeting_id = '" + meeting + "'")).isEqualTo(3);
        assertThat(count("audit where action = 'marked'")).isEqualTo(3);
        assertThat(body(get(LIST + "?who=missing"))).contains("Nobody matches");
    }

    @Test
    void aPlaceIsGivenByHandAsFarAsOneIsFreeAndTheReasonStays() {
        assertThat(confirm("She speaks", cara.id()))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("flash", "Nobody got a place. 1 did not need one, or none was free.");
        assertThat(waiting()).isEqualTo(1);

        var dora = given.member("Dora Finch");
        places.take(dora, meeting, PlaceMode.ROOM);
        jdbc.sql("update place set capacity = 3").update();
        assertThat(confirm("She speaks", dora.id())).hasRedirectedUrl(LIST);
        assertThat(status(dora.id())).isEqualTo("CONFIRMED");
        assertThat(status(cara.id())).isEqualTo("WAITING");
        assertThat(confirmed()).isEqualTo(3);
        assertThat(body(get(LIST))).contains("Given a place by Marcus Shore: She speaks");
        assertThat(count("delivery where template = 'place-granted'")).isEqualTo(1);
        assertThat(count("audit where action = 'gave a place by hand'")).isEqualTo(1);
    }

    @Test
    void aPlaceGivenBackByHandGoesToWhoWaitsAndThePersonReadsWhy() {
        assertThat(post(LIST + "/cancellation", "person", anna.id().toString(), "reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Please say why");
        assertThat(post(LIST + "/cancellation", "person", anna.id().toString(), "reason", "Two from one school"))
                .hasRedirectedUrl(LIST);
        assertThat(status(anna.id())).isEqualTo("CANCELLED");
        assertThat(status(cara.id())).isEqualTo("CONFIRMED");
        assertThat(confirmed()).isEqualTo(2);
        assertThat(jdbc.sql("select facts ->> 'reason' from delivery where template = 'place-released'")
                        .query(String.class)
                        .single())
                .isEqualTo("Two from one school");
    }

    @Test
    void somebodyIsAddedByHandButNeverBeyondTheCapacity() {
        assertThat(add("Eve Hart", "eve@school.example", "false"))
                .hasStatus(422)
                .bodyText()
                .contains("No place is free", "Eve Hart", "eve@school.example");
        assertThat(count("person where name = 'Eve Hart'")).isZero();
        assertThat(add("Eve Hart", "eve@school.example", "true")).hasRedirectedUrl(LIST);
        assertThat(waiting()).isEqualTo(2);
        jdbc.sql("update place set capacity = 3").update();
        assertThat(add("Finn Grey", "", "false")).hasRedirectedUrl(LIST);
        assertThat(confirmed()).isEqualTo(3);
        assertThat(add("finn grey", "", "true")).hasStatus(422).bodyText().contains("is on the list already");
        assertThat(add("Anna", anna.email(), "true")).hasStatus(422).bodyText().contains("is on the list already");
        assertThat(body(get(LIST))).contains("Added by Marcus Shore: Rang me");
    }

    @Test
    void whatSomebodyNeedsIsNotReadByAddingTheirAddress() {
        jdbc.sql("update place set capacity = 9").update();
        var fay = given.member("Fay Loft");
        jdbc.sql("update person set dietary_needs = 'Coeliac', access_needs = 'Lift' where id = ?")
                .param(fay.id().value())
                .update();

        assertThat(add("Somebody", fay.email(), "false")).hasRedirectedUrl(LIST);

        assertThat(body(get(LIST))).contains("Fay Loft").doesNotContain("Coeliac", "Lift");
    }

    @Test
    void addingForTheLastPlaceAtOnceFillsItOnce() {
        jdbc.sql("update place set capacity = 3").update();
        AtOnce.run(
                8,
                i -> () -> add("Person " + (char) ('A' + i), "", "false")
                        .getResponse()
                        .getStatus());
        assertThat(confirmed()).isEqualTo(3);
        assertThat(count("registration where status = 'CONFIRMED'")).isEqualTo(3);
    }

    @Test
    void nothingIsMovedWhenItIsOverOrCancelled() {
        clock.travelTo(START.plus(Duration.ofHours(6)));
        assertThat(confirm("Late", cara.id())).hasStatus(422).bodyText().contains("This meeting is over");
        assertThat(body(get(LIST))).doesNotContain("Give place back");
        clock.travelTo(EmptyTables.NOW);
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThat(add("Eve Hart", "", "true")).hasStatus(422).bodyText().contains("was cancelled");
    }

    @Test
    void aMessageReachesEachOnceHoweverOftenItIsSent() {
        var guest = given.guest("No Address");
        given.attended(meeting, guest);
        assertThat(body(select("MESSAGE", anna.id(), cara.id(), guest)))
                .contains("Write to 2 people", "1 person has no e-mail address");
        var key = UUID.randomUUID().toString();
        var message = new String[] {
            "message",
            key,
            "person",
            anna.id().toString(),
            "person",
            cara.id().toString(),
            "person",
            guest.toString(),
            "subject",
            "Parking",
            "text",
            "Please use the south gate.\nThe north one is closed."
        };
        assertThat(post(LIST + "/messages", message)).hasRedirectedUrl(LIST);
        post(LIST + "/messages", message);
        assertThat(count("delivery where template = 'attendee-message'")).isEqualTo(2);
        assertThat(post(LIST + "/messages", "person", anna.id().toString(), "subject", "", "text", "kept as typed"))
                .hasStatus(422)
                .bodyText()
                .contains("Please type a subject", "kept as typed");
    }

    /** Whoever photographed the code may have typed anybody's address. */
    @Test
    void guestsAreWrittenToOnceSomebodyVouchesForThem() {
        var typed = given.member("Typed By A Stranger");
        given.attended(meeting, typed.id());
        given.attended(meeting, cara.id());
        places.giveBack(ben, meeting);
        given.attended(meeting, ben.id());
        jdbc.sql("update attendance set way = 'GUEST' where meeting_id = ?")
                .param(meeting.value())
                .update();
        assertThat(body(select("MESSAGE", typed.id(), cara.id(), ben.id())))
                .contains("Write to 1 person", "2 people have no e-mail address, or only typed one")
                .containsSubsequence("Typed By A Stranger", "nobody vouches for them yet");
        var message = with(new PersonId[] {typed.id(), cara.id(), ben.id()}, "subject", "Thanks", "text", "Slides");
        post(LIST + "/messages", message);
        // Cara has a place, by her own doing.
        assertThat(told()).containsExactly(cara.email());

        jdbc.sql("update attendance set way = 'DOOR'").update();
        post(LIST + "/messages", message);
        assertThat(told()).contains(typed.email(), ben.email());
    }

    private java.util.List<String> told() {
        return jdbc.sql("select email from delivery where template = 'attendee-message'")
                .query(String.class)
                .list();
    }

    @Test
    void theSpreadsheetHoldsNoFormulasAndNoAddresses() {
        for (var hostile : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
            jdbc.sql("update person set name = :text, job_title = :text where id = :id")
                    .param("text", hostile)
                    .param("id", anna.id().value())
                    .update();
            jdbc.sql("""
                            update person set organisation_id = :id where id = :person
                            """)
                    .param(
                            "id",
                            given.organisation(hostile + UUID.randomUUID(), "SCHOOL")
                                    .value())
                    .param("person", anna.id().value())
                    .update();
            jdbc.sql("update registration set dietary_needs = :text, access_needs = :text where person_id = :id")
                    .param("text", hostile)
                    .param("id", anna.id().value())
                    .update();
            var answer = get("/organise/meetings/going-cloud/attendees.csv?who=confirmed");
            assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
            var text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
            // Five cells, of which each begins with an apostrophe.
            assertThat(text.split("(^|[,\"\n])'" + java.util.regex.Pattern.quote(hostile), -1))
                    .hasSize(6);
            assertThat(text)
                    .doesNotContain("@school.example", "Cara Lund")
                    .contains("Ben Okafor")
                    .containsPattern(",\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d,");
        }
    }

    @Test
    void whoTakesTheListAwayIsWrittenDown() {
        get("/organise/meetings/going-cloud/attendees.csv", anna);
        assertThat(count("audit where action = 'exported attendees'")).isZero();
        get("/organise/meetings/going-cloud/attendees.csv");
        assertThat(count("audit where action = 'exported attendees' and subject_id = '" + meeting + "' and actor_id = '"
                        + ambassador.id() + "'"))
                .isOne();
        assertThat(get("/admin/audit", given.admin("Helen Marsh")))
                .bodyText()
                .contains("Took the list of attendees away as a table");
    }

    @Test
    void theSheetForTheDoorHasNobodysNeeds() {
        jdbc.sql("update registration set dietary_needs = 'Vegan', access_needs = 'Step-free'")
                .update();
        assertThat(body(get(LIST + "/sheet")))
                .contains("Anna Whitfield", "Cara Lund", "Number 1")
                .doesNotContain("Vegan", "Step-free");
    }

    private MvcTestResult get(String path) {
        return get(path, ambassador);
    }

    private MvcTestResult post(String path, String... parameters) {
        return post(path, ambassador, parameters);
    }

    private MvcTestResult select(String act, PersonId... people) {
        return post(LIST + "/selection", with(people, "act", act));
    }

    private MvcTestResult confirm(String reason, PersonId... people) {
        return post(LIST + "/confirmation", with(people, "reason", reason));
    }

    private static String[] with(PersonId[] people, String... parameters) {
        var all = new java.util.ArrayList<>(java.util.List.of(parameters));
        for (var person : people) {
            all.add("person");
            all.add(person.toString());
        }
        return all.toArray(String[]::new);
    }

    private MvcTestResult add(String name, String email, String waiting) {
        return post(LIST + "/new", "name", name, "email", email, "waiting", waiting, "reason", "Rang me");
    }

    private int waiting() {
        return count("registration where status = 'WAITING'");
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
