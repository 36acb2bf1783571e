package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;
import org.staffroom.writeups.WriteUpId;

@StaffroomTest
class WriteUpFeedTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    private RegionId region;
    private CurrentPerson author;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        author = given.ambassador("Jo Blake", region);
    }

    @Test
    void tellsOfAWriteUpAsAReaderUnderstandsIt() throws Exception {
        var id = given.writeUp(given.meeting(region, "Spring meeting"), author.id(), "What we said in spring");
        jdbc.sql("update write_up set canonical_url = 'https://blog.example/spring' where id = ?")
                .param(id.value())
                .update();
        var feed = feed("/write-ups.atom");
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("Schools IT Network: write-ups");
        assertThat(feed.getUri()).startsWith("urn:uuid:");
        var entry = feed.getEntries().get(0);
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + id);
        assertThat(entry.getTitle()).isEqualTo("What we said in spring");
        assertThat(entry.getAuthor()).isEqualTo("Jo Blake");
        assertThat(entry.getLink()).endsWith("/write-ups/what-we-said-in-spring");
        assertThat(entry.getLinks()).anyMatch(link -> "via".equals(link.getRel()));
        assertThat(entry.getPublishedDate().toInstant().getEpochSecond()).isEqualTo(EmptyTables.NOW.getEpochSecond());
        assertThat(entry.getContents().get(0).getValue()).contains("<p>Forty people came.</p>");
        assertThat(feed("/regions/south-west/write-ups.atom").getTitle())
                .isEqualTo("Schools IT Network: write-ups from South West");
    }

    @Test
    void carriesAllOfItWithWholeAddressesAndSaysWhoseTalksTheyWere() throws Exception {
        var meeting = given.meeting(region, "Spring meeting");
        var together = given.member("Ellie Marsh");
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", given.talk("Ransomware", "VENDOR", author.id()));
        given.agendaItem(meeting, 30, 30, "MEMBER_TALK", given.talk("Growing <i>our</i> own", "MEMBER", author.id()));
        jdbc.sql("update agenda_item set title = ''").update();
        var id = given.writeUp(meeting, author.id(), "What we said in spring");
        jdbc.sql("update write_up set body = ? where id = ?")
                .params(
                        "[Next](/meetings/summer?a=1&b=2) [there](#end) [out](https://a.example/?x=\"1\") <img src=x>",
                        id.value())
                .update();
        jdbc.sql("insert into write_up_point values (?, 'TAKEAWAY', 0, 'Plan <b>early</b>')")
                .param(id.value())
                .update();
        jdbc.sql("insert into write_up_co_author values (?, ?, null, now())")
                .params(id.value(), together.id().value())
                .update();
        var entry = feed("/write-ups.atom").getEntries().get(0);
        assertThat(entry.getAuthors())
                .extracting(person -> person.getName())
                .containsExactly("Jo Blake", "Ellie Marsh");
        assertThat(entry.getContents().get(0).getValue())
                .contains("href=\"http://localhost:8080/meetings/summer?a=1&amp;b=2\"")
                .contains("href=\"http://localhost:8080/write-ups/what-we-said-in-spring#end\"", "https://a.example/")
                .contains("<h2>Takeaways</h2><ul><li>Plan &lt;b&gt;early&lt;/b&gt;</li></ul>")
                .contains(
                        ">Ransomware</a> (Vendor talk)</li>",
                        ">Growing &lt;i&gt;our&lt;/i&gt; own</a> (Member talk)</li>")
                .doesNotContain("<img src=x", "href=\"/");
    }

    @Test
    void carriesPhotosTheFirstOnTopWithWholeAddresses() throws Exception {
        var meeting = given.meeting(region, "Spring meeting");
        var id = given.writeUp(meeting, author.id(), "What we said in spring");
        photo(meeting, id, 0, "the group.jpg", "IMAGE", "All of us", "At the <gate>");
        photo(meeting, id, 1, "cake.jpg", "IMAGE", "A \"cake\"", "");
        photo(meeting, id, 2, "coming.jpg", "ARRIVING", "Not made yet", "");

        var html =
                feed("/write-ups.atom").getEntries().get(0).getContents().get(0).getValue();

        assertThat(html)
                .startsWith("<figure><img src=\"http://localhost:8080/files/")
                .containsPattern(
                        "/960/the%20group.jpg\" alt=\"All of us\"><figcaption>At the &lt;gate&gt;</figcaption>")
                .containsSubsequence("Forty people came.", "/960/cake.jpg\" alt=\"A &quot;cake&quot;\">")
                .doesNotContain("coming.jpg", "src=\"/");
        assertThat(feed("/regions/south-west/write-ups.atom")
                        .getEntries()
                        .get(0)
                        .getContents()
                        .get(0)
                        .getValue())
                .isEqualTo(html);
    }

    private void photo(
            MeetingId meeting,
            WriteUpId writeUp,
            int position,
            String name,
            String kind,
            String shows,
            String caption) {
        var file = UUID.randomUUID();
        var photo = UUID.randomUUID();
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, sha256, widths, height, uploaded_at)
                        values (?, ?, ?, 'image/jpeg', 1, sha256(''), cast(? as int[]), ?, now())
                        """)
                .params(
                        file,
                        name,
                        kind,
                        kind.equals("IMAGE") ? "{480,960,1600}" : "{}",
                        kind.equals("IMAGE") ? 1000 : 0)
                .update();
        jdbc.sql("""
                        insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
                        values (?, ?, ?, sha256(?), ?, now())
                        """)
                .params(
                        photo,
                        meeting.value(),
                        file,
                        name.getBytes(StandardCharsets.UTF_8),
                        author.id().value())
                .update();
        jdbc.sql(
                        "insert into write_up_photo (write_up_id, photo_id, position, alternative, caption) values (?, ?, ?, ?, ?)")
                .params(writeUp.value(), photo, position, shows, caption)
                .update();
    }

    @Test
    void carriesNoScriptAndNothingThatXmlCannot() throws Exception {
        var id = given.writeUp(given.meeting(region, "Spring meeting"), author.id(), "Title");
        jdbc.sql("update write_up set title = ?, body = ? where id = ?")
                .params(
                        "A <b>bold</b> \u0007 title ]]>",
                        "Text \u0001<script>alert(1)</script> [x](javascript:alert(1))",
                        id.value())
                .update();
        var entry = feed("/write-ups.atom").getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("A <b>bold</b>  title ]]>");
        assertThat(entry.getContents().get(0).getValue()).doesNotContain("<script", "href=\"javascript");
    }

    @Test
    void hasOnlyWhatIsPublishedInTheRegion() throws Exception {
        var meeting = given.meeting(region, "Spring meeting");
        given.writeUp(meeting, author.id(), "Published");
        var draft = given.writeUp(meeting, author.id(), "Not yet");
        jdbc.sql("update write_up set status = 'DRAFT' where id = ?")
                .param(draft.value())
                .update();
        given.region("wales", "Wales");
        assertThat(feed("/write-ups.atom").getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("Published");
        assertThat(feed("/regions/wales/write-ups.atom").getEntries()).isEmpty();
        assertThat(mvc.get().uri("/regions/nowhere/write-ups.atom")).hasStatus(404);
    }

    @Test
    void isNotSentAgainToWhoHasItAndCostsTheSameForOneAndForThirty() {
        var meeting = given.meeting(region, "Spring meeting");
        given.writeUp(meeting, author.id(), "First of all");
        var tag = mvc.get().uri("/write-ups.atom").exchange().getResponse().getHeader("ETag");
        assertThat(mvc.get().uri("/write-ups.atom").header("If-None-Match", tag))
                .hasStatus(304);
        var one = statements.during(() -> mvc.get().uri("/write-ups.atom").exchange());
        for (var i = 0; i < 29; i++) {
            given.writeUp(meeting, author.id(), "Write-up " + i);
        }
        assertThat(mvc.get().uri("/write-ups.atom").header("If-None-Match", tag))
                .hasStatusOk();
        var many = statements.during(() -> mvc.get().uri("/write-ups.atom").exchange());
        assertThat(many).hasSameSizeAs(one).hasSizeLessThanOrEqualTo(8);
    }

    private SyndFeed feed(String path) throws Exception {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).hasStatusOk().hasHeader("Content-Type", "application/atom+xml; charset=utf-8");
        return new SyndFeedInput()
                .build(new StringReader(answer.getResponse().getContentAsString(StandardCharsets.UTF_8)));
    }
}
