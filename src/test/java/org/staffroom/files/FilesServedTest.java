package org.staffroom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.MaterialAudience;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class FilesServedTest {

    @Autowired
    StoredFiles files;

    @Autowired
    StoredFileQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    RegionId region;
    MeetingId meeting;
    CurrentPerson speaker;
    PresentationId talk;

    @BeforeEach
    void aTalkOnAnAgenda() {
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Spring meeting");
        speaker = given.member("Priya Nair");
        talk = given.talk("Growing your own", "MEMBER", speaker.id());
        given.agendaItem(meeting, 30, 30, "MEMBER_TALK", talk);
    }

    @Test
    void showsAPublicPdfToEverybodyButRunsNothingInIt() {
        var answer = get(
                attached(document(Uploads.pdf("<script>alert(1)</script>"), "Slides.pdf"), MaterialAudience.EVERYONE),
                null);
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        assertThat(answer).headers().satisfies(headers -> {
            assertThat(headers.get("Cache-Control")).containsExactly("public, max-age=300");
            assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.getFirst("Content-Disposition")).startsWith("inline;");
            assertThat(headers.get("Content-Security-Policy")).hasSize(1);
            assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(headers.get("Set-Cookie")).isNull();
        });
    }

    @Test
    void givesOtherDocumentsOnlyToSave() {
        var answer = get(attached(document("Notes".getBytes(), "page.html"), MaterialAudience.EVERYONE), null);
        assertThat(answer).hasStatusOk().hasContentType("text/plain;charset=UTF-8");
        assertThat(answer)
                .headers()
                .satisfies(headers -> assertThat(headers.getFirst("Content-Disposition"))
                        .startsWith("attachment;")
                        .contains("page.html.txt"));
    }

    @Test
    void keepsPublicPicturesForAnHour() {
        var id = attached(document(Uploads.picture("png", 1000, 500), "plan ŵ.png"), MaterialAudience.EVERYONE);
        given.picturesAreMade();
        var file = queries.find(id).orElseThrow();
        assertThat(file.srcset()).contains(" 480w", " 960w", " 1000w");
        for (var address : new String[] {file.address(), file.address(480), file.address(700)}) {
            var answer = mvc.get().uri(java.net.URI.create(address)).exchange();
            assertThat(answer).hasStatusOk().hasContentType("image/jpeg");
            assertThat(answer)
                    .headers()
                    .satisfies(headers ->
                            assertThat(headers.get("Cache-Control")).containsExactly("public, max-age=3600"));
        }
        assertThat(mvc.get().uri("/files/{id}/481/{name}", id, file.name()).exchange())
                .hasStatus(404);
    }

    @Test
    void givesAPartWhenAPartIsAskedFor() {
        var id = attached(document(Uploads.pdf("hello"), "a.pdf"), MaterialAudience.EVERYONE);
        var answer = mvc.get()
                .uri("/files/{id}/a.pdf", id)
                .header("Range", "bytes=0-4")
                .exchange();
        assertThat(answer).hasStatus(206).bodyText().isEqualTo("%PDF-");
    }

    @Test
    void givesWhatIsForAttendeesToThemAlone() {
        var id = attached(document(Uploads.pdf("x"), "a.pdf"), MaterialAudience.ATTENDEES);
        var waits = given.member("Somebody waiting");
        given.confirmed(meeting, waits.id());
        jdbc.sql("update place set confirmed = 0").update();
        jdbc.sql("update registration set status = 'CANCELLED'").update();
        var elsewhere = given.member("Somebody elsewhere");
        given.confirmed(given.meeting(given.region("wales", "Wales"), "Another meeting"), elsewhere.id());
        for (var stranger : new CurrentPerson[] {null, waits, elsewhere, given.member("Somebody")}) {
            assertThat(get(id, stranger)).hasStatus(404);
        }
        var came = given.member("Walked in");
        given.attended(meeting, came.id());
        assertThat(get(id, came)).hasStatusOk();
        var comes = given.member("Comes");
        given.confirmed(meeting, comes.id());
        var answer = get(id, comes);
        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .headers()
                .satisfies(headers -> assertThat(headers.get("Cache-Control")).containsExactly("private, no-store"));
    }

    @Test
    void givesWhatIsForNobodyYetToSpeakersAndOrganisersAlone() {
        var id = attached(document(Uploads.pdf("x"), "a.pdf"), MaterialAudience.NOBODY);
        var comes = given.member("Comes");
        given.confirmed(meeting, comes.id());
        for (var stranger :
                new CurrentPerson[] {null, comes, given.ambassador("Elsewhere", given.region("wales", "Wales"))}) {
            assertThat(get(id, stranger)).hasStatus(404);
        }
        assertThat(get(id, speaker)).hasStatusOk();
        assertThat(get(id, given.ambassador("Here", region))).hasStatusOk();
    }

    @Test
    void hidesEverythingOfATalkThatIsNotPublicYet() {
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null")
                .update();
        var id = attached(document(Uploads.pdf("x"), "a.pdf"), MaterialAudience.EVERYONE);
        assertThat(get(id, null)).hasStatus(404);
        assertThat(get(id, given.member("Somebody"))).hasStatus(404);
        assertThat(get(id, speaker)).hasStatusOk();
    }

    @Test
    void hidesWhatIsAttachedToNothingFromAllButItsUploader() {
        var id = document(Uploads.pdf("x"), "a.pdf");
        assertThat(get(id, null)).hasStatus(404);
        assertThat(get(id, given.admin("Helen"))).hasStatus(404);
        assertThat(get(id, speaker)).hasStatusOk();
    }

    @Test
    void knowsAFileOnlyByItsOwnName() {
        var id = attached(document(Uploads.pdf("x"), "a.pdf"), MaterialAudience.EVERYONE);
        for (var address : new String[] {
            "/files/" + id + "/b.pdf",
            "/files/" + id + "/a.html",
            "/files/nonsense/a.pdf",
            "/files/" + FileId.next() + "/a.pdf",
            "/files/" + id
        }) {
            assertThat(mvc.get().uri(address).exchange()).hasStatus(404);
        }
    }

    private MvcTestResult get(FileId id, @org.jspecify.annotations.Nullable CurrentPerson person) {
        var address = java.net.URI.create(queries.find(id).orElseThrow().address());
        var request = mvc.get().uri(address);
        return (person == null ? request : request.with(Given.as(person))).exchange();
    }

    private FileId document(byte[] upload, String name) {
        return files.storeDocument(new ByteArrayInputStream(upload), name, speaker);
    }

    private FileId attached(FileId file, MaterialAudience audience) {
        jdbc.sql("insert into presentation_material (id, presentation_id, label, file_id, audience, position)"
                        + " values (gen_random_uuid(), ?, 'Slides', ?, ?, 0)")
                .params(talk.value(), file.value(), audience.name())
                .update();
        return file;
    }
}
