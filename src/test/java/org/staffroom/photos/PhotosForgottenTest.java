package org.staffroom.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.files.Uploads;
import org.staffroom.shared.NotFound;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpId;

/** Photos are not kept for ever: decision 043. */
@StaffroomTest
class PhotosForgottenTest extends PhotosOnTheDay {

    private static final Instant A_YEAR_LATER = EmptyTables.NOW.plus(Duration.ofDays(370));

    @Autowired
    PhotoRequests requests;

    PhotoId photo;

    @BeforeEach
    void aPhoto() {
        photo = add(marcus, Uploads.picture("jpeg", 600, 400), "a.jpg");
        given.picturesAreMade();
    }

    @Test
    void whatNoPublishedWriteUpShowsGoesTwelveMonthsAfterTheMeeting() throws IOException {
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(364)));
        assertThat(photos.purgeUnused()).isZero();
        clock.travelTo(A_YEAR_LATER);
        assertThat(photos.purgeUnused()).isOne();
        assertThat(count("meeting_photo")).isZero();
        assertThat(count("stored_file")).isZero();
        assertThat(paths()).isEmpty();
        assertThat(photos.purgeUnused()).isZero();
    }

    @Test
    void whatIsPublishedStays() {
        var other = add(marcus, Uploads.picture("jpeg", 500, 400), "b.jpg");
        shown(given.writeUp(meeting, marcus.id(), "What was said"), photo);
        clock.travelTo(A_YEAR_LATER);
        assertThat(photos.purgeUnused()).isOne();
        assertThat(queries.find(photo).published()).isTrue();
        assertThatThrownBy(() -> queries.find(other)).isInstanceOf(NotFound.class);
    }

    /** Taken back to be put right, it is shown again next week. */
    @Test
    void whatSomebodyMayBeAboutToUseWaits() {
        var writeUp = given.writeUp(meeting, marcus.id(), "What was said");
        shown(writeUp, photo);
        clock.travelTo(A_YEAR_LATER);
        jdbc.sql("update write_up set status = 'DRAFT', changed_at = ?")
                .param(Timestamp.from(clock.instant()))
                .update();
        clock.travelTo(A_YEAR_LATER.plus(Duration.ofDays(29)));
        assertThat(photos.purgeUnused()).isZero();
        clock.travelTo(A_YEAR_LATER.plus(Duration.ofDays(31)));
        assertThat(photos.purgeUnused()).isOne();
        assertThat(count("write_up_photo")).isZero();
        assertThat(count("write_up")).isOne();
    }

    @Test
    void whatIsSentLateHasItsYearToo() {
        clock.travelTo(A_YEAR_LATER);
        var late = add(marcus, Uploads.picture("jpeg", 500, 400), "late.jpg");
        assertThat(photos.purgeUnused()).isOne();
        assertThat(queries.find(late)).isNotNull();
    }

    /** It was published when somebody asked, and is not any longer. */
    @Test
    void whatWasAskedAboutItIsSettledByThatAndForgottenAYearLater() {
        var writeUp = given.writeUp(meeting, marcus.id(), "What was said");
        shown(writeUp, photo);
        requests.ask(member, photo, PhotoRequest.Kind.BLUR, "The one in green");
        jdbc.sql("delete from write_up_photo").update();
        clock.travelTo(A_YEAR_LATER);
        assertThat(photos.purgeUnused()).isOne();
        assertThat(jdbc.sql("select settled_at is not null and settled_by is null from photo_request")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        requests.forgetOld();
        assertThat(count("photo_request")).isOne();
        clock.travelTo(A_YEAR_LATER.plus(Duration.ofDays(370)));
        requests.forgetOld();
        assertThat(count("photo_request")).isZero();
    }

    /** As when its author throws an account away, or is erased. */
    @Test
    void aPhotoThatSomebodyAsksAboutIsThrownAwayWithTheRest() {
        shown(given.writeUp(meeting, marcus.id(), "What was said"), photo);
        requests.ask(member, photo, PhotoRequest.Kind.TAKE_DOWN, "");
        photos.discard(List.of(photo));
        assertThat(count("meeting_photo")).isZero();
        assertThat(jdbc.sql("select template from delivery").query(String.class).list())
                .containsExactly("photo-request-settled");
    }

    private void shown(WriteUpId writeUp, PhotoId which) {
        jdbc.sql("insert into write_up_photo (write_up_id, photo_id, position) values (?, ?, 0)")
                .params(writeUp.value(), which.value())
                .update();
    }
}
