package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;

class PaceTest {

    private final Day day = new Day(List.of(), 570, AgendaItem::title);
    private final AgendaItem welcome = add("Welcome", 20, null, new Spot.AtTheEnd());
    private final AgendaItem cloud = add("Cloud", 40, null, new Spot.AtTheEnd());
    private final AgendaItem lunch = add("Lunch", 60, null, new Spot.AtTheEnd());

    @Test
    void whatRunsTakesLongerAndTheRestComesLater() {
        Pace.late(day, 30, null, 10);
        assertThat(written()).containsExactly("0-20 Welcome", "20-70 Cloud", "70-130 Lunch");
    }

    @Test
    void whatShouldHaveBegunAMomentAgoHasNotBegun() {
        Pace.late(day, 62, null, 10);
        assertThat(written()).containsExactly("0-20 Welcome", "20-70 Cloud", "70-130 Lunch");
    }

    @Test
    void whatBeganAWhileAgoRuns() {
        Pace.late(day, 70, null, 10);
        assertThat(written()).containsExactly("0-20 Welcome", "20-60 Cloud", "60-130 Lunch");
    }

    @Test
    void beforeAnythingHasBegunAllOfItComesLater() {
        Pace.late(day, 3, null, 15);
        assertThat(written()).containsExactly("15-35 Welcome", "35-75 Cloud", "75-135 Lunch");
    }

    @Test
    void afterTheLastItemNothingFollows() {
        refuses("changes.refused.nothing-follows", () -> Pace.late(day, 130, null, 10));
        refuses("changes.refused.nothing-next", () -> Pace.next(day, 90, null));
    }

    @Test
    void theNextThingBeginsNow() {
        assertThat(Pace.next(day, 45, null)).isEqualTo(15);
        assertThat(written()).containsExactly("0-20 Welcome", "20-45 Cloud", "45-105 Lunch");
    }

    @Test
    void whatHasOnlyJustBegunLastedAMinute() {
        assertThat(Pace.next(day, 20, null)).isEqualTo(39);
        assertThat(written()).containsExactly("0-20 Welcome", "20-21 Cloud", "21-81 Lunch");
    }

    @Test
    void oneTrackIsLateAndEverybodyWaitsOnlyAsLongAsTheyMust() {
        var keep = add("Keep", 30, 1, new Spot.After(cloud.id()));
        var hall = add("Hall", 20, 2, new Spot.With(keep.id()));
        assertThat(written())
                .containsExactly("0-20 Welcome", "20-60 Cloud", "60-90 Keep", "60-80 Hall", "90-150 Lunch");

        Pace.late(day, 70, 2, 5);
        assertThat(written())
                .containsExactly("0-20 Welcome", "20-60 Cloud", "60-90 Keep", "60-85 Hall", "90-150 Lunch");

        Pace.late(day, 70, 1, 20);
        assertThat(written())
                .containsExactly("0-20 Welcome", "20-60 Cloud", "60-110 Keep", "60-85 Hall", "110-170 Lunch");
        assertThat(hall.minutes()).isEqualTo(25);
    }

    @Test
    void nothingGoesPastMidnight() {
        add("Dinner", 12 * 60, null, new Spot.AtTheEnd());
        Pace.late(day, 3, null, 20);
        refuses("meetings.refused.past-midnight", () -> Pace.late(day, 3, null, 20));
    }

    private AgendaItem add(String title, int minutes, @Nullable Integer track, Spot spot) {
        var item = AgendaItem.of(
                MeetingId.next(), new ItemDetails(ItemKind.WELCOME, minutes, track, "", title, "", null, List.of()));
        day.add(item, spot);
        return item;
    }

    private List<String> written() {
        return day.items().stream()
                .map(item -> item.start() + "-" + item.end() + " " + item.title())
                .toList();
    }
}
