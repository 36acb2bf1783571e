package org.staffroom.topicboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** From a question in an empty region to a discussion that the others hear of; two regions together; what one follows. */
class AskedJourneyTest extends Journey {

    @Autowired
    Meetings meetings;

    @Test
    void aQuestionBecomesADiscussion(InBrowser.People people) {
        ask(people::atADesk, people::onAPhone);
    }

    @Test
    void aQuestionBecomesADiscussionWithoutJavaScript(InBrowser.People people) {
        ask(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void ask(Supplier<Page> desk, Supplier<Page> phone) {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var jo = given.member("Jo Blake");
        var ann = given.member("Ann Lee");
        var draft = given.draft(region, "Spring meeting");

        // Jo asks.
        var asking = desk.get();
        mails.signIn(asking, jo.email());
        asking.navigate("/board");
        asking.locator("main a[href='/board/new']").first().click();
        asking.locator("label:has(input[value=WRESTLE])").click();
        asking.locator("input[name=title]").fill("Phones on the wireless");
        asking.locator("select[name=region]").selectOption(region.toString());
        asking.locator("main form button.first").click();
        assertThat(asking.locator(".flash")).containsText("on the board");

        // Ann, on a phone, is sent through signing in, and her vote counts.
        var voting = phone.get();
        voting.navigate("/board");
        assertThat(voting.locator("main")).not().containsText("Jo Blake");
        voting.locator(".vote a").click();
        mails.enter(voting, ann.email());
        assertThat(voting.locator("main")).containsText("You want this");
        var organising = desk.get();
        mails.signIn(organising, marcus.email());
        count(asking, organising, "1");
        // Taken back and given again where it stands in the list, with the keyboard; once more in another tab is no
        // more.
        voting.navigate("/board");
        voting.locator(".vote button").focus();
        voting.keyboard().press("Enter");
        assertThat(voting.locator(".vote button")).containsText("Me too");
        count(asking, organising, "0");
        var tab = voting.context().newPage();
        tab.navigate("/board");
        voting.locator(".vote button").focus();
        voting.keyboard().press("Enter");
        assertThat(voting.locator(".vote button")).containsText("You too");
        count(asking, organising, "1");
        assertThat(tab.locator(".vote button")).containsText("Me too");
        tab.locator(".vote button").click();
        assertThat(tab.locator(".vote button")).containsText("You too");
        count(asking, organising, "1");

        // Marcus sees who asks, finds it beside the proposals, and puts it on the agenda of his draft.
        assertThat(organising.locator("main")).containsText("Asked by Jo Blake");
        organising.navigate("/organise/proposals");
        assertThat(organising.locator(".asked b")).hasText("1");
        organising.locator("main").getByText("Phones on the wireless").click();
        assertThat(organising.locator("h1")).hasText("Phones on the wireless");
        organising.locator("select[name=meeting]").selectOption(draft.toString());
        organising.locator("form[action$='/discussions'] button").click();
        assertThat(organising.locator("main")).containsText("Phones on the wireless");
        assertThat(mailsOf(ann)).as("of a draft").isZero();
        meetings.publish(marcus, draft);

        // Ann hears of it, and sees where.
        assertThat(mailsOf(ann)).isEqualTo(1);
        assertThat(mailsOf(jo)).isEqualTo(1);
        voting.navigate("/board");
        voting.locator(".on-agenda a").click();
        assertThat(voting).hasURL(java.util.regex.Pattern.compile(".*/meetings/spring-meeting$"));
        assertThat(voting.locator("main")).containsText("Phones on the wireless");
    }

    /** What whoever asked reads on the board, and the ambassador on the desk. */
    private static void count(Page asking, Page organising, String votes) {
        asking.navigate("/board");
        assertThat(asking.locator(".vote b")).hasText(votes);
        organising.navigate("/organise/board");
        assertThat(organising.locator(".vote b")).hasText(votes);
    }

    private int mailsOf(CurrentPerson person) {
        return jdbc.sql("select count(*) from delivery where template = 'topic-planned' and person_id = ?")
                .param(person.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void twoRegionsHoldAMeetingTogetherWithoutJavaScript(InBrowser.People people) {
        var southWest = given.region("south-west", "South West");
        var wales = given.region("wales", "Wales");
        var marcus = given.ambassador("Marcus Shore", southWest);
        var carys = given.ambassador("Carys Wynn", wales);
        var meeting = given.meeting(southWest, "Across the bridge");
        given.confirmed(meeting, given.member("Gwen Guest").id());

        var leading = people.withoutJavaScript();
        mails.signIn(leading, marcus.email());
        leading.navigate("/organise/meetings/across-the-bridge/details");
        leading.locator("select#co-host").selectOption(wales.toString());
        leading.locator("form[action$='/co-hosts'] button").click();
        assertThat(leading.locator(".flash")).containsText("Invited");

        var invited = people.withoutJavaScript();
        mails.signIn(invited, carys.email());
        invited.navigate("/organise");
        assertThat(invited.locator(".todo")).containsText("Across the bridge");
        invited.navigate("/organise/meetings/across-the-bridge/co-hosts/" + wales);
        invited.locator("textarea[name=words]").fill("Gladly.");
        invited.locator("main form button.first").click();
        assertThat(invited.locator(".flash")).containsText("Accepted");
        invited.navigate("/organise/meetings/across-the-bridge/agenda");
        assertThat(invited.locator("main form[action$='/agenda']").last()).isVisible();
        invited.navigate("/organise/meetings/across-the-bridge/attendees");
        assertThat(invited.locator("main")).containsText("Gwen Guest");

        var visitor = people.withoutJavaScript();
        visitor.navigate("/regions/wales");
        assertThat(visitor.locator("main")).containsText("Across the bridge");
        assertThat(jdbc.sql(
                                "select facts ->> 'reason' from delivery where template = 'co-host-accepted' and person_id = ?")
                        .param(marcus.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("Gladly.");
    }

    @Test
    void homeIsOrderedByWhatOneFollowsAndSaysWhy(InBrowser.People people) {
        var wales = given.region("wales", "Wales");
        var north = given.region("north-east", "North East");
        given.topic("cloud", "Cloud");
        given.meeting(north, "In the North", java.time.Instant.parse("2027-03-10T09:30:00Z"), 30);
        given.meeting(wales, "In Wales", java.time.Instant.parse("2027-04-20T09:30:00Z"), 30);
        var ann = given.member("Ann Lee");
        var page = people.onAPhone();
        mails.signIn(page, ann.email());
        page.navigate("/");
        assertThat(page.locator("main")).containsText("Tell us where you are");
        page.locator("main a[href='/my/following']").first().click();
        page.getByLabel("Wales").check();
        page.getByLabel("Cloud").check();
        page.locator("main form button.first").click();
        assertThat(page.locator(".next li").first()).containsText("In Wales");
        assertThat(page.locator(".next li").first()).containsText("You follow Wales");
        assertThat(page.locator(".next li").last()).containsText("In the North");

        var visitor = people.onAPhone();
        visitor.navigate("/");
        assertThat(visitor.locator(".next li").first()).containsText("In the North");
        assertThat(visitor.locator("main")).not().containsText("You follow");
    }
}
