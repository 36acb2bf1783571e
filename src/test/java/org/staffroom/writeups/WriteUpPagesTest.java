package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.files.Uploads;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;
import org.staffroom.topics.TopicId;

/** What readers find of write-ups: the page of each, the list, those like it; nothing of drafts, and nothing that runs. */
@StaffroomTest
class WriteUpPagesTest extends HeldMeeting {

    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

    @Autowired
    WriteUpPhotos photos;

    @Autowired
    Statements statements;

    @Test
    void everybodyReadsTheReport() {
        given.attended(meeting, given.member("Dan Rowsell").id());
        var vendor = given.talk("Spotting ransomware", "VENDOR");
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", vendor);
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), :talk, 'Slides', 'https://vendor.example/slides', 'EVERYONE', 0),
                               (gen_random_uuid(), :talk, 'Attendees only', 'https://vendor.example/inner', 'ATTENDEES', 1)
                        """).param("talk", vendor.value()).update();
        given.writeUp(meeting, given.member("Sunita Bhatt").id(), "Another view");
        publish(text("What was said", "## First\n\nForty came.", "A summary."));

        var page = body("/write-ups/what-was-said", null);

        assertThat(page)
                .contains("What was said", "by Marcus Shore", "Sunday 28 February 2027", "Going cloud venue")
                .contains("<h2>First</h2>", "Protecting time for CPD", "Plan the replacement")
                .contains("<b>2</b>", "new faces")
                .contains("https://vendor.example/slides", "Vendor talk")
                .contains("href=\"/meetings/going-cloud\"", "href=\"/write-ups/another-view\"")
                .contains("property=\"og:type\" content=\"article\"", "\"@type\":\"BlogPosting\"")
                .contains("<link rel=\"canonical\" href=\"http://localhost:8080/write-ups/what-was-said\"")
                .doesNotContain("vendor.example/inner", "/edit", "<form method=\"post\"", "Changed on");
        assertThat(get("/write-ups/what-was-said", null)).cookies().isEmpty();
        assertThat(body("/write-ups/what-was-said", marcus)).contains("/edit");
    }

    @Test
    void othersOnTheSameTopicsAreNamedOneOfEachMeeting() {
        var cloud = given.topic("cloud", "Cloud");
        var backup = given.topic("backup", "Backup");
        var esports = given.topic("esports", "Esports");
        talkOn(meeting, cloud, backup);
        publish(text("What was said", "Text", ""));
        var one = held("One shared", 20);
        talkOn(one, cloud);
        given.writeUp(one, marcus.id(), "Shares one topic");
        var both = held("Both shared", 40);
        talkOn(both, cloud, backup, esports);
        given.writeUp(both, marcus.id(), "Shares both topics");
        var account = given.writeUp(both, given.member("Ann Other").id(), "An account of the same day");
        jdbc.sql("update write_up set official = false where id = ?")
                .param(account.value())
                .update();
        var none = held("None shared", 3);
        talkOn(none, esports);
        given.writeUp(none, marcus.id(), "Shares none");
        var draft = held("Draft shared", 4);
        talkOn(draft, cloud, backup);
        given.writeUp(draft, marcus.id(), "A draft on both");
        jdbc.sql("update write_up set status = 'DRAFT' where title = 'A draft on both'")
                .update();

        assertThat(body("/write-ups/what-was-said", null))
                .containsSubsequence("Others on the same topics", "Shares both topics", "Shares one topic")
                .doesNotContain("An account of the same day", "Shares none", "A draft on both");
        assertThat(body("/write-ups/shares-none", null)).contains("Shares both topics");
        jdbc.sql("delete from presentation_topic").update();
        assertThat(body("/write-ups/what-was-said", null)).doesNotContain("Others on the same topics");
    }

    @Test
    void anAccountFromABlogSaysWhereItStoodFirst() {
        publish(new WriteUpText(
                "From my blog",
                "",
                "Text",
                List.of(),
                List.of(),
                LocalDate.of(2023, 2, 3),
                "https://www.cabinet.example/reading"));

        assertThat(body("/write-ups/from-my-blog", null))
                .contains("First published on 3 February 2023 at", "href=\"https://www.cabinet.example/reading\"")
                .contains(">cabinet.example</a>")
                .contains("<link rel=\"canonical\" href=\"https://www.cabinet.example/reading\"");
    }

    @Test
    void aLaterChangeIsDated() {
        var id = publish(text("What was said", "Text", ""));
        clock.travelTo(Instant.parse("2027-03-09T12:00:00Z"));
        writeUps.edit(marcus, id, queries.head(id).version(), text("What was said", "More", ""));

        assertThat(body("/write-ups/what-was-said", null)).contains("Changed on 9 March 2027");
    }

    @Test
    void draftsAreNowhere() {
        var id = writeUps.startReport(marcus, meeting);
        writeUps.edit(marcus, id, 0, text("Not yet ready", "Secret-4711", ""));

        assertNowhere();
        assertThat(get("/write-ups/" + id + "/card.png", marcus)).hasStatus(404);
        assertThat(get("/write-ups/" + id, null)).hasStatus(404);

        writeUps.publish(marcus, id);
        assertThat(body("/search?q=secret", null)).contains("Not yet ready");
        writeUps.withdraw(marcus, id);
        assertNowhere();
    }

    @Test
    void hostileTextIsShownAndDoesNothing() {
        var id = writeUps.startReport(marcus, meeting);
        var body = HOSTILE
                + "\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://evil.example/pixel.png)\n\n"
                + "<a href=\"x\" onclick=\"alert(3)\">d</a>\n\n[e](https://fine.example/?a=1&b=2)";
        writeUps.edit(
                marcus,
                id,
                0,
                new WriteUpText("Title " + HOSTILE, HOSTILE, body, List.of(HOSTILE), List.of(HOSTILE), null, null));
        var file = photos.add(marcus, id, stream(Uploads.picture("jpeg", 60, 40)), HOSTILE + ".jpg");
        photos.describe(marcus, id, List.of(new WriteUpPhotos.Details(file, HOSTILE, HOSTILE)));
        var other = photos.add(marcus, id, stream(Uploads.picture("jpeg", 61, 40)), "b.jpg");
        photos.describe(marcus, id, List.of(new WriteUpPhotos.Details(other, HOSTILE, HOSTILE)));
        photos.move(marcus, id, file, 1);
        given.picturesAreMade();
        var slug = writeUps.publish(marcus, id);

        for (var page : List.of(
                body("/write-ups/" + slug, null),
                body("/write-ups", null),
                body("/write-ups/" + id + "/edit", marcus),
                body("/organise/meetings/going-cloud/write-up", marcus))) {
            assertThat(page)
                    .doesNotContain("<script>alert", "<img src=x", "javascript:alert(1)\"", "\"data:text")
                    .doesNotContain("evil.example/pixel.png\"", "onclick=\"alert")
                    .contains("&lt;script&gt;");
        }
        assertThat(body("/write-ups/" + slug, null)).contains("rel=\"nofollow\"", "\\u003cscript");
    }

    @Test
    void hostileMarkdownCostsLessThanASecond() {
        for (var hostile : List.of("![[]()", "[", "> ", "*a_", "![", "`", "<", "- ")) {
            var text = hostile.repeat(64 * 1024 / hostile.length());
            var start = System.nanoTime();
            assertThat(post("/write-ups/preview", marcus, "body", text)).hasStatusOk();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(hostile).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void theListIsFilteredAndPaged() {
        given.writeUp(meeting, marcus.id(), "Going cloud, told");
        var wales = given.region("wales", "Wales");
        var there = given.meeting(wales, "Wireless", EmptyTables.NOW.minus(Duration.ofDays(9)), 30);
        for (var number = 0; number < 14; number++) {
            given.writeUp(there, given.member("Carys Wynn").id(), "Wireless " + number);
        }

        assertThat(body("/write-ups?region=south-west", null))
                .contains("Going cloud, told", "1 write-up")
                .doesNotContain("Wireless 1");
        assertThat(body("/write-ups?q=cloud", null))
                .contains("Going cloud, told")
                .doesNotContain("Wireless 1");
        assertThat(body("/write-ups?region=wales", null))
                .contains("Page 1 of 2", "href=\"/write-ups?region=wales&amp;page=2\"");
        assertThat(body("/write-ups?region=wales&page=2", null)).contains("Page 2 of 2");
        assertThat(body("/write-ups?q=nothing", null)).contains("No write-up is like that");
        for (var odd : List.of("?page=x", "?page=-1", "?q=%00%27%22%25", "?region=%27", "?q=" + "x".repeat(900))) {
            assertThat(get("/write-ups" + odd, null)).as(odd).hasStatusOk();
        }
        assertThat(get("/write-ups", null)).cookies().isEmpty();
        assertThat(body("/write-ups", null)).doesNotContain("method=\"post\"");
    }

    @Test
    void anEmptyListSaysWhatWillBeHere() {
        assertThat(body("/write-ups", null)).contains("No write-ups yet");
    }

    @Test
    void oneOrThirtyCostTheSame() {
        given.writeUp(meeting, marcus.id(), "The first");
        get("/write-ups", null);
        get("/write-ups/the-first", null);
        var one = statements.during(() -> get("/write-ups", null));
        var page = statements.during(() -> get("/write-ups/the-first", null));
        var desk = statements.during(() -> get("/organise/meetings/going-cloud/write-up", marcus));
        var mine = statements.during(() -> get("/my/write-ups", marcus));
        for (var number = 0; number < 30; number++) {
            given.writeUp(meeting, marcus.id(), "More " + number);
            given.attended(given.meeting(region, "Day " + number), marcus.id());
        }

        assertThat(statements.during(() -> get("/write-ups", null)))
                .hasSameSizeAs(one)
                .hasSizeLessThanOrEqualTo(8);
        assertThat(statements.during(() -> get("/write-ups/the-first", null)))
                .hasSameSizeAs(page)
                .hasSizeLessThanOrEqualTo(8);
        assertThat(statements.during(() -> get("/organise/meetings/going-cloud/write-up", marcus)))
                .hasSameSizeAs(desk)
                .hasSizeLessThanOrEqualTo(10);
        assertThat(statements.during(() -> get("/my/write-ups", marcus))).hasSameSizeAs(mine);
    }

    private MeetingId held(String title, int daysAgo) {
        return given.meeting(region, title, EmptyTables.NOW.minus(Duration.ofDays(daysAgo)), 30);
    }

    private void talkOn(MeetingId where, TopicId... topics) {
        var talk = given.talk("Talk of " + where, "MEMBER", marcus.id());
        given.agendaItem(where, 0, 30, "MEMBER_TALK", talk);
        for (var topic : topics) {
            jdbc.sql("insert into presentation_topic values (?, ?)")
                    .params(talk.value(), topic.value())
                    .update();
        }
    }

    private void assertNowhere() {
        for (var address : List.of(
                "/",
                "/write-ups",
                "/write-ups?q=4711",
                "/write-ups.atom",
                "/regions/south-west",
                "/regions/south-west/write-ups.atom",
                "/search?q=secret",
                "/search?q=ready",
                "/sitemap.xml",
                "/meetings/going-cloud")) {
            assertThat(body(address, null)).as(address).doesNotContain("Not yet ready", "Secret", "not-yet-ready");
        }
        assertThat(get("/write-ups/not-yet-ready/card.png", marcus)).hasStatus(404);
        assertThat(get("/write-ups/not-yet-ready", marcus)).hasStatus(404);
    }

    private WriteUpId publish(WriteUpText text) {
        var id = writeUps.startReport(marcus, meeting);
        writeUps.edit(marcus, id, queries.head(id).version(), text);
        writeUps.publish(marcus, id);
        return id;
    }

    private static WriteUpText text(String title, String body, String summary) {
        return new WriteUpText(
                title, summary, body, List.of("Protecting time for CPD"), List.of("Plan the replacement"), null, null);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
