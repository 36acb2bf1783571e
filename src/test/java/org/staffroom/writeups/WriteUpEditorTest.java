package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.files.Uploads;
import org.staffroom.people.Drafts;
import org.staffroom.shared.NotFound;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** What is typed into a write-up is saved, filled in or comes back; nothing of it is lost, and no more than it is taken. */
@StaffroomTest
class WriteUpEditorTest extends HeldMeeting {

    @Autowired
    Drafts drafts;

    @Autowired
    WriteUpPhotos photos;

    @Test
    void whatIsNewIsFilledInOnAsk() {
        var id = writeUps.startReport(marcus, meeting);
        var mine = queries.text(id).body() + "\n\nWe talked for hours.";
        writeUps.edit(marcus, id, 0, text("Mine", mine));
        given.attended(meeting, given.member("Dan Rowsell").id());

        assertThat(fill(id, version(), mine)).hasStatus(303);
        assertThat(queries.text(id).body()).contains("2 of us met", "We talked for hours.");
        assertThat(queries.text(id).title()).isEqualTo("Mine");
        assertThat(writeUps.fill(marcus, id)).isFalse();

        var account = writeUps.startAccount(ellie, meeting);
        assertThatThrownBy(() -> writeUps.fill(ellie, account)).hasMessage("writeups.refused.not-filled");
        assertThatThrownBy(() -> writeUps.fill(ellie, id)).isInstanceOf(NotFound.class);
    }

    @Test
    void nothingIsFilledInThatHasNoRoomOrThatOthersRead() {
        var id = writeUps.startReport(marcus, meeting);
        var long64 = "b".repeat(65_530);
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Growing your own", "MEMBER", ellie.id()));
        assertThat(fill(id, "0", long64)).hasStatus(422).bodyText().contains("longer than 64 KB", long64);
        assertThat(queries.text(id).body()).isEqualTo(long64);

        published(id, marcus);
        assertThat(fill(id, version(), "Text")).hasStatus(422).bodyText().contains("It is published already.");
        assertThat(queries.text(id).body()).isEqualTo("Text");
    }

    @Test
    void aPhotoThatSomebodyTookAwayMeanwhileKeepsNothingElseFromBeingSaved() {
        var id = writeUps.startReport(marcus, meeting);
        assertThat(post(
                        "/write-ups/" + id + "/edit",
                        marcus,
                        "version",
                        "0",
                        "title",
                        "Mine",
                        "body",
                        "Text",
                        "picks",
                        UUID.randomUUID().toString()))
                .hasStatus(422)
                .bodyText()
                .contains("A photo that you chose is not there any more");
        assertThat(queries.text(id).body()).isEqualTo("Text");

        assertThat(post(
                        "/write-ups/" + id + "/edit",
                        marcus,
                        "version",
                        version(),
                        "title",
                        "Mine",
                        "body",
                        "Moved",
                        "act",
                        "up:" + UUID.randomUUID()))
                .hasStatus(422)
                .bodyText()
                .contains("A photo that you chose is not there any more");
        assertThat(queries.text(id).body()).isEqualTo("Moved");
    }

    @Test
    void whoeverSavesSecondSeesBothAndLosesNothing() {
        var id = writeUps.startReport(marcus, meeting);
        writeUps.edit(marcus, id, 0, text("First", "Theirs: the gym."));

        var answer = post(
                "/write-ups/" + id + "/edit",
                given.ambassador("Co Host", region),
                "version",
                "0",
                "title",
                "Second",
                "body",
                "Mine: the gate.");

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else saved it first", "Theirs: the gym.", "Mine: the gate.")
                .contains("name=\"version\" value=\"" + version() + "\"");
        assertThat(queries.text(id).body()).isEqualTo("Theirs: the gym.");
        assertThat(post(
                        "/write-ups/" + id + "/edit",
                        marcus,
                        "version",
                        version(),
                        "title",
                        "Second",
                        "body",
                        "Mine: the gate."))
                .hasStatus(303);
        assertThat(queries.text(id).body()).isEqualTo("Mine: the gate.");
    }

    @Test
    void whatWasKeptIsPutBackOnWhatItWasTypedOnSoThatWhatCameSinceIsNotLost() {
        var id = writeUps.startAccount(ellie, meeting);
        writeUps.edit(marcus, id, 0, text("Theirs", "Theirs: the gym."));
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(5)));
        drafts.save(
                ellie.id(),
                "write-up:" + id,
                "{\"version\":[\"0\"],\"title\":[\"Mine\"],\"body\":[\"Mine: the gate.\"]}");

        assertThat(get("/write-ups/" + id + "/edit", ellie))
                .bodyText()
                .contains("Mine: the gate.", "name=\"version\" value=\"0\"");
        assertThat(post(
                        "/write-ups/" + id + "/edit",
                        ellie,
                        "version",
                        "0",
                        "title",
                        "Mine",
                        "body",
                        "Mine: the gate."))
                .hasStatus(409)
                .bodyText()
                .contains("Theirs: the gym.", "Mine: the gate.");
    }

    @Test
    void whatWasKeptIsPutBackAlsoAfterAPhotoCame() {
        var id = writeUps.startAccount(ellie, meeting);
        drafts.save(ellie.id(), "write-up:" + id, "{\"version\":[\"0\"],\"body\":[\"On the train\"]}");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(5)));
        photos.add(ellie, id, new ByteArrayInputStream(Uploads.picture("jpeg", 100, 80)), "a.jpg");

        assertThat(get("/write-ups/" + id + "/edit", ellie)).bodyText().contains("On the train", "had not saved");
    }

    @Test
    void whatItsAuthorTypesWhileItIsApprovedIsShownAndStoredOnceItIsTakenBack() {
        var id = writeUps.startAccount(ellie, meeting);
        writeUps.edit(ellie, id, 0, text("A long way for cake", "It was worth it."));
        writeUps.submit(ellie, id);
        String[] typed = {"version", version(), "title", "A long way for cake", "body", "It was worth every mile."};
        writeUps.publish(marcus, id);

        var elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        assertThat(post("/write-ups/" + id + "/edit", elsewhere, typed)).hasStatus(404);
        for (var press : List.of("/edit", "/submission")) {
            assertThat(post("/write-ups/" + id + press, ellie, typed))
                    .hasStatus(409)
                    .bodyText()
                    .contains(
                            "approved it while you were writing", "It was worth every mile.", "Take it back and save");
        }
        assertThat(queries.text(id).body()).isEqualTo("It was worth it.");

        assertThat(post("/write-ups/" + id + "/publication/withdrawal", ellie, typed))
                .hasStatus(303);
        assertThat(queries.text(id).body()).isEqualTo("It was worth every mile.");
        assertThat(get("/write-ups/a-long-way-for-cake", null)).hasStatus(404);
    }

    @Test
    void whatIsTooLongComesBackAsItWasTyped() {
        var id = writeUps.startReport(marcus, meeting);
        var answer = post(
                "/write-ups/" + id + "/edit",
                marcus,
                "version",
                "0",
                "title",
                "t".repeat(161),
                "body",
                "b".repeat(64 * 1024 + 1),
                "discussed",
                "x\n".repeat(21),
                "takeaways",
                "y".repeat(301),
                "firstPublishedOn",
                "soon",
                "canonicalUrl",
                "javascript:alert(1)");

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("Up to 160 characters; these are 161")
                .contains("Up to 20 points", "Up to 300 characters a point", "Give a day", "Give the whole address")
                .contains("t".repeat(161), "y".repeat(301), "value=\"soon\"", "value=\"javascript:alert(1)\"");
        var long64 = post(
                "/write-ups/" + id + "/edit",
                marcus,
                "version",
                "0",
                "title",
                "Fine",
                "body",
                "b".repeat(64 * 1024 + 1));
        assertThat(long64).hasStatus(422).bodyText().contains("longer than 64 KB", "b".repeat(64 * 1024 + 1));
        assertThat(queries.text(id).title()).isEqualTo("Going cloud");
    }

    @Test
    void fieldsTheFormDoesNotDeclareHaveNoEffect() {
        var id = writeUps.startAccount(ellie, meeting);
        post(
                "/write-ups/" + id + "/edit",
                ellie,
                "version",
                "0",
                "title",
                "Mine",
                "body",
                "Text",
                "status",
                "PUBLISHED",
                "official",
                "true",
                "slug",
                "mine",
                "authorId",
                marcus.id().toString());

        var head = queries.head(id);
        assertThat(head.status()).isEqualTo(WriteUpStatus.DRAFT);
        assertThat(head.official()).isFalse();
        assertThat(head.slug()).isNull();
        assertThat(head.author()).isEqualTo("Ellie Marsh");
    }

    @Test
    void whatOneTypedAndDidNotSendIsPutBack() {
        var id = writeUps.startAccount(ellie, meeting);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(5)));
        drafts.save(ellie.id(), "write-up:" + id, "{\"title\":[\"Typed\"],\"body\":[\"On the train\"],\"x\":[1]}");

        assertThat(get("/write-ups/" + id + "/edit", ellie)).bodyText().contains("On the train", "had not saved");
        assertThat(get("/write-ups/" + id + "/edit", marcus)).bodyText().doesNotContain("On the train");
        assertThat(post("/write-ups/" + id + "/kept/removal", ellie)).hasStatus(303);
        assertThat(get("/write-ups/" + id + "/edit", ellie)).bodyText().doesNotContain("On the train");
    }

    @Test
    void thePreviewIsSafeAndSaysWhatIsTooLong() {
        assertThat(post("/write-ups/preview", ellie, "body", "## Hello\n\n<script>alert(1)</script>"))
                .hasStatusOk()
                .bodyText()
                .contains("<h2>Hello</h2>")
                .doesNotContain("<script");
        assertThat(post("/write-ups/preview", ellie, "body", "b".repeat(70_000)))
                .hasStatusOk()
                .bodyText()
                .contains("longer than 64 KB");
    }

    private MvcTestResult fill(WriteUpId id, String version, String body) {
        return post(
                "/write-ups/" + id + "/edit", marcus, "version", version, "title", "Mine", "body", body, "act", "fill");
    }

    private String version() {
        return jdbc.sql("select version from write_up").query(String.class).single();
    }
}
