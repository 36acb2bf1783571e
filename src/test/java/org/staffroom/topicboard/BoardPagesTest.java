package org.staffroom.topicboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What visitors, members and ambassadors see of the board, and what comes of what they type. */
@StaffroomTest
class BoardPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TopicBoard board;

    @Autowired
    VoteController votes;

    @Autowired
    Drafts drafts;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    private RegionId region;
    private CurrentPerson author;
    private CurrentPerson ambassador;
    private BoardTopicId topic;

    @BeforeEach
    void aTopic() {
        region = given.region("south-west", "South West");
        author = given.member("Josephine Secret");
        given.works(author.id(), given.organisation("Hidden Valley School", "SCHOOL"));
        ambassador = given.ambassador("Marcus Shore", region);
        topic = given.boardTopic(region, author.id(), "Phones on the wireless");
    }

    @Test
    void nobodyButAmbassadorsIsToldWhoAsks() {
        var elsewhere = given.ambassador("Bethan Rhys", given.region("wales", "Wales"));
        for (var path : new String[] {"/board", "/board/" + topic, "/regions/south-west", "/search?q=phones", "/"}) {
            assertThat(mvc.get().uri(path)).as(path).bodyText().doesNotContain("Josephine", "Hidden Valley", "_csrf");
            for (var reader : new CurrentPerson[] {given.member("Ann Lee"), elsewhere}) {
                assertThat(mvc.get().uri(path).with(as(reader)))
                        .as(path)
                        .bodyText()
                        .doesNotContain("Josephine", "Hidden Valley");
            }
        }
        assertThat(mvc.get().uri("/organise/board").with(as(elsewhere)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Josephine", "Phones");
        for (var path : new String[] {"/organise/board", "/board/" + topic}) {
            assertThat(mvc.get().uri(path).with(as(ambassador)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Josephine Secret, Hidden Valley School");
        }
    }

    /** What stands there already is put on a page that everybody sees with one press. */
    @Test
    void ofSeveralMeetingsOneIsChosenFirst() {
        given.meeting(region, "Spring meeting");
        var page = "/board/" + topic;
        assertThat(mvc.get().uri(page).with(as(ambassador)))
                .bodyText()
                .contains("Spring meeting, ", "The page of a published meeting changes at once.")
                .doesNotContain("<option value=\"\"");
        given.draft(region, "Summer meeting");
        assertThat(mvc.get().uri(page).with(as(ambassador)))
                .bodyText()
                .containsPattern("name=\"meeting\" required[^>]*><option value=\"\">Choose a meeting</option>");
    }

    @Test
    void visitorsGetNoSessionAndAWayThroughSigningIn() {
        for (var path : new String[] {"/board", "/board/" + topic}) {
            var answer = mvc.get().uri(path).exchange();
            assertThat(answer).hasStatusOk().bodyText().contains("/sign-in?continue=/board/" + topic + "/vote");
            assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        }
        assertThat(mvc.get().uri("/board/new")).hasStatus(302);
        var path = "/board/" + topic + "/vote";
        assertThat(votes.purpose(path)).hasValue("Sign in to vote for “Phones on the wireless”");
        assertThat(votes.complete(given.member("Ann Lee"), path)).hasValue("/board/" + topic);
        assertThat(votes.complete(author, path)).as("their own").hasValue("/board/" + topic);
        assertThat(votes.purpose("/board/------------------------------------/vote"))
                .isEmpty();
        assertThat(mvc.get().uri("/board/" + topic)).bodyText().contains("1 other person wants this");
    }

    @Test
    void whatIsTypedIsPutUpOrComesBack() {
        jdbc.sql("insert into region_follower values (?, ?, now())")
                .params(region.value(), author.id().value())
                .update();
        assertThat(mvc.get().uri("/board/new").with(as(author)))
                .bodyText()
                .contains("value=\"" + region + "\" selected=\"selected\"");
        assertThat(mvc.post()
                        .uri("/board")
                        .with(as(author))
                        .with(csrf())
                        .param("kind", "NONSENSE")
                        .param("title", "AI")
                        .param("body", "We have typed much."))
                .hasStatus(422)
                .bodyText()
                .contains("5 to 120 characters", "wrestling with it</", "We have typed much.");
        assertThat(mvc.post().uri("/board").with(as(author)).with(csrf())).hasStatus(422);
        drafts.save(author.id(), "board:new", "{\"title\":[\"Kept from yesterday\"],\"kind\":[\"WRESTLE\"]}");
        assertThat(mvc.get().uri("/board/new").with(as(author))).bodyText().contains("Kept from yesterday");
        assertThat(mvc.post()
                        .uri("/board")
                        .with(as(author))
                        .with(csrf())
                        .param("kind", "HEAR")
                        .param("title", "<script>alert(1)</script>")
                        .param("region", "")
                        .param("authorId", given.member("Somebody").id().toString())
                        .param("votes", "99")
                        .param("status", "HIDDEN"))
                .hasStatus3xxRedirection();
        assertThat(drafts.find(author.id(), "board:new")).isEmpty();
        assertThat(mvc.get().uri("/board"))
                .bodyText()
                .contains("&lt;script&gt;alert(1)", "The whole network")
                .doesNotContain("<script>alert");
        assertThat(jdbc.sql("select votes from board_topic where author_id = ? and title like '<%'")
                        .param(author.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void editedInTwoWindowsNothingTypedIsLost() {
        var post = mvc.post().uri("/board/" + topic).with(as(author)).with(csrf());
        jdbc.sql("update board_topic set version = 4, body = 'Theirs.'").update();
        assertThat(post.param("kind", "HEAR")
                        .param("version", "0")
                        .param("title", "Phones and watches")
                        .param("body", "Mine."))
                .hasStatus(409)
                .bodyText()
                .contains("Theirs.", "Mine.", "Phones and watches", "name=\"version\" value=\"4\"");
        assertThat(mvc.get().uri("/board/" + topic + "/edit").with(as(ambassador)))
                .hasStatus(404);
    }

    @Test
    void whatOnlyTheOtherWindowChangedIsKept() {
        jdbc.sql("update board_topic set body = ''").update();
        var seen = Given.hidden(
                "seen",
                mvc.get().uri("/board/" + topic + "/edit").with(as(author)).exchange());
        jdbc.sql("update board_topic set version = 4, body = 'Theirs.', kind = 'WRESTLE'")
                .update();
        assertThat(mvc.post()
                        .uri("/board/" + topic)
                        .with(as(author))
                        .with(csrf())
                        .param("kind", "HEAR")
                        .param("version", "0")
                        .param("title", "Phones, and watches")
                        .param("seen", seen))
                .hasStatus(409)
                .bodyText()
                .contains(">Theirs.</textarea>", "Phones, and watches", "save again to keep both");
    }

    @Test
    void isFoundByWordsRegionAndTopicInEitherOrder() {
        var wales = given.region("wales", "Wales");
        var cloud = given.topic("cloud", "Cloud");
        var other = given.boardTopic(wales, author.id(), "Two languages in one tenant");
        jdbc.sql("insert into board_tag values (?, ?)")
                .params(other.value(), cloud.value())
                .update();
        given.boardTopic(null, author.id(), "Licensing in two trusts");
        board.second(ambassador.id(), topic);
        var all = body("/board");
        assertThat(all.indexOf("Phones")).isLessThan(all.indexOf("Two languages"));
        var newest = body("/board?order=newest");
        assertThat(newest.indexOf("Phones")).isGreaterThan(newest.indexOf("Two languages"));
        assertThat(body("/board?region=wales")).contains("Two languages").doesNotContain("Phones", "Licensing");
        assertThat(body("/board?region=network")).contains("Licensing").doesNotContain("Phones", "Two languages");
        assertThat(body("/board?topic=cloud")).contains("Two languages").doesNotContain("Phones");
        assertThat(body("/board?q=wireless")).contains("Phones").doesNotContain("Two languages");
        assertThat(body("/board?q=nothing-at-all")).contains("No topic like that");
        assertThat(body("/board?page=7&order=%27&state=x&region=none")).contains("No topic like that");
    }

    @Test
    void whatIsHiddenIsThereForItsAuthorAndWhoHidIt() {
        assertThat(mvc.post()
                        .uri("/organise/board/" + topic + "/hiding")
                        .with(as(ambassador))
                        .with(csrf())
                        .param("reason", "short"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/board/" + topic)).hasStatusOk();
        var signIn = "/sign-in?continue=/board/" + topic + "/vote";
        assertThat(body(signIn)).contains("Sign in to vote for “Phones on the wireless”");
        board.hide(ambassador, topic, "It names a supplier.");
        assertThat(mvc.get().uri(signIn)).hasStatusOk().bodyText().doesNotContain("Phones");
        assertThat(mvc.get().uri("/board/" + topic)).hasStatus(404);
        assertThat(mvc.get().uri("/board/" + topic).with(as(given.member("Ann Lee"))))
                .hasStatus(404);
        assertThat(mvc.get().uri("/board/" + topic).with(as(author)))
                .bodyText()
                .contains("It names a supplier.")
                .doesNotContain("Put it back");
        assertThat(mvc.get().uri("/board/" + topic).with(as(ambassador)))
                .bodyText()
                .contains("Put it back on the board");
        assertThat(body("/board")).doesNotContain("Phones");
    }

    @Test
    void whatWasMergedLeadsOn() {
        var other = given.boardTopic(region, given.member("Ann Lee").id(), "Keeping phones off");
        assertThat(mvc.get().uri("/board/" + topic).with(as(ambassador)))
                .bodyText()
                .contains("Keeping phones off");
        board.merge(ambassador, topic, other);
        assertThat(mvc.get().uri("/board/" + topic)).hasStatus3xxRedirection().hasRedirectedUrl("/board/" + other);
        assertThat(mvc.get().uri("/board/" + java.util.UUID.randomUUID())).hasStatus(404);
        assertThat(mvc.get().uri("/board/nonsense")).hasStatus4xxClientError();
    }

    private String body(String path) {
        var answer = mvc.get().uri(java.net.URI.create(path)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
