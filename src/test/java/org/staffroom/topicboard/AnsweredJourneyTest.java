package org.staffroom.topicboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.forced;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** From a question on the board to a talk that is offered because of it, and back to whoever asked. */
class AnsweredJourneyTest extends Journey {

    @Test
    void aTalkIsOfferedForAQuestion(InBrowser.People people) {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void aTalkIsOfferedForAQuestionWithoutJavaScript(InBrowser.People people) {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var jo = given.member("Jo Blake");
        var ann = given.member("Ann Lee");
        var meeting = given.meeting(region, "Spring meeting");

        var organising = desk.get();
        mails.signIn(organising, marcus.email());
        organising.navigate("/organise/regions/south-west/call");
        organising.locator("input[name=open]:not([type=hidden])").check(forced());
        organising.locator("form:has([name=words]) button.first").click();

        // Jo asks the same twice, in two ways; Ann wants the first.
        var asking = phone.get();
        mails.signIn(asking, jo.email());
        ask(asking, region.toString(), "Phones on the wireless");
        var first = address(asking);
        ask(asking, region.toString(), "Phones in the canteen");
        var second = address(asking);
        var voting = phone.get();
        mails.signIn(voting, ann.email());
        voting.navigate(first);
        voting.locator("form[action$='/vote'] button").click();

        // Tom knows about it.
        var offering = phone.get();
        mails.signIn(offering, given.member("Tom Hale").email());
        offering.navigate(first);
        offering.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Offer a talk on it"))
                .click();
        assertThat(offering.locator("main")).containsText("It answers “Phones on the wireless”");
        assertThat(offering.locator("[name=answers]")).isChecked();
        offering.locator("[name=abstractText]").fill("A second network, and what it cost.");
        offering.locator("form:has([name=title]) button.first").click();
        assertThat(offering.locator("[name=answers]")).isChecked();
        offering.locator("[name=title]").fill("A network for what they bring");
        offering.locator("[name=nature][value=TECHNICAL]").check(forced());
        offering.locator("[name=level][value=INTRODUCTORY]").check(forced());
        offering.locator("[name=minutes][value='30']").check(forced());
        offering.locator("form:has([name=title]) button.first").click();
        assertThat(offering.locator("main")).containsText("Phones on the wireless");
        offering.navigate("/proposals/new");
        assertThat(offering.locator("[name=answers]")).hasCount(0);

        // The ambassador merges the two questions; the talk answers what is left.
        organising.navigate("/organise/proposals");
        assertThat(organising.locator(".proposals > li")).containsText("2 people want this");
        organising.navigate(first);
        organising.locator("details:has(form[action$='/merge']) summary").click();
        organising.locator("form[action$='/merge'] input[type=radio]").first().check(forced());
        organising.locator("form[action$='/merge'] button").click();
        organising.navigate("/organise/proposals");
        organising.locator(".proposals a").first().click();
        assertThat(organising.locator("main dl")).containsText("Phones in the canteen");
        organising
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accept to a meeting"))
                .click();
        organising.locator("select[name=slot]").selectOption(meeting + ":end");
        organising.locator("[name=words]").fill("We would love to have it.");
        organising
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept and send"))
                .click();

        // Whoever asked is told once, and sees where.
        assertThat(mailsOf(ann)).isEqualTo(1);
        assertThat(mailsOf(jo)).isEqualTo(1);
        voting.navigate(second);
        assertThat(voting.locator(".on-agenda")).hasCount(1);
        voting.locator(".on-agenda a").click();
        assertThat(voting.locator("main")).containsText("A network for what they bring");

        // Off the agenda, it is off the board.
        jdbc.sql("delete from agenda_item where presentation_id is not null").update();
        voting.navigate(second);
        assertThat(voting.locator(".on-agenda")).hasCount(0);
    }

    private static void ask(Page page, String region, String title) {
        page.navigate("/board/new");
        page.locator("label:has(input[value=WRESTLE])").click();
        page.locator("input[name=title]").fill(title);
        page.locator("select[name=region]").selectOption(region);
        page.locator("main form button.first").click();
        assertThat(page.locator(".flash")).containsText("on the board");
    }

    private String address(Page page) {
        return page.url().replaceAll("^https?://[^/]+|[?#].*", "");
    }

    private int mailsOf(CurrentPerson person) {
        return jdbc.sql("select count(*) from delivery where template = 'topic-planned' and person_id = ?")
                .param(person.id().value())
                .query(Integer.class)
                .single();
    }
}
