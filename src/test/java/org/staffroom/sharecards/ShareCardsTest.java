package org.staffroom.sharecards;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Pictures of pages: drawn once, never older than their page, of nothing that is not public. */
@StaffroomTest
class ShareCardsTest {

    private static final String CARD = "/write-ups/what-was-said/card.png";

    @Autowired
    ShareCards cards;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    private MeetingId meeting;

    @BeforeEach
    void somethingPublished() {
        var region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(9)), 30);
        given.writeUp(meeting, given.ambassador("Marcus Shore", region).id(), "What was said");
    }

    @Test
    void isAPictureOfTheSizeThatIsAskedForWithSomethingOnIt() throws IOException {
        for (var path : new String[] {CARD, "/meetings/going-cloud/card.png"}) {
            var answer = get(path);
            assertThat(answer).hasStatusOk().hasContentType("image/png");
            var picture = read(answer);
            assertThat(picture.getWidth()).isEqualTo(1200);
            assertThat(picture.getHeight()).isEqualTo(630);
            assertThat(colours(picture)).isGreaterThan(50);
            assertThat(answer.getResponse().getContentAsByteArray()).hasSizeLessThan(150_000);
            assertThat(answer.getResponse().getHeader("Cache-Control")).contains("public");
            assertThat(answer).cookies().isEmpty();
        }
        assertThat(mvc.get().uri("/write-ups/what-was-said").exchange())
                .bodyText()
                .contains("property=\"og:image\" content=\"http://localhost:8080" + CARD + "\"", "summary_large_image");
        assertThat(mvc.get().uri("/meetings/going-cloud").exchange())
                .bodyText()
                .contains("content=\"http://localhost:8080/meetings/going-cloud/card.png\"");
    }

    @Test
    void isDrawnOnceAndAnewWhenItsPageChanges() {
        var tag = get(CARD).getResponse().getHeader("ETag");
        var made = made();
        assertThat(mvc.get().uri(CARD).header("If-None-Match", tag).exchange()).hasStatus(304);
        get(CARD);
        assertThat(made()).isEqualTo(made);

        jdbc.sql("update write_up set title = 'What was really said'").update();
        assertThat(get(CARD).getResponse().getHeader("ETag")).isNotEqualTo(tag);
        assertThat(jdbc.sql("select count(*) from share_card")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void manyWhoAskAtOnceGetOne() {
        AtOnce.run(8, number -> () -> get(CARD).getResponse().getStatus())
                .forEach(status -> assertThat(status).isEqualTo(200));
        assertThat(jdbc.sql("select count(*) from share_card")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isThereBeforeAnybodyAsks() {
        assertThat(cards.drawNew()).isEqualTo(2);
        assertThat(cards.drawNew()).isZero();
    }

    @Test
    void thereIsNoneOfWhatIsNotPublished() {
        jdbc.sql("update write_up set status = 'DRAFT'").update();
        assertThat(get(CARD)).hasStatus(404);
        assertThat(get("/write-ups/"
                        + jdbc.sql("select id from write_up")
                                .query(String.class)
                                .single() + "/card.png"))
                .hasStatus(404);
        assertThat(get("/meetings/nothing/card.png")).hasStatus(404);
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null")
                .update();
        assertThat(get("/meetings/going-cloud/card.png")).hasStatus(404);
    }

    @Test
    void whateverTheTitleIsThereIsAPicture() throws IOException {
        for (var title : new String[] {
            "x".repeat(160),
            "Wide ".repeat(32).strip(),
            "😀😀😀",
            "العربية",
            "a",
            "<script>alert(1)</script> & \"q\"",
            "\u202eback"
        }) {
            var png = ShareCardDrawing.png(new ShareCard(
                    "Write-up",
                    title,
                    "A region with quite a long name indeed",
                    310,
                    "Tuesday 16 March 2027",
                    "",
                    "A network"));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1200);
        }
    }

    @Test
    void titlesInOtherLettersAreReadAndThoseWeHaveNoneForLeaveTheRegion() {
        var empty = drawn("A region", "😀😀😀");
        assertThat(drawn("A region", "العربية: العربية!")).isEqualTo(empty);
        assertThat(drawn("A region", "A region")).isEqualTo(empty);
        assertThat(drawn("A region", "Облака и школы")).isNotEqualTo(empty);
        assertThat(drawn("A region", "Dŵr a tŷ")).isEqualTo(drawn("A region", "Dw\u0302r a ty\u0302"));
        assertThat(drawn("A region", "Dŵr a tŷ")).isNotEqualTo(drawn("A region", "Dwr a ty"));
        assertThat(drawn("A region", "\u202eback \u2066to front")).isEqualTo(drawn("A region", "back to front"));
        assertThat(drawn("A region", "Going cloud 😀")).isEqualTo(drawn("A region", "Going cloud"));
    }

    private static byte[] drawn(String region, String title) {
        return ShareCardDrawing.png(
                new ShareCard("Write-up", title, region, 155, "Tuesday 16 March 2027", "", "A network"));
    }

    private String made() {
        return jdbc.sql("select made_at::text from share_card")
                .query(String.class)
                .single();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    private static BufferedImage read(MvcTestResult answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    }

    private static int colours(BufferedImage picture) {
        var colours = new HashSet<Integer>();
        for (var x = 0; x < picture.getWidth(); x += 2) {
            for (var y = 0; y < picture.getHeight(); y += 2) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
