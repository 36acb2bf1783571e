package org.staffroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** An import that was not meant is taken back whole, or not at all. */
@StaffroomTest
class TakenBackTest extends OneHistory {

    @Test
    void whatWasImportedIsTakenBackToTheLastRow() {
        carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");
        var before = everything();
        clock.travelTo(clock.instant().plus(Duration.ofHours(1)));

        var id = carryOut(
                marcus,
                "South West,14/03/2023,,,Spring,,,,,,Wellbeing,member,Tom Hale (severn vale school); Ada Stone,,https://slides.example/1,",
                "South West,14/04/2023,9.30am,3pm,Summer,Mill House,Gloucester,GL2 4QX,Netwide,12,Ransomware,vendor,Nick Farrow (Netwide),,,");
        assertThat(everything()).isNotEqualTo(before);
        imports.undo(marcus, id);

        assertThat(everything()).isEqualTo(before);
        assertThat(
                        rows(
                                "select count(*)::text from search_document where title in ('Summer', 'Ransomware', 'Wellbeing')"))
                .containsExactly("0");
        assertThat(rows("select action from audit where subject = 'import' order by at, action"))
                .containsExactly("imported", "imported", "undone");
        assertThat(queries.find(marcus, id).orElseThrow().undoneAt()).isNotNull();
    }

    @Test
    void takenBackByManyAtOnceItIsTakenBackOnce() {
        var id = carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");

        assertThat(AtOnce.problems(IntStream.range(0, 8)
                        .<Runnable>mapToObj(number -> () -> imports.undo(number % 2 == 0 ? marcus : admin, id))
                        .toList()))
                .isEmpty();

        assertThat(count("meeting")).isZero();
        assertThat(rows("select action from audit where action = 'undone'")).hasSize(1);
        imports.carryOut(marcus, id);
        assertThat(count("meeting")).isZero();
    }

    /** Whatever was done to it since, and by whichever feature: nothing at all is taken back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update meeting set summary = 'Better words.' where title = 'Spring'",
                "update agenda_item set length_minutes = 20",
                "insert into cpd_choice select p.id, i.id, true from person p, agenda_item i where p.name = 'Marcus Shore'",
                "delete from agenda_item",
                "delete from presentation_speaker",
                "update person set name = 'Thomas Hale' where name = 'Tom Hale'",
                "update organisation set kind = 'TRUST' where name = 'Severn Vale School'",
                "insert into venue_note (id, venue_id, text, written_at) select gen_random_uuid(), id, 'Ring.', now() from venue",
                "insert into region_venue_probe select id from venue",
                "update person set organisation_id = (select id from organisation where name = 'CoreToCloud') where name = 'Helen Catterall'",
                "insert into presentation_speaker (presentation_id, person_id, position) select t.id, p.id, 1 from presentation t, person p where t.title = 'Another' and p.name = 'Tom Hale'",
                "insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by) select m.id, p.id, true, m.starts_at, p.id from meeting m, person p where p.name = 'Marcus Shore'",
            })
    void whatWasChangedOrUsedIsNotTakenBack(String since) {
        given.talk("Another", "MEMBER");
        clock.travelTo(clock.instant().plus(Duration.ofHours(1)));
        var id = carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");
        jdbc.sql("create table region_venue_probe (venue_id uuid references venue (id) on delete cascade)")
                .update();
        try {
            assertThat(jdbc.sql(since).update()).isPositive();
            var before = everything();
            assertThatThrownBy(() -> imports.undo(marcus, id))
                    .isInstanceOf(Refused.class)
                    .extracting(refusal -> ((Refused) refusal).key())
                    .isIn("imports.refused.changed", "imports.refused.gone");
            assertThat(everything()).isEqualTo(before);
        } finally {
            jdbc.sql("drop table region_venue_probe").update();
        }
    }

    @Test
    void aLaterImportThatLeansOnItIsInTheWayUntilItIsTakenBackItself() {
        var first = carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");
        clock.travelTo(clock.instant().plus(Duration.ofHours(1)));
        var second = carryOut(
                marcus, "South West,14/03/2023,,,Spring,,,,,,Wellbeing,member,Tom Hale (severn vale school),,,");

        assertThatThrownBy(() -> imports.undo(marcus, first)).isInstanceOf(Refused.class);
        imports.undo(marcus, second);
        assertThat(rows("select title from presentation")).containsExactly("Going cloud");
    }

    @Test
    void afterAWeekItIsTooLate() {
        var id = carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");
        clock.travelTo(clock.instant().plus(Imports.UNDOABLE));

        assertThatThrownBy(() -> imports.undo(marcus, id))
                .isInstanceOf(Refused.class)
                .extracting(refusal -> ((Refused) refusal).key())
                .isEqualTo("imports.refused.too-late");
        assertThat(count("meeting")).isEqualTo(1);

        clock.travelTo(clock.instant().plus(Duration.ofMinutes(1)));
        imports.purge();
        assertThat(count("import_made")).isZero();
    }

    @Test
    void onlyTheirsAndByThoseWhoMay() {
        var id = carryOut(marcus, MEETING + "Going cloud,member,Tom Hale (Severn Vale School),,,");

        var east = given.region("east", "East");
        assertThatThrownBy(() -> imports.undo(given.ambassador("Carys Wynn", east), id))
                .isInstanceOf(NotFound.class);
        jdbc.sql("delete from ambassador").update();
        given.appoint(marcus.id(), east);
        assertThatThrownBy(() -> imports.undo(marcus, id)).isInstanceOf(NotFound.class);
        assertThat(count("meeting")).isEqualTo(1);
        imports.undo(admin, id);
        assertThat(count("meeting")).isZero();
    }

    /** What an import may touch, row for row; of meetings and agendas not how often they were changed. */
    private List<String> everything() {
        return Stream.of(
                        "meeting_partner",
                        "agenda_item",
                        "agenda_person",
                        "presentation",
                        "presentation_speaker",
                        "presentation_topic",
                        "presentation_material",
                        "venue",
                        "organisation",
                        "person",
                        "attendance",
                        "import_meeting")
                .flatMap(table -> rows("select '%1$s ' || t::text from %1$s t order by 1".formatted(table)).stream())
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    found.addAll(rows("select title || starts_at || summary from meeting order by 1"));
                    return found;
                }));
    }
}
