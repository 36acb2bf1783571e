package org.staffroom.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.PersonId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;

/** The organisers' table of attendees: what is shown, what is taken away, and what is done by hand. */
class AttendeeTableTest extends AtTheTable {

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
        assertThat(body(get(LIST + "?q=mon%20car")))
                .contains("Cara Lund")
                .doesNotContain("Anna Whitfield", "Ben Okafor");
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
}
