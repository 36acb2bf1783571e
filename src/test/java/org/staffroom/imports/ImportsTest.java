package org.staffroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class ImportsTest extends OneHistory {

    @Autowired
    Planner planner;

    @BeforeEach
    void anotherRegion() {
        given.region("wales", "Wales");
    }

    @Test
    void aMeetingAndItsTalksAreWrittenDown() {
        given.topic("cloud", "Cloud");

        carryOut(
                marcus,
                MEETING
                        + "Going cloud,member,Tom Hale (Severn Vale School); Priya Nair,Cloud; Weather,https://slides.example/1,https://blog.example/1",
                "South West,14/03/2023,,,spring,,,,,,Ransomware,vendor,Nick Farrow (CoreToCloud),,,",
                "South West,2022-11-08,10:00,14:30,Round table,Online,,,,,,,,,,");

        assertThat(rows("""
                        select m.slug || ' ' || m.status || ' ' || m.format || ' ' || (m.starts_at at time zone 'Europe/London') || ' ' ||
                            coalesce(m.came, 0) || ' ' || coalesce(m.report_url, '-') || ' ' || coalesce(v.name, '-')
                        from meeting m left join venue v on v.id = m.venue_id order by m.starts_at
                        """))
                .containsExactly(
                        "round-table PUBLISHED ONLINE 2022-11-08 10:00:00 0 - -",
                        "spring PUBLISHED IN_PERSON 2023-03-14 09:30:00 38 https://blog.example/1 The Castle");
        assertThat(rows("""
                        select i.start_minute || ' ' || i.length_minutes || ' ' || i.kind || ' ' || t.title || ' by ' ||
                            string_agg(p.name || coalesce(' of ' || o.name || ' ' || o.kind, ''), ', ' order by s.position)
                        from agenda_item i join presentation t on t.id = i.presentation_id
                        join presentation_speaker s on s.presentation_id = t.id join person p on p.id = s.person_id
                        left join organisation o on o.id = p.organisation_id group by i.id, t.id order by i.start_minute
                        """))
                .containsExactly(
                        "0 45 MEMBER_TALK Going cloud by Tom Hale of Severn Vale School SCHOOL, Priya Nair",
                        "45 45 VENDOR_TALK Ransomware by Nick Farrow of CoreToCloud VENDOR");
        assertThat(
                        rows(
                                "select o.name || ' ' || p.role from meeting_partner p join organisation o on o.id = p.organisation_id"))
                .containsExactly("CoreToCloud HOST");
        assertThat(rows("select label || ' ' || url from presentation_material"))
                .containsExactly("Slides https://slides.example/1");
        assertThat(count("presentation_topic")).isEqualTo(1);
        assertThat(rows("select action from audit")).containsExactly("imported");
    }

    @Test
    void nobodyIsToldAndItIsNoNews() {
        carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");

        assertThat(count("delivery")).isZero();
        assertThat(count("channel_post")).isZero();
        assertThat(rows("select (published_at = starts_at)::text from meeting")).containsExactly("true");
        assertThat(rows("select name from person where email is not null"))
                .containsExactlyInAnyOrder(admin.name(), marcus.name());
    }

    @Test
    void nothingIsDoubledHoweverOftenItIsHandedIn() {
        carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");

        var again = plan(
                marcus,
                MEETING.toUpperCase() + "going  CLOUD,member,Tom Hale (Severn Vale School),,,",
                "South West,14/03/2023,,,Spring,,,,,,Wellbeing,member,Tom Hale (severn vale school),,,");

        assertThat(again.already()).isEqualTo(1);
        assertThat(again.fitting()).isEqualTo(1);
        assertThat(again.newMeetings()).isEmpty();
        assertThat(again.people()).isZero();

        carryOut(marcus, "South West,14/03/2023,,,Spring,,,,,,Wellbeing,member,Tom Hale (severn vale school),,,");

        assertThat(count("meeting")).isEqualTo(1);
        assertThat(count("agenda_item")).isEqualTo(2);
        assertThat(rows("select name from person where standing = 'UNCLAIMED'")).containsExactly("Tom Hale");
    }

    /** What a day has no time for would be minutes that nobody heard, or stop the whole table. */
    @Test
    void talksAreAddedToADayAsFarAsItsHoursGo() {
        carryOut(marcus, "South West,14/03/2023,9.30am,10.30am,Spring,The Castle,Bristol,BS1 5QD,,,Going cloud,,,,,");
        var rows = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> "South West,14/03/2023,,,Spring,,,,,,Forgotten " + number + ",,,,,")
                .toArray(String[]::new);

        assertThat(plan(marcus, rows).problems())
                .extracting(problem -> problem.line() + " " + problem.column() + " " + problem.key())
                .containsExactly("5 TALK day-full", "6 TALK day-full");
        carryOut(marcus, rows);

        assertThat(rows("select start_minute || ' ' || length_minutes from agenda_item order by start_minute"))
                .containsExactly("0 45", "45 5", "50 5", "55 5");
        assertThat(count("agenda_change")).isEqualTo(1);
        assertThat(plan(marcus, "South West,14/03/2023,,,Spring,,,,,,One more,,,,,")
                        .problems())
                .hasSize(1);
    }

    /** Today is Tuesday 2 March 2027, at nine. */
    @Test
    void nothingIsAddedToAMeetingThatIsStillToComeToday() {
        var today = given.meeting(region, "Spring", Instant.parse("2027-03-02T10:00:00Z"), 30);
        var row = "South West,02/03/2027,,,Spring,,,,,,Going cloud,,,,,";

        assertThat(plan(marcus, row).problems())
                .extracting(problem -> problem.column() + " " + problem.key())
                .containsExactly("DATE future");

        jdbc.sql("update meeting set starts_at = '2027-03-02T07:00:00Z', ends_at = '2027-03-02T08:00:00Z' where id = ?")
                .param(today.value())
                .update();
        assertThat(plan(marcus, row).problems()).isEmpty();
    }

    @Test
    void aDayThatRanLateHasNoRoom() {
        var held = given.meeting(region, "Spring", Instant.parse("2023-03-14T10:00:00Z"), 30);
        given.agendaItem(held, 320, 30, "BREAK", null);

        assertThat(plan(marcus, "South West,14/03/2023,,,Spring,,,,,,One more,,,,,")
                        .problems())
                .extracting(Problem::key)
                .containsExactly("day-full");
    }

    @Test
    void lettersAreCountedAsTheDatabaseDoes() {
        assertThat(plan(marcus, MEETING.replace("Spring", "\ud83d\ude00a") + "\ud83d\ude00a,member,,,,")
                        .problems())
                .extracting(problem -> problem.column() + " " + problem.key())
                .containsExactlyInAnyOrder("TITLE short", "TALK short");
    }

    /** At one postcode a place whose name is written a little otherwise is the same place; one that only begins like it is not. */
    @Test
    void aPlaceSpeltOtherwiseIsTheSamePlace() {
        carryOut(
                marcus,
                "South West,14/03/2023,9.30am,3pm,One,Severn Vale School,Gloucester,GL2 4QX,,,,,,,,",
                "South West,14/04/2023,9.30am,3pm,Two,The Severn-Vale School,Gloucester,gl24qx,,,,,,,,",
                "South West,14/05/2023,9.30am,3pm,Three,Severn Vale School Sports Hall,Gloucester,GL2 4QX,,,,,,,,",
                "South West,14/06/2023,9.30am,3pm,Four,Mill House,Gloucester,GL2 4QX,,,,,,,,",
                "South West,15/06/2023,9.30am,3pm,Four again,Mill,Gloucester,GL2 4QX,,,,,,,,");
        carryOut(marcus, "South West,14/07/2023,9.30am,3pm,Five,THE MILL HOUSE,Gloucester,GL2 4QX,,,,,,,,");

        assertThat(rows("""
                        select v.name || ' ' || count(*) from meeting m join venue v on v.id = m.venue_id
                        group by v.id order by v.name
                        """))
                .containsExactly("Mill 1", "Mill House 2", "Severn Vale School 2", "Severn Vale School Sports Hall 1");
    }

    @Test
    void aTalkGivenTwiceIsOneTalk() {
        carryOut(
                marcus,
                MEETING + "Going cloud,,Tom Hale (Severn Vale School),,,",
                "South West,21/06/2023,9am,noon,Summer,The Castle,,,,,Going cloud,,Tom Hale (Severn Vale School),,,",
                "South West,22/06/2023,9am,noon,Other,The Castle,,,,,Going cloud,,Somebody Else (Severn Vale School),,,");

        assertThat(count("presentation")).isEqualTo(2);
        assertThat(count("agenda_item")).isEqualTo(3);
        assertThat(count("venue")).isEqualTo(1);
    }

    @Test
    void anAccountIsFoundByItsAddressAlone() {
        var tom = given.member("Tom Hale");
        carryOut(
                marcus,
                MEETING + "One,,Tom Hale <" + tom.email().toUpperCase() + ">,,,",
                MEETING + "Two,,Tom Hale (Severn Vale School),,,");

        assertThat(rows("select t.title from presentation t join presentation_speaker s on s.presentation_id = t.id"
                        + " where s.person_id = '" + tom.id() + "'"))
                .containsExactly("One");
    }

    @Test
    void peopleOfAVendorGiveVendorTalks() {
        given.organisation("CoreToCloud", "VENDOR");

        var plan = plan(
                marcus,
                MEETING + "One,member,Nick Farrow (CoreToCloud),,,",
                MEETING + "Two,vendor,Ada Stone (Netwide); Tom Hale (Severn Vale School),,,",
                MEETING + "Three,,Ada Stone (netwide),,,",
                MEETING + "Four,,Tom Hale (Severn Vale School),,,");

        assertThat(plan.meetings().get(0).talks())
                .extracting(Plan.Talk::vendor)
                .containsExactly(true, true, true, false);
        assertThat(plan.relabelled()).containsExactly("One");
        assertThat(plan.organisations())
                .containsEntry("Netwide", OrganisationKind.VENDOR)
                .containsEntry("Severn Vale School", OrganisationKind.SCHOOL)
                .hasSize(2);
    }

    @Test
    void saysOfEachRowWhyItDoesNotFit() {
        var cancelled = given.meeting(region, "Snowed in", Instant.parse("2023-01-17T09:00:00Z"), 30);
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow.' where id = ?")
                .param(cancelled.value())
                .update();

        assertThat(problems(
                        admin,
                        "South Wets,14/03/2023,9am,3pm,A meeting,Online,,,,,,,,,,",
                        "Narnia,14/03/2023,9am,3pm,A meeting,Online,,,,,,,,,,",
                        "South West,30/02/2023,9am,3pm,A meeting,Online,,,,,,,,,,",
                        "South West,14/03/2033,9am,3pm,A meeting,Online,,,,,,,,,,",
                        "South West,14/03/1923,9am,3pm,A meeting,Online,,,,,,,,,,",
                        "South West,14/03/2023,3pm,9am,B meeting,Online,,,,,,,,,,",
                        "South West,14/03/2023,early,,C meeting,Online,,,,,,,,,,",
                        "South West,26/03/2023,1.30am,9am,D meeting,Online,,,,,,,,,,",
                        "South West,14/03/2023,9am,3pm,E meeting,The Castle,,,,,,,,,,",
                        "South West,14/03/2023,9am,3pm,F meeting,The Castle,Bristol,BS15,,lots,,,,,,",
                        "South West,14/03/2023,9am,3pm,,,,,,,,,,,,",
                        "South West,14/03/2023,9am,3pm,G meeting,Online,,,,,,member,Tom,,,",
                        "South West,14/03/2023,9am,3pm,H meeting,Online,,,,,Talk,both,\"Tom Hale, Priya Nair\",,javascript:1,ftp://x",
                        "South West,17/01/2023,9am,3pm,Snowed in,Online,,,,,Talk,,,,,",
                        "South West,14/03/2023,9am,9.05am,I meeting,Online,,,,,Talk one,,,,,",
                        "South West,14/03/2023,9am,9.05am,I meeting,Online,,,,,Talk two,,,,,",
                        "South West,14/03/2023,9am,3pm,J meeting,Online,,,,,Talk,,,,,",
                        "South West,14/03/2023,9am,4pm,J meeting,Online,,,,,Other,,,,,",
                        "South West,14/03/2023,9am,3pm,J meeting,Online,,,,,TALK,,,,,"))
                .containsExactly(
                        "2 REGION region-like South West",
                        "3 REGION region ",
                        "4 DATE unreadable.date ",
                        "5 DATE future 2000",
                        "6 DATE long-ago 2000",
                        "7 END end-before-start 7",
                        "8 START unreadable.start ",
                        "9 START no-such-time ",
                        "10 TOWN new-venue Town",
                        "11 POSTCODE unreadable.postcode ",
                        "11 ATTENDANCE unreadable.attendance ",
                        "12 TITLE missing Title",
                        "13 TALK no-talk Kind",
                        "14 KIND unreadable.kind ",
                        "14 SPEAKERS comma ",
                        "14 SLIDES unreadable.slides ",
                        "14 WRITE_UP unreadable.write-up ",
                        "15 TITLE not-held ",
                        "17 TALK too-many-talks 1",
                        "19 END differs 18",
                        "20 TALK twice 18");
    }

    /** What is wrong first hides nothing of the rest; nor does the row give others a place it would write into the book. */
    @Test
    void allThatIsWrongWithARowIsSaidAtOnce() {
        var wrong = "South West,14/03/2023,3pm,9am,A meeting,Nowhere Hall,,,,,Talk,,,Quantum,,";
        var placed = "South West,15/03/2023,3pm,9am,B meeting,Somewhere Hall,Bristol,BS1 5QD,,,Talk,,,,,";
        var same = "South West,16/03/2023,9am,3pm,C meeting,Somewhere Hall,,,,,Talk,,,,,";

        assertThat(problems(admin, wrong, placed, same))
                .containsExactly(
                        "2 END end-before-start 2",
                        "2 TOWN new-venue Town",
                        "3 END end-before-start 3",
                        "4 TOWN new-venue Town");
        assertThat(plan(admin, wrong).topics()).containsExactly("Quantum");
    }

    @Test
    void ambassadorsImportIntoTheirOwnRegions() {
        assertThat(problems(marcus, "Wales,14/03/2023,9am,3pm,A meeting,Online,,,,,,,,,,"))
                .containsExactly("2 REGION region-not-yours Wales");

        var id = keep(admin, "Wales,14/03/2023,9am,3pm,A meeting,Online,,,,,,,,,,");

        assertThatThrownBy(() -> imports.carryOut(marcus, id)).isInstanceOf(NotFound.class);
        assertThat(queries.find(marcus, id)).isEmpty();
        assertThatThrownBy(() -> keep(given.member("Ellie Marsh"), MEETING + ",,,,,"))
                .isInstanceOf(NotFound.class);
        assertThat(queries.find(admin, keep(marcus, MEETING + ",,,,,"))).isPresent();
    }

    @Test
    void pressedByManyAtOnceItIsImportedOnce() {
        var id = keep(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");
        var same = keep(admin, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");

        var problems = AtOnce.problems(IntStream.range(0, 8)
                .<Runnable>mapToObj(number -> () -> imports.carryOut(admin, number % 2 == 0 ? id : same))
                .toList());

        assertThat(problems).allMatch(problem -> problem.contains("imports.refused.nothing"));
        assertThat(count("meeting")).isEqualTo(1);
        assertThat(count("agenda_item")).isEqualTo(1);
        assertThat(rows("select action from audit")).containsExactly("imported");
    }

    @Test
    void whenSomethingGoesWrongNothingIsWritten() {
        var id = keep(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");
        jdbc.sql(
                        "create function fail() returns trigger language plpgsql as $$ begin raise exception 'out of order'; end $$")
                .update();
        jdbc.sql("create trigger fail before insert on import_meeting for each row execute function fail()")
                .update();
        try {
            assertThatThrownBy(() -> imports.carryOut(marcus, id)).hasMessageContaining("out of order");
        } finally {
            jdbc.sql("drop function fail cascade").update();
        }

        for (var table : List.of("meeting", "venue", "organisation", "presentation", "agenda_item", "audit")) {
            assertThat(count(table)).as(table).isZero();
        }
        imports.carryOut(marcus, id);
        assertThat(count("meeting")).isEqualTo(1);
    }

    @Test
    void aTableIsKeptForADay() {
        var looked = keep(marcus, MEETING + ",,,,,");
        var imported = carryOut(marcus, MEETING + "Going cloud,,,,,");
        clock.travelTo(clock.instant().plus(Imports.KEPT).minus(Duration.ofMinutes(1)));
        assertThat(imports.purge()).isZero();

        clock.travelTo(clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(imports.purge()).isEqualTo(2);

        assertThat(queries.find(marcus, looked)).isEmpty();
        assertThat(queries.find(marcus, imported))
                .get()
                .extracting(ImportRow::kept)
                .isEqualTo(false);
        assertThat(count("meeting")).isEqualTo(1);
    }

    /** Generous, for machines that do other things too. */
    @Test
    void thousandsOfRowsTakeSeconds() {
        var rows = IntStream.range(0, 3_000)
                .mapToObj(number ->
                        "South West,%d/%d/%d,9am,3pm,Meeting %d,The Castle,Bristol,BS1 5QD,School %d,30,Talk %d,,Speaker %d (School %d); Other %d (School %d),,,"
                                .formatted(
                                        1 + number / 5 % 28,
                                        1 + number / 140 % 12,
                                        2010 + number / 1680,
                                        number / 5,
                                        number % 300,
                                        number,
                                        number % 4000,
                                        number % 300,
                                        number % 700,
                                        number % 300))
                .collect(Collectors.joining("\n"));
        var started = System.nanoTime();
        var id = keep(admin, rows);
        assertThat(planner.plan(admin, queries.table(id).orElseThrow()).fitting())
                .isEqualTo(3_000);
        imports.carryOut(admin, id);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
        assertThat(count("agenda_item")).isEqualTo(3_000);
        assertThat(count("meeting")).isEqualTo(600);
    }

    private Plan plan(CurrentPerson me, String... rows) {
        return planner.plan(me, queries.table(keep(me, rows)).orElseThrow());
    }

    private List<String> problems(CurrentPerson me, String... rows) {
        return plan(me, rows).problems().stream()
                .map(problem -> problem.line() + " " + problem.column() + " " + problem.key() + " " + problem.hint())
                .toList();
    }
}
