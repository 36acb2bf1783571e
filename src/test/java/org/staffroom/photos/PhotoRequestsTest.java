package org.staffroom.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.files.Area;
import org.staffroom.files.Uploads;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** Somebody asks to be blurred in a published photo, and an organiser answers. */
@StaffroomTest
class PhotoRequestsTest extends PhotosOnTheDay {

    @Autowired
    PhotoRequests requests;

    PhotoId photo;

    @BeforeEach
    void aPublishedPhoto() {
        photo = add(marcus, Uploads.picture("jpeg", 600, 400), "a.jpg");
        given.picturesAreMade();
        var writeUp = given.writeUp(meeting, marcus.id(), "What was said");
        jdbc.sql("insert into write_up_photo (write_up_id, photo_id, position) values (?, ?, 0)")
                .params(writeUp.value(), photo.value())
                .update();
    }

    @Test
    void pressedTwiceAtOnceItIsAskedOnce() {
        AtOnce.run(5, number -> {
            return () -> {
                ask("<b>Second row</b>");
                return number;
            };
        });
        assertThat(count("photo_request")).isOne();
        assertThat(page(marcus)).contains("Ellie Marsh asks to be blurred", "&lt;b&gt;Second row&lt;/b&gt;");
        assertThat(get("/organise/meetings/going-cloud/photos/" + photo + "/blur", marcus))
                .bodyText()
                .contains("Ellie Marsh asks to be blurred", "&lt;b&gt;Second row&lt;/b&gt;", "When you press");
    }

    /** Whoever works on photos without organising learns neither names nor words. */
    @Test
    void onlyOrganisersReadAndAnswerIt() {
        ask("Second row");
        var elsewhere = given.ambassador("Carys", given.region("wales", "Wales"));
        var author = given.member("Ann Author");
        jdbc.sql("""
                        insert into write_up (id, meeting_id, author_id, title, status, official, created_at, changed_at)
                        values (gen_random_uuid(), ?, ?, 'Another', 'DRAFT', true, now(), now())
                        """).params(meeting.value(), author.id().value()).update();
        for (var address : List.of("", "/" + photo + "/blur")) {
            assertThat(get("/organise/meetings/going-cloud/photos" + address, author))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("Ellie Marsh", "Second row");
        }
        for (var other : List.of(author, elsewhere, member)) {
            assertThatThrownBy(() -> requests.settle(other, meeting, open(), "Done"))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> requests.settle(marcus, given.meeting(region, "Another day"), open(), "Done"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoDoesNothingSaysWhy() {
        ask("Second row");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> requests.settle(marcus, meeting, open(), " ")).isInstanceOf(Refused.class);
        assertThat(page(marcus)).contains("Leave it as it is, and tell them why");

        photos.cover(marcus, photo, List.of(Area.of("ELLIPSE 100 100 200 200")));
        assertThat(page(marcus)).contains("Tell them it is done").doesNotContain("tell them why");
        var request = open();
        requests.settle(marcus, meeting, request, "");
        assertThatThrownBy(() -> requests.settle(marcus, meeting, request, "Again"))
                .isInstanceOf(Refused.class);
        assertThat(jdbc.sql("select template from delivery").query(String.class).list())
                .containsExactly("photo-request-settled");
    }

    @Test
    void aPhotoThatNotEverybodySeesIsNotAskedAbout() {
        jdbc.sql("update write_up set status = 'DRAFT'").update();
        assertThatThrownBy(() -> ask("")).isInstanceOf(NotFound.class);
        assertThat(get("/photos/" + photo + "/request", member)).hasStatus(404);
    }

    private void ask(String words) {
        requests.ask(member, photo, PhotoRequest.Kind.BLUR, words);
    }

    private UUID open() {
        return jdbc.sql("select id from photo_request where settled_at is null")
                .query(UUID.class)
                .single();
    }
}
