package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.files.Uploads;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.StaffroomTest;

/** Photos of a venue: what is taken for one, who may see it, in which order and in what words. */
@StaffroomTest
class VenuePhotosTest extends AtAVenue {

    @Autowired
    VenuePhotos photos;

    @Test
    void photosArePublicOnceAPublishedMeetingShowsThem() {
        var spare = given.venue("The Keep", region);
        var file = photo(spare, "keep.jpg");
        given.picturesAreMade();
        var address = photos.of(spare).get(0).file().address(480);
        assertThat(mvc.get().uri(address).exchange()).hasStatus(404);
        assertThat(get(address, given.member("Ellie Marsh"))).hasStatus(404);
        assertThat(get(address, given.ambassador("Elin Rhys", given.region("wales", "Wales"))))
                .hasStatusOk();
        jdbc.sql("update meeting set venue_id = ?, status = 'DRAFT', slug = null, published_at = null")
                .param(spare.value())
                .update();
        assertThat(mvc.get().uri(address).exchange()).hasStatus(404);
        jdbc.sql("update meeting set status = 'PUBLISHED', slug = 'going-cloud', published_at = now()")
                .update();
        photos.describe(ambassador, spare, List.of(new VenuePhotos.Words(file, "The <side> door", "Ring the bell")));
        assertThat(mvc.get().uri(address).exchange()).hasStatusOk();
        assertThat(mvc.get().uri("/meetings/going-cloud").exchange())
                .bodyText()
                .contains("alt=\"The &lt;side&gt; door\"", "Ring the bell", address);
    }

    @Test
    void photosAreOrderedDescribedAndTakenAway() {
        var one = photo(venue, "one.jpg");
        var two = photo(venue, "two.jpg");
        var three = photo(venue, "three.jpg");
        assertThat(sent("act", "up:" + three, "photos[" + one + "].alternative", "The gate"))
                .hasStatus3xxRedirection();
        assertThat(order()).containsExactly(one, three, two);
        assertThat(photos.of(venue).get(0).alternative()).isEqualTo("The gate");
        assertThat(sent("act", "first:" + two)).hasStatus3xxRedirection();
        assertThat(order()).containsExactly(two, one, three);
        assertThat(sent("act", "remove:" + one)).hasStatus3xxRedirection();
        assertThat(order()).containsExactly(two, three);
        assertThat(jdbc.sql("select count(*) from stored_file where id = ?")
                        .param(one)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sent("act", "remove:" + one)).hasStatus(404);
        assertThat(sent("photos[" + two + "].caption", "x".repeat(301)))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(301));
    }

    @Test
    void whatIsNoPhotoIsRefusedAndTheRestKept() {
        var answer = mvc.post()
                .uri("/organise/venues/" + venue + "/photos")
                .multipart()
                .file(new MockMultipartFile("pictures", "one.jpg", "image/jpeg", Uploads.picture("jpeg", 60, 40)))
                .file(new MockMultipartFile("pictures", "door.jpg", "image/jpeg", "<svg onload=alert(1)>".getBytes()))
                .file(new MockMultipartFile("pictures", "<b>.png", "image/png", new byte[] {1, 2, 3}))
                .file(new MockMultipartFile("pictures", "two.jpg", "image/jpeg", Uploads.picture("jpeg", 60, 40)))
                .with(as(ambassador))
                .with(csrf())
                .exchange();
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("class=\"summary\"", "door.jpg: This is not a photo", "&lt;b&gt;.png: This is not a photo");
        assertThat(photos.of(venue)).hasSize(2);
        photos.remove(ambassador, venue, order().get(0));
        for (var more = 1; more < VenuePhotos.MOST; more++) {
            photo(venue, "more.jpg");
        }
        assertThatThrownBy(() -> photo(venue, "too-many.jpg")).isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        photos.add(given.member("Ellie"), venue, new ByteArrayInputStream(new byte[0]), "mine.jpg"))
                .isInstanceOf(NotFound.class);
        assertThat(jdbc.sql("select count(*) from stored_file")
                        .query(Integer.class)
                        .single())
                .isEqualTo(VenuePhotos.MOST);
    }

    @Test
    void whereNothingWasChosenNothingIsSaidToBeSaved() {
        var file = photo(venue, "one.jpg");
        var words = "photos[" + file + "].alternative";
        assertThat(sent(words, "")).flash().containsEntry("flash", "Nothing was chosen or changed.");
        assertThat(sent(words, "The gate")).flash().containsEntry("flash", "Saved.");
        assertThat(sent(words, "The gate")).flash().containsEntry("flash", "Nothing was chosen or changed.");
        assertThat(sent(words, "The gate", "act", "remove:" + file)).flash().containsEntry("flash", "Saved.");
    }

    @Test
    void aPhotoIsSaidToBeMadeUntilItIs() {
        var file = photo(venue, "gate.jpg");
        given.picturesAreMade();
        var address = photos.of(venue).get(0).file().address(480);
        jdbc.sql("update stored_file set kind = 'ARRIVING', widths = '{}', claimed_until = '2100-01-01'")
                .update();

        var form = get("/organise/venues/" + venue + "/photos", ambassador);
        assertThat(form)
                .hasStatusOk()
                .bodyText()
                .contains("Being made smaller", "Look again", "photos[" + file + "].alternative")
                .doesNotContain(address);
        for (var elsewhere : List.of("/organise/venues/" + venue, "/meetings/going-cloud")) {
            assertThat(get(elsewhere, ambassador)).hasStatusOk().bodyText().doesNotContain(file.toString());
        }
        jdbc.sql("""
                        update stored_file set kind = 'BROKEN', problem = 'files.broken', name = 'gate.png', claimed_until = null
                        """).update();
        assertThat(get("/organise/venues/" + venue + "/photos", ambassador))
                .bodyText()
                .contains("gate.png: The file is damaged")
                .doesNotContain("Look again");
    }

    private UUID photo(VenueId to, String name) {
        return photos.add(ambassador, to, new ByteArrayInputStream(Uploads.picture("jpeg", 60, 40)), name)
                .value();
    }

    private MvcTestResult sent(String... fields) {
        var request = sent("/organise/venues/" + venue + "/photos", ambassador);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private List<UUID> order() {
        return photos.of(venue).stream().map(photo -> photo.id().value()).toList();
    }
}
