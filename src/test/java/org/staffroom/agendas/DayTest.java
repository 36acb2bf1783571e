package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;

class DayTest {

    private static final int HALF_PAST_NINE = 570;

    private final Day day = new Day(List.of(), HALF_PAST_NINE);
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
