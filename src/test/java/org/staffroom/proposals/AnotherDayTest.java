package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.Meetings;
import org.staffroom.support.StaffroomTest;
import org.staffroom.venues.VenueId;

/** What was said of one day does not count for another; what was agreed for a meeting that was cancelled comes along. */
@StaffroomTest
class AnotherDayTest extends OneProposal {

    private static final String ABSENCE = "/my/talks/growing-your-own/meetings/going-cloud/absence";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Meetings meetings;

    @BeforeEach
    void itIsAccepted() {
        resend("accept", "slot", meeting + ":end");
    }

    @Test
    void onAnotherDaySpeakersAreAskedAgain() {
        var another = proposal(ben, "Another meeting's");
        List.<Supplier<Object>>of(
                        () -> new MeetingPostponed(meeting, given.notice(meeting)),
                        () -> new MeetingRescheduled(meeting, given.notice(meeting), START))
                .forEach(event -> {
                    post(own + "/answer", anna, "answer", "yes");
                    happened(event.get());
                    assertThat(one("select answer from proposal where answered_at is null and status = 'ACCEPTED'"))
                            .isEqualTo("ASKED");

                    post(ABSENCE, anna, "words", "I teach on Tuesdays.");
                    assertThat(count("speaker_absence")).isOne();
                    happened(event.get());
                    assertThat(count("speaker_absence")).isZero();
                    assertThat(one("select answer from proposal where status = 'ACCEPTED'"))
                            .isEqualTo("ASKED");
                    assertThat(body(get("/my/talks", anna))).contains("Can you give “Growing your own” there?");
                    assertThat(body(get("/organise", ambassador))).doesNotContain("cannot be there");
                });
        assertThat(count("proposal where status = 'PROPOSED' and answer is null and id = '" + another + "'"))
                .isOne();
    }

    @Test
    void heldAgainAMeetingHasWhatWasAcceptedPlannedAndSet() {
        post(own + "/answer", anna, "answer", "yes");
        var topic = given.boardTopic(region, ben.id(), "Phones on the wireless");
        jdbc.sql("insert into board_discussion select ?, meeting_id, id, now() from agenda_item where kind = 'BREAK'")
                .param(topic.value())
                .update();
        jdbc.sql("insert into agenda (meeting_id, vendor_limit) values (:meeting, 40) on conflict (meeting_id)"
                        + " do update set vendor_limit = 40")
                .param("meeting", meeting.value())
                .update();
        meetings.cancel(ambassador, meeting, "Snow and ice.");

        var again = meetings.holdAgain(
                ambassador,
                meeting,
                region,
                new MeetingDetails(
                        "Going cloud",
                        "Together.",
                        MeetingFormat.IN_PERSON,
                        LocalDate.of(2027, 3, 16),
                        LocalTime.of(9, 30),
                        LocalTime.of(15, 0),
                        new VenueId(UUID.fromString(id("venue limit 1"))),
                        null,
                        30,
                        null));

        assertThat(one("select answer from proposal where meeting_id = '" + again + "'"))
                .isEqualTo("ASKED");
        assertThat(one(
                        "select i.kind from board_planned d join agenda_item i on i.id = d.item_id where d.meeting_id = '"
                                + again + "'"))
                .isEqualTo("BREAK");
        assertThat(one("select vendor_limit from agenda where meeting_id = '" + again + "'"))
                .isEqualTo("40");
    }

    private void happened(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }
}
