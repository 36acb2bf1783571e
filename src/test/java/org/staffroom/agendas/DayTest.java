package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;

class DayTest {

    private static final int HALF_PAST_NINE = 570;

    private final Day day = new Day(List.of(), HALF_PAST_NINE, AgendaItem::title);
    private final AgendaItem welcome = add("Welcome", 20, null, new Spot.AtTheEnd());
    private final AgendaItem cloud = add("Cloud", 45, null, new Spot.AtTheEnd());
    private final AgendaItem lunch = add("Lunch", 50, null, new Spot.AtTheEnd());

    @Test
    void oneThingFollowsAnother() {
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Lunch");
    }

    @Test
    void whatComesInBetweenMovesTheRestBack() {
        add("Coffee", 15, null, new Spot.After(cloud.id()));
        add("Doors", 10, null, new Spot.AtTheStart());

        assertThat(written()).containsExactly("0 Doors", "10 Welcome", "30 Cloud", "75 Coffee", "90 Lunch");
    }

    @Test
    void theRestMovesByAsMuchAsAnItemGrowsOrShrinks() {
        day.changeLength(welcome.id(), 30);
        assertThat(written()).containsExactly("0 Welcome", "30 Cloud", "75 Lunch");

        day.changeLength(welcome.id(), 5);
        assertThat(written()).containsExactly("0 Welcome", "5 Cloud", "50 Lunch");
    }

    @Test
    void aGapLeftOnPurposeStaysAsLongAsItWas() {
        day.startAt(lunch.id(), 80);

        day.changeLength(welcome.id(), 30);
        assertThat(written()).containsExactly("0 Welcome", "30 Cloud", "90 Lunch");

        day.moveUp(lunch.id());
        assertThat(written()).containsExactly("0 Welcome", "30 Lunch", "95 Cloud");
    }

    @Test
    void whatIsTakenOutClosesUp() {
        day.remove(cloud.id());

        assertThat(written()).containsExactly("0 Welcome", "20 Lunch");
    }

    @Test
    void changesPlacesWithItsNeighbour() {
        day.moveUp(lunch.id());
        assertThat(written()).containsExactly("0 Welcome", "20 Lunch", "70 Cloud");

        day.moveDown(welcome.id());
        assertThat(written()).containsExactly("0 Lunch", "50 Welcome", "70 Cloud");
    }

    @Test
    void theFirstStaysFirstAndTheLastLast() {
        day.moveUp(welcome.id());
        day.moveDown(lunch.id());

        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Lunch");
    }

    @Test
    void tracksStartTogetherAndTheDayGoesOnWhenTheLongerIsOver() {
        var keep = add("Keep", 30, 1, new Spot.After(cloud.id()));
        add("Hall", 40, 2, new Spot.With(keep.id()));
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Keep", "65 Hall", "105 Lunch");

        day.changeLength(keep.id(), 50);
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Keep", "65 Hall", "115 Lunch");

        day.moveUp(keep.id());
        assertThat(written()).containsExactly("0 Welcome", "20 Keep", "20 Hall", "70 Cloud", "115 Lunch");

        day.remove(keep.id());
        assertThat(written()).containsExactly("0 Welcome", "20 Hall", "60 Cloud", "105 Lunch");
    }

    @Test
    void twoThingsAtOnceNeedTwoTracks() {
        refuses("meetings.refused.needs-track", () -> add("Also", 10, null, new Spot.With(cloud.id())));
    }

    @Test
    void nothingRunsBesideWhatIsForEverybody() {
        refuses("meetings.refused.overlap", () -> add("Beside", 10, 1, new Spot.With(cloud.id())));
    }

    @Test
    void anExactTimeThatIsTakenIsRefused() {
        refuses("meetings.refused.overlap", () -> add("Early", 30, null, new Spot.At(10)));
    }

    @Test
    void theDayIsOverAtMidnight() {
        add("Party", 720, null, new Spot.AtTheEnd());

        refuses("meetings.refused.past-midnight", () -> add("More", 60, null, new Spot.AtTheEnd()));
    }

    @Test
    void anItemLastsAtLeastAMinute() {
        refuses("meetings.refused.length", () -> day.changeLength(cloud.id(), 0));
        refuses("meetings.refused.length", () -> day.changeLength(cloud.id(), 721));
    }

    @Test
    void whatIsDroppedWhereItIsFreeStandsThere() {
        day.place(lunch.id(), 200, null);

        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "200 Lunch");
    }

    @Test
    void whatIsDroppedOnSomethingTakesItsPlaceInTheOrder() {
        day.place(welcome.id(), 50, null);
        assertThat(written()).containsExactly("0 Cloud", "45 Welcome", "65 Lunch");

        day.place(lunch.id(), 5, null);
        assertThat(written()).containsExactly("0 Lunch", "50 Cloud", "95 Welcome");
    }

    @Test
    void whatIsNudgedPushesWhatComesNext() {
        day.place(cloud.id(), 25, null);
        assertThat(written()).containsExactly("0 Welcome", "25 Cloud", "70 Lunch");

        day.place(lunch.id(), 65, null);
        assertThat(written()).as("not into what comes before").containsExactly("0 Welcome", "25 Cloud", "70 Lunch");
    }

    @Test
    void theDayIsNotLeft() {
        day.place(lunch.id(), 5000, null);
        assertThat(lunch.end()).isEqualTo(24 * 60 - HALF_PAST_NINE);

        day.place(lunch.id(), -30, null);
        assertThat(written()).containsExactly("0 Lunch", "50 Welcome", "70 Cloud");
    }

    @Test
    void tracksChangeAndOnlyWhatIsInTheWayMakesRoom() {
        var keep = add("Keep", 30, 1, new Spot.After(cloud.id()));
        var hall = add("Hall", 40, 2, new Spot.With(keep.id()));
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Keep", "65 Hall", "105 Lunch");

        day.place(hall.id(), 65, 1);
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Keep", "95 Hall", "135 Lunch");

        day.place(hall.id(), 65, 2);
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Keep", "65 Hall", "135 Lunch");

        day.place(lunch.id(), 100, null);
        assertThat(written()).containsExactly("0 Welcome", "20 Cloud", "65 Keep", "65 Hall", "105 Lunch");
    }

    @Test
    void trackAndRoomGoTogether() {
        var keep = AgendaItem.of(new MeetingId(new java.util.UUID(0, 1)), inRoom(1, "The Keep"));
        var hall = AgendaItem.of(new MeetingId(new java.util.UUID(0, 1)), inRoom(2, "Great Hall"));
        day.add(keep, new Spot.AtTheEnd());
        day.add(hall, new Spot.With(keep.id()));

        day.place(hall.id(), 300, 1);

        assertThat(hall.room()).isEqualTo("The Keep");
    }

    @Test
    void whateverIsDoneNothingOverlapsAndNothingIsLost() {
        var dice = new java.util.Random(4);
        for (var track = 1; track <= 3; track++) {
            for (var number = 0; number < 4; number++) {
                add("T" + track + number, 10 + dice.nextInt(40), track, new Spot.At(200 + number * 60));
            }
        }
        var titles = day.items().stream().map(AgendaItem::title).sorted().toList();
        for (var round = 0; round < 2000; round++) {
            var item = day.items().get(dice.nextInt(titles.size()));
            var before = day.items().stream()
                    .map(each -> new Object[] {each, each.start(), each.minutes(), each.track()})
                    .toList();
            var verb = dice.nextInt(4);
            try {
                if (verb == 0) {
                    day.changeLength(item.id(), 5 + dice.nextInt(50));
                } else if (verb == 1) {
                    day.moveUp(item.id());
                } else {
                    day.place(item.id(), dice.nextInt(700), item.isPlenary() ? null : 1 + dice.nextInt(3));
                }
            } catch (org.staffroom.shared.Refused full) {
                // so long a day ends at midnight: what was refused is rolled back with its transaction
                assertThat(full.key()).isEqualTo("meetings.refused.past-midnight");
                before.forEach(was -> {
                    ((AgendaItem) was[0]).startAt((Integer) was[1]);
                    ((AgendaItem) was[0]).last((Integer) was[2]);
                    ((AgendaItem) was[0]).inTrack((Integer) was[3], "");
                });
            }
            day.check();
            assertThat(day.items().stream().map(AgendaItem::title).sorted().toList())
                    .isEqualTo(titles);
        }
    }

    private static ItemDetails inRoom(int track, String room) {
        return new ItemDetails(ItemKind.PANEL, 30, track, room, room, "", null, List.of());
    }

    private AgendaItem add(String title, int minutes, @Nullable Integer track, Spot spot) {
        var item = AgendaItem.of(
                new MeetingId(new java.util.UUID(0, 1)),
                new ItemDetails(ItemKind.NETWORKING, minutes, track, "", title, "", null, List.of()));
        day.add(item, spot);
        return item;
    }

    private List<String> written() {
        return day.items().stream()
                .map(item -> item.start() + " " + item.title())
                .toList();
    }
}
