package org.staffroom.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.files.Area;
import org.staffroom.files.Uploads;
import org.staffroom.shared.NotFound;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** Who sees and works on photos, and who did not agree to be in them. */
@StaffroomTest
class PhotoRightsTest extends PhotosOnTheDay {

    @Autowired
    WithoutConsent consents;

    @Test
    void helpersSeeAndWorkOnTheirOwnOnly() {
        var own = add(helper, Uploads.picture("jpeg", 100, 80), "own.jpg");
        var other = add(marcus, Uploads.picture("jpeg", 101, 80), "other.jpg");
        given.picturesAreMade();

        assertThat(page(helper)).contains("photo-" + own).doesNotContain("photo-" + other);
        assertThat(page(marcus)).contains("photo-" + own, "photo-" + other);
        assertThatThrownBy(() -> photos.remove(helper, other)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> photos.cover(helper, other, List.of(Area.of("RECTANGLE 240 240 280 280"))))
                .isInstanceOf(NotFound.class);
        assertThat(get(address(other), helper)).hasStatus(404);
        assertThat(get(address(own), helper)).hasStatusOk();
        for (var nobody : List.of(member, given.ambassador("Carys", given.region("wales", "Wales")))) {
            assertThat(get("/organise/meetings/going-cloud/photos", nobody)).hasStatus(404);
            assertThat(get(address(own), nobody)).hasStatus(404);
            assertThatThrownBy(() -> add(nobody, Uploads.picture("jpeg", 99, 80), "x.jpg"))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(get(address(own), null)).hasStatus(404);
        var elsewhere = given.meeting(region, "Another day");
        assertThat(elsewhere).isNotNull();
        assertThat(get("/organise/meetings/another-day/photos/" + own + "/blur", marcus))
                .hasStatus(404);

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(2)));
        assertThat(get("/organise/meetings/going-cloud/photos", helper)).hasStatus(404);
    }

    /** Also whoever is signed in, was there, and knows the address. */
    @Test
    void othersSeeAPhotoWhileItIsPublishedAndNeverWhatWasBlurred() {
        var id = add(marcus, Uploads.picture("jpeg", 600, 400), "a.jpg");
        given.picturesAreMade();
        var original = address(id);
        given.attended(meeting, member.id());
        var everybodyElse = List.of(member, given.ambassador("Carys", given.region("wales", "Wales")));
        var writeUp = given.writeUp(meeting, marcus.id(), "What was said");
        assertThat(get(original, null)).as("in no write-up").hasStatus(404);

        photos.cover(marcus, id, List.of(Area.of("RECTANGLE 240 240 280 280")));
        given.picturesAreMade();
        jdbc.sql("insert into write_up_photo (write_up_id, photo_id, position) values (?, ?, 0)")
                .params(writeUp.value(), id.value())
                .update();
        var blurred = address(id);
        assertThat(get(blurred, null)).hasStatusOk();
        assertThat(get(original, null)).hasStatus(404);
        assertThat(get(original, marcus)).hasStatusOk();
        everybodyElse.forEach(other -> assertThat(get(original, other)).hasStatus(404));

        jdbc.sql("update write_up set status = 'DRAFT'").update();
        assertThat(get(blurred, null)).as("taken back").hasStatus(404);
        everybodyElse.forEach(other -> assertThat(get(blurred, other)).hasStatus(404));
        assertThat(get(blurred, marcus)).hasStatusOk();
    }

    @Test
    void whoCameAndDidNotAgreeIsListed() {
        var agreed = given.member("Anna Greed");
        var silent = given.member("Sid Lent");
        var walkIn = given.guest("Walker Inn");
        given.confirmed(meeting, agreed.id());
        given.confirmed(meeting, silent.id());
        given.confirmed(meeting, member.id());
        jdbc.sql("update registration set photos_at = now() where person_id = ?")
                .param(agreed.id().value())
                .update();
        assertThat(consents.at(meeting))
                .extracting(WithoutConsent.Person::name)
                .containsExactly("Ellie Marsh", "Sid Lent");

        given.attended(meeting, agreed.id());
        given.attended(meeting, silent.id());
        given.attended(meeting, walkIn);
        assertThat(consents.at(meeting))
                .extracting(WithoutConsent.Person::name, WithoutConsent.Person::asked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Sid Lent", true),
                        org.assertj.core.groups.Tuple.tuple("Walker Inn", false));
    }

    @Test
    void oneWhomNobodySawIsListedBesideThoseWhoHadAPlace() {
        var silent = given.member("Sid Lent");
        given.confirmed(meeting, silent.id());
        given.checkedInAsGuest(meeting, given.guest("Walker Inn"));
        given.checkedInAsGuest(meeting, silent.id());
        given.confirmed(meeting, member.id());

        assertThat(consents.at(meeting))
                .extracting(WithoutConsent.Person::name)
                .containsExactly("Ellie Marsh", "Sid Lent", "Walker Inn");
    }
}
