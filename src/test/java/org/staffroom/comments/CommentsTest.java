package org.staffroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.comments.Comment.Signed;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OnPages;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class CommentsTest extends OnPages {

    private static final String HOSTILE =
            "<script>alert(1)</script> ![x](https://evil.example/a.png) [a](javascript:alert(2))";

    private static final String VENDOR = "<span class=\"tag vendor\">.*Vendor</span>";

    @Autowired
    Comments comments;

    @Autowired
    Drafts drafts;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson ellie;
    CurrentPerson reader;
    MeetingId meeting;

    @BeforeEach
    void aWriteUp() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        reader = given.member("Rita Read");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
        given.writeUp(meeting, marcus.id(), "What was said");
        jdbc.sql("update person set job_title = 'Technician' where id = ?")
                .param(ellie.id().value())
                .update();
    }

    @Test
    void theFirstOneWaitsForAnAmbassadorAndTheNextIsReadAtOnce() {
        assertThat(say(ellie, "Protect one hour.", "FULL"))
                .hasStatus(303)
                .hasHeader("Location", "/write-ups/what-was-said/comments");
        assertThat(page(null)).doesNotContain("Protect one hour");
        assertThat(get("/write-ups/what-was-said/comments", ellie))
                .bodyText()
                .contains("Protect one hour", "Waiting for the ambassadors");
        assertThat(get("/organise", marcus)).bodyText().contains("/organise/meetings/going-cloud/comments");

        assertThat(post("/organise/meetings/going-cloud/comments/" + only() + "/approval", marcus))
                .hasStatus(303);
        assertThat(page(null)).contains("Protect one hour.", "Ellie Marsh", "Technician");
        assertThat(get("/organise", marcus)).bodyText().doesNotContain("/organise/meetings/going-cloud/comments");

        assertThat(say(ellie, "And cake.", "FIRST"))
                .hasStatus(303)
                .hasHeader("Location", "/write-ups/what-was-said#comments");
        assertThat(page(null)).contains("And cake.", "<b>Ellie</b>");
        assertThat(get("/write-ups/what-was-said", null)).cookies().isEmpty();
        assertThat(page(null)).doesNotContain("_csrf", "<form method=\"post\"");
    }

    @Test
    void onlyWhoWasThereWrites() {
        assertThat(get("/write-ups/what-was-said/comments", reader))
                .bodyText()
                .contains("Only people who were at this meeting")
                .doesNotContain("name=\"body\"");
        assertThat(say(reader, "Hello.", "FULL")).hasStatus(422);
        assertThat(count()).isZero();

        // Where nobody was marked, a place counts.
        jdbc.sql("delete from attendance").update();
        given.confirmed(meeting, reader.id());
        assertThat(say(reader, "Hello.", "FULL")).hasStatus(303);
        assertThat(say(ellie, "Hello.", "FULL")).hasStatus(422);
    }

    @Test
    void aVisitorWhomNobodySawMarksNobody() {
        jdbc.sql("delete from attendance").update();
        given.confirmed(meeting, ellie.id());
        given.checkedInAsGuest(meeting, reader.id());

        assertThat(say(ellie, "Hello.", "FULL")).hasStatus(303);
        assertThat(say(reader, "Hello.", "FULL")).hasStatus(422);
    }

    @Test
    void hostileTextIsOnlyText() {
        write(ellie, HOSTILE);
        comments.approve(marcus, meeting, only());
        for (var page : List.of(page(null), body("/organise/meetings/going-cloud/comments", marcus))) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<img src=\"https://evil", "href=\"javascript");
        }
    }

    @Test
    void whatIsEmptyTooLongOrTooMuchIsRefusedAndNothingTypedIsLost() {
        var long_ = "![[]()".repeat(1_000);
        var start = System.nanoTime();
        assertThat(say(ellie, long_, "FIRST"))
                .hasStatus(422)
                .bodyText()
                .contains("Up to 2,000 characters; these are 6,000", "![[]()![[]()");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(say(ellie, " \u0000\n ", "FULL")).hasStatus(422);
        assertThat(say(ellie, "x", "ADMIN")).hasStatus(422);
        for (var number = 0; number < 5; number++) {
            write(ellie, "One more " + number);
        }
        assertThatThrownBy(() -> write(ellie, "The sixth")).isInstanceOf(Refused.class);
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void pressedTwiceAtOnceItIsOne() {
        AtOnce.run(8, number -> () -> comments.write(ellie, "what-was-said", "Once.", Signed.FULL));
        assertThat(count()).isOne();
    }

    @Test
    void onesOwnIsEditedAndDeletedAndNobodyElses() {
        write(ellie, "Frist");
        var id = only();
        given.attended(meeting, reader.id());
        assertThat(get("/comments/" + id + "/edit", reader)).hasStatus(404);
        assertThat(post("/comments/" + id + "/edit", reader, "version", "0", "body", "Mine", "signed", "FULL"))
                .hasStatus(404);
        assertThat(post("/comments/" + id + "/removal", reader)).hasStatus(404);
        assertThat(post("/comments/" + id + "/edit", ellie, "version", "0", "body", "First", "signed", "FULL"))
                .hasStatus(303);
        assertThat(post("/comments/" + id + "/edit", ellie, "version", "0", "body", "Second", "signed", "FULL"))
                .hasStatus(409)
                .bodyText()
                .contains("You changed it elsewhere", "Second");
        assertThat(post("/comments/" + id + "/removal", ellie)).hasStatus(303);
        assertThat(count()).isZero();
    }

    @Test
    void onesOwnIsDeletedAlsoWhileTheWriteUpIsTakenBack() {
        write(ellie, "Protect one hour.");
        comments.approve(marcus, meeting, only());
        jdbc.sql("update write_up set status = 'DRAFT'").update();

        assertThat(get("/write-ups/what-was-said/comments", reader)).hasStatus(404);
        assertThat(get("/write-ups/what-was-said/comments", null)).hasStatus(302);
        assertThat(body("/write-ups/what-was-said/comments", ellie))
                .contains("Protect one hour.", "/comments/" + only() + "/removal")
                .doesNotContain("What was said", "name=\"body\"");
        assertThat(post("/write-ups/what-was-said/comments", ellie, "body", "More.", "signed", "FULL"))
                .hasStatus(404);

        assertThat(post("/comments/" + only() + "/removal", ellie))
                .hasStatus(303)
                .hasHeader("Location", "/my");
        assertThat(count()).isZero();
        assertThat(get("/write-ups/what-was-said/comments", ellie)).hasStatus(404);
    }

    @Test
    void aReaderReportsAndAnAmbassadorTakesItOff() {
        write(ellie, "Too much said");
        var id = only();
        assertThat(get("/comments/" + id + "/report", reader))
                .as("not shown yet")
                .hasStatus(404);
        comments.approve(marcus, meeting, id);
        assertThat(post("/comments/" + id + "/report", reader, "said", "Said in confidence."))
                .hasStatus(303);
        comments.report(reader, CommentId.of(id), "Again");
        assertThat(page(null)).contains("Too much said");
        assertThat(get("/organise", marcus)).bodyText().contains("reported");
        assertThat(body("/organise/meetings/going-cloud/comments", marcus))
                .contains("Said in confidence.", "Reported once");

        assertThat(post("/organise/meetings/going-cloud/comments/" + id + "/hiding", marcus))
                .hasStatus(303);
        assertThat(page(null)).doesNotContain("Too much said");
        assertThat(body("/write-ups/what-was-said/comments", ellie)).contains("Taken off by the ambassadors");
        assertThatThrownBy(() -> comments.edit(ellie, CommentId.of(id), 2, "Back again", Signed.FULL))
                .isInstanceOf(Refused.class);
        // The trust is gone with it.
        write(ellie, "A new one");
        assertThat(page(null)).doesNotContain("A new one");
        assertThat(get("/organise", marcus)).bodyText().doesNotContain("reported");
    }

    @Test
    void whatWasKeptAndIsEditedSinceIsReportedAnew() {
        write(ellie, "Too much said");
        var id = only();
        comments.approve(marcus, meeting, id);
        comments.report(reader, CommentId.of(id), "Said in confidence.");
        comments.approve(marcus, meeting, id);
        assertThat(get("/organise", marcus)).bodyText().doesNotContain("reported");

        comments.edit(ellie, CommentId.of(id), 2, "An insult", Signed.FULL);
        assertThat(post("/comments/" + id + "/report", reader, "said", "And now this."))
                .hasStatus(303);
        assertThat(get("/organise", marcus)).bodyText().contains("reported");
        assertThat(body("/organise/meetings/going-cloud/comments", marcus))
                .contains("And now this.", "Reported once")
                .doesNotContain("Said in confidence.");
    }

    @Test
    void trustDoesNotComeBackByDeletingWhatWasTakenOff() {
        write(ellie, "A good one");
        comments.approve(marcus, meeting, only());
        write(ellie, "A bad one");
        assertThat(page(null)).contains("A bad one");
        var bad = jdbc.sql("select id from write_up_comment where body = 'A bad one'")
                .query(String.class)
                .single();
        comments.hide(marcus, meeting, bad);
        assertThat(post("/comments/" + bad + "/removal", ellie)).hasStatus(303);

        write(ellie, "The next one");
        assertThat(page(null)).contains("A good one").doesNotContain("The next one", "A bad one");
        comments.approve(
                marcus,
                meeting,
                jdbc.sql("select id from write_up_comment where body = 'The next one'")
                        .query(String.class)
                        .single());
        write(ellie, "Trusted again");
        assertThat(page(null)).contains("Trusted again");
    }

    @Test
    void whatWasTypedAndNotSentIsThereTheNextTime() {
        drafts.save(
                ellie.id(), "comment-on:" + writeUp(), "{\"body\":[\"Half a thought <b>\"],\"signed\":[\"FIRST\"]}");
        assertThat(body("/write-ups/what-was-said/comments", ellie))
                .contains("Half a thought &lt;b&gt;")
                .containsPattern("value=\"FIRST\"[^>]*checked");
        given.attended(meeting, reader.id());
        assertThat(body("/write-ups/what-was-said/comments", reader)).doesNotContain("Half a thought");

        write(ellie, "A whole thought");
        assertThat(body("/write-ups/what-was-said/comments", ellie)).doesNotContain("Half a thought");

        var id = only();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(3)));
        drafts.save(ellie.id(), "comment:" + id, "{\"body\":[\"A better thought\"],\"signed\":[\"FULL\"]}");
        assertThat(body("/comments/" + id + "/edit", ellie)).contains("A better thought");
        assertThat(post(
                        "/comments/" + id + "/edit",
                        ellie,
                        "version",
                        "0",
                        "body",
                        "The best thought",
                        "signed",
                        "FULL"))
                .hasStatus(303);
        assertThat(body("/comments/" + id + "/edit", ellie)).contains("The best thought");
    }

    @Test
    void aVendorsPeopleAreCalledSoWhateverTheyChose() {
        given.works(ellie.id(), given.organisation("Proofgate", "VENDOR"));
        comments.write(ellie, "what-was-said", "Buy two.", Signed.FIRST);
        assertThat(body("/organise/meetings/going-cloud/comments", marcus)).containsPattern(VENDOR);
        comments.approve(marcus, meeting, only());

        assertThat(page(null)).contains("<b>Ellie</b>").containsPattern(VENDOR).doesNotContain("Proofgate");
        assertThat(body("/comments/" + only() + "/report", reader)).containsPattern(VENDOR);
    }

    @Test
    void whatWaitsOrWasTakenOffIsInNothingThatOthersFetch() {
        write(ellie, "Waiting-4711");
        for (var address : List.of(
                "/write-ups/what-was-said",
                "/write-ups.atom",
                "/regions/south-west/write-ups.atom",
                "/search?q=4711")) {
            assertThat(body(address, null)).as(address).doesNotContain("Waiting-4711");
            assertThat(body(address, reader)).as(address).doesNotContain("Waiting-4711");
        }
        comments.approve(marcus, meeting, only());
        assertThat(page(null)).contains("Waiting-4711");
        comments.hide(marcus, meeting, only());
        assertThat(page(null)).doesNotContain("Waiting-4711");
        assertThat(page(reader)).doesNotContain("Waiting-4711");
        assertThat(get("/comments/" + only() + "/report", reader)).hasStatus(404);
    }

    @Test
    void ambassadorsOfElsewhereDecideNothing() {
        write(ellie, "Wait");
        var carys = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        assertThat(get("/organise/meetings/going-cloud/comments", carys)).hasStatus(404);
        assertThatThrownBy(() -> comments.approve(carys, meeting, only())).isInstanceOf(NotFound.class);
        var other = given.meeting(region, "Another day");
        assertThatThrownBy(() -> comments.approve(marcus, other, only())).isInstanceOf(NotFound.class);
    }

    private MvcTestResult say(CurrentPerson by, String body, String signed) {
        return post("/write-ups/what-was-said/comments", by, "body", body, "signed", signed);
    }

    private void write(CurrentPerson by, String body) {
        comments.write(by, "what-was-said", body, Signed.FULL);
    }

    private String only() {
        return jdbc.sql("select id from write_up_comment order by written_at limit 1")
                .query(String.class)
                .single();
    }

    private String writeUp() {
        return jdbc.sql("select id from write_up").query(String.class).single();
    }

    private int count() {
        return jdbc.sql("select count(*) from write_up_comment")
                .query(Integer.class)
                .single();
    }

    private String page(@Nullable CurrentPerson person) {
        return body("/write-ups/what-was-said", person);
    }

    private String body(String address, @Nullable CurrentPerson person) {
        try {
            var answer = get(address, person);
            assertThat(answer).hasStatusOk();
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
