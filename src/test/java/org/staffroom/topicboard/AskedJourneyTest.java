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

/** From a question in an empty region to a discussion that the others hear of. */
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
}
