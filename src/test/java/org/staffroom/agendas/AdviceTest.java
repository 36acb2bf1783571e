package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What the page of a day says about it, and the pauses it suggests. The day begins at nine. */
@StaffroomTest
class AdviceTest extends AtTheDesk {

    @Autowired
    Agenda agenda;

    @Test
    void somebodyInTwoPlacesAtOnceIsNamedWithTheTimes() {
        var anna = given.member("Anna Whitfield").id();
        var id = given.draft(region, "Going cloud");
        var first = add(id, ItemKind.PANEL, 30, 1, anna, new Spot.AtTheEnd());
        add(id, ItemKind.PANEL, 30, 2, anna, new Spot.With(first));
        add(id, ItemKind.PANEL, 30, null, anna, new Spot.AtTheEnd());

        assertThat(get(marcus, page(id)))
                .bodyText()
                .contains("Anna Whitfield is in more than one place at once: 9.00.");
    }

    /** Of what is public, whoever plans it; and never of what is not. */
    @Test
    void somebodyWhoSpeaksElsewhereAtThatTimeIsNamed() {
        var anna = given.member("Anna Whitfield").id();
        var elsewhere = given.meeting(wales, "Across the bridge");
        given.agendaItem(elsewhere, 60, 30, "MEMBER_TALK", given.talk("Bridges", "MEMBER", anna));
        var id = given.draft(region, "Going cloud");
        add(id, ItemKind.PANEL, 60, null, anna, new Spot.AtTheEnd());
        jdbc.sql("update meeting set starts_at = (select starts_at from meeting where id = ?) where id = ?")
                .params(elsewhere.value(), id.value())
                .update();
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("is on the agenda of");

        add(id, ItemKind.PANEL, 30, null, anna, new Spot.AtTheEnd());
        assertThat(get(marcus, page(id)))
                .bodyText()
                .containsOnlyOnce("Anna Whitfield is on the agenda of “Across the bridge” at the same time.");
        assertThat(get(marcus, "/organise/meetings/" + id + "/publication"))
                .bodyText()
                .contains("is on the agenda of “Across the bridge”");
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null where id = ?")
                .param(elsewhere.value())
                .update();
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("Across the bridge");
    }

    @Test
    void aRoomThatTwoTracksHaveAtOnceIsNamed() {
        var id = given.draft(region, "Going cloud");
        var first = add(id, ItemKind.PANEL, 30, 1, null, new Spot.AtTheEnd());
        add(id, ItemKind.PANEL, 30, 2, null, new Spot.With(first));
        add(id, ItemKind.PANEL, 30, 1, null, new Spot.AtTheEnd());
        jdbc.sql("update agenda_item set room = case when track = 1 then 'Great Hall' else 'Library' end")
                .update();
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("are both in");
        jdbc.sql("update agenda_item set room = 'great hall ' where track = 2").update();
        assertThat(get(marcus, page(id)))
                .bodyText()
                .containsOnlyOnce("are both in")
                .contains("at 9.00.");
    }

    /** As in a day that was typed: nobody asked where the speaker works. */
    @Test
    void aMemberTalkOfAVendorsSpeakerIsSaidToBeOne() {
        var nick = given.member("Nick Farrow").id();
        given.works(nick, given.organisation("Proofgate", "VENDOR"));
        var id = given.draft(region, "Going cloud");
        given.agendaItem(id, 0, 30, "VENDOR_TALK", given.talk("Backups", "VENDOR", nick));
        lasts(id, 50);
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("Worth a look");

        given.agendaItem(id, 30, 30, "MEMBER_TALK", given.talk("Passwords", "MEMBER", nick));
        assertThat(get(marcus, page(id)))
                .bodyText()
                .contains("“MEMBER_TALK” stands as a member talk, but Nick Farrow belongs to a vendor, Proofgate.");
    }

    @Test
    void moreThanTwoHoursWithoutABreakAreSaid() {
        var id = given.draft(region, "Going cloud");
        add(id, ItemKind.PANEL, 120, null, null, new Spot.AtTheEnd());
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("There is no break");

        add(id, ItemKind.PANEL, 10, null, null, new Spot.AtTheEnd());
        assertThat(get(marcus, page(id))).bodyText().contains("There is no break from 9.00 to 11.10.");
    }

    @Test
    void aDayLongerThanTheMeetingIsSaid() {
        var id = given.draft(region, "Going cloud");
        add(id, ItemKind.PANEL, 340, null, null, new Spot.AtTheEnd());

        assertThat(get(marcus, page(id))).bodyText().contains("10 minutes");
    }

    @Test
    void halfAnHourWithoutAPlanBeforeTheMeetingEndsIsSaid() {
        var id = given.draft(region, "Going cloud");
        var words = "Nothing is planned from 9.45 to 10.15, when the meeting ends.";
        var hours = "Change the meeting’s hours";
        assertThat(get(marcus, page(id))).bodyText().as("empty").doesNotContain("Worth a look");
        add(id, ItemKind.PANEL, 45, null, null, new Spot.AtTheEnd());
        lasts(id, 75);

        assertThat(get(marcus, page(id))).bodyText().contains(words, hours);
        assertThat(get(marcus, "/organise/meetings/" + id + "/publication"))
                .bodyText()
                .contains(words);

        lasts(id, 74);
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("Worth a look", hours);
    }

    /** What we offer to begin with fits an ordinary day of five and a half hours, and is advised against in nothing. */
    @ParameterizedTest
    @EnumSource(DayTemplate.class)
    void whatADayMayBeginWithNeedsNoAdvice(DayTemplate template) {
        var id = given.draft(region, "Going cloud");
        lasts(id, template.minutes());
        post(marcus, page(id) + "/template", "name", template.name());

        assertThat(template.minutes()).isLessThanOrEqualTo(330);
        assertThat(get(marcus, page(id))).bodyText().contains("Undo").doesNotContain("Worth a look");
    }

    @Test
    void pausesAreSuggestedWhereTheyUsuallyAreAndPutThereByOnePress() {
        var id = given.draft(region, "Going cloud");
        add(id, ItemKind.PANEL, 100, null, null, new Spot.AtTheEnd());
        add(id, ItemKind.PANEL, 110, null, null, new Spot.AtTheEnd());
        add(id, ItemKind.PANEL, 70, null, null, new Spot.AtTheEnd());
        var shown = get(marcus, page(id));
        assertThat(shown).bodyText().contains("Coffee at 10.40", "Lunch at 12.30");

        var first = single("select id::text from agenda_item where start_minute = 0");
        for (var time = 0; time < 2; time++) {
            assertThat(post(
                            marcus,
                            page(id),
                            "kind",
                            "BREAK",
                            "title",
                            "Coffee",
                            "minutes",
                            "15",
                            "spot",
                            "after:" + first,
                            "press",
                            Given.hidden("press", shown)))
                    .hasStatus(303);
        }
        assertThat(get(marcus, page(id))).bodyText().doesNotContain("Coffee at").contains("Lunch at 12.45");
    }

    @Test
    void anEarlyLunchIsLunchEnough() {
        var id = given.draft(region, "Going cloud");
        add(id, ItemKind.PANEL, 120, null, null, new Spot.AtTheEnd());
        add(id, ItemKind.LUNCH, 45, null, null, new Spot.AtTheEnd());
        add(id, ItemKind.PANEL, 60, null, null, new Spot.AtTheEnd());
        add(id, ItemKind.PANEL, 60, null, null, new Spot.AtTheEnd());

        assertThat(get(marcus, page(id))).bodyText().doesNotContain("Lunch at");
    }

    private void lasts(MeetingId meeting, int minutes) {
        jdbc.sql("update meeting set ends_at = starts_at + ? * interval '1 minute' where id = ?")
                .params(minutes, meeting.value())
                .update();
    }

    private UUID add(MeetingId meeting, ItemKind kind, int minutes, Integer track, PersonId chair, Spot spot) {
        return agenda.add(
                marcus,
                meeting,
                new ItemDetails(
                        kind,
                        minutes,
                        track,
                        "",
                        "Something",
                        "",
                        null,
                        chair == null ? List.of() : List.of(new Appearance(chair, ItemRole.CHAIR))),
                spot);
    }

    private static String page(MeetingId id) {
        return "/organise/meetings/" + id + "/agenda";
    }
}
