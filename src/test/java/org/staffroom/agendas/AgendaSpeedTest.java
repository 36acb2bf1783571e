package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

/** Sixty items in six tracks are moved without waiting. */
@StaffroomTest
class AgendaSpeedTest extends AtTheDesk {

    @Autowired
    Agenda agenda;

    @Autowired
    Statements statements;

    @Test
    void aMoveTakesLessThanATenthOfASecond() {
        var meeting = given.draft(region, "Joint day");
        var items = new ArrayList<UUID>();
        for (var slot = 0; slot < 10; slot++) {
            UUID first = null;
            for (var track = 1; track <= 6; track++) {
                var details = new ItemDetails(
                        ItemKind.PANEL, 30, track, "Room " + track, "Panel " + slot + track, "", null, List.of());
                var item = agenda.add(
                        marcus, meeting, details, first == null ? new Spot.AtTheEnd() : new Spot.With(first));
                first = first == null ? item : first;
                items.add(item);
            }
        }
        var page = "/organise/meetings/" + meeting + "/agenda/";

        var times = new ArrayList<Long>();
        for (var number = 0; number < 80; number++) {
            var item = items.get(number * 7 % 60);
            var minute = String.valueOf(number * 35 % 290);
            var track = String.valueOf(1 + number % 6);
            var began = System.nanoTime();
            assertThat(post(marcus, page + item + "/place", "minute", minute, "track", track))
                    .hasStatus(303);
            times.add(System.nanoTime() - began);
        }

        var median = times.subList(20, 80).stream().sorted().toList().get(30) / 1e6;
        System.out.printf("Moving one of 60 items in 6 tracks: median %.1f ms%n", median);
        assertThat(median).isLessThan(100);
        var sent = statements.during(() -> post(marcus, page + items.get(0) + "/place", "minute", "295", "track", "1"));
        assertThat(sent).hasSizeLessThan(20);
    }
}
