package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.fill;
import static org.staffroom.support.Forms.forced;
import static org.staffroom.support.Forms.publish;
import static org.staffroom.support.Forms.send;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;

/** From two empty regions to whatever somebody may look for, and to what comes first for who follows it. */
class FoundJourneyTest extends MailJourney {

    @Test
    void whatIsPlannedIsFoundAndComesFirst(InBrowser.People people) throws Exception {
        tell(people, people::atADesk, people::onAPhone, true);
    }

    @Test
    void whatIsPlannedIsFoundAndComesFirstWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people, people::withoutJavaScript, people::withoutJavaScript, false);
    }

    private void tell(InBrowser.People people, Supplier<Page> desk, Supplier<Page> phone, boolean scripts)
            throws Exception {
        var southWest = given.region("south-west", "South West");
        var scotland = given.region("scotland", "Scotland");
        var marcus = given.ambassador("Marcus Shore", southWest);
        var priya = given.ambassador("Priya Nair", scotland);
        var admin = desk.get();
        mails.signIn(admin, given.admin("Alex Reed").email());
        topic(admin, "Licensing");
        topic(admin, "Networks");
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        var fellow = desk.get();
        mails.signIn(fellow, priya.email());

        // A talk each, given at a meeting each; and a year long past, brought along as a table.
        write(organiser, "Licences, plainly", "Siân Prosser", "Licensing");
        write(fellow, "Wires and waves", "Hamish Orr", "Networks");
        give(organiser, "Bristol in May", "2027-05-11", "Bristol", "BS1 5QD", "Licences, plainly");
        give(fellow, "Edinburgh in April", "2027-04-13", "Edinburgh", "EH1 1AA", "Wires and waves");
        organiser.navigate("/organise/imports");
        organiser
                .locator("textarea[name=table]")
                .fill("Region\tDate\tStart\tEnd\tTitle\tVenue\tTown\tPostcode\tTalk\tKind\tSpeakers\tTopics\n"
                        + "South West\t14 March 2023\t9.30am\t3pm\tOld friends\tThe Castle\tBristol\tBS1 5QD\t"
                        + "Licences of old\tmember\tTom Hale (Severn Vale School)\tLicensing");
        organiser.locator("main form button[type=submit]").click();
        organiser.getByText("Import the row").click();
        assertThat(organiser.locator("h1")).hasText("Imported");

        // Each list sends on what it has not to the search, which knows the slip.
        var visitor = phone.get();
        for (var list : List.of("/meetings", "/presentations", "/write-ups", "/board")) {
            visitor.navigate(list);
            visitor.locator("main input[type=search]").fill("lisences");
            visitor.locator("main input[type=search]").press("Enter");
            visitor.getByText("Look for “lisences” everywhere").click();
            assertThat(visitor.locator("main")).containsText("These are for “licences”.");
        }

        // One kind alone, by a word that is mistyped; and nothing of a word that nobody wrote.
        visitor.navigate("/search");
        look(visitor, "photocopiers");
        assertThat(visitor.locator("main")).containsText("Nothing was found for “photocopiers”");
        look(visitor, "lisences");
        assertThat(visitor.locator("main")).containsText("Nothing was found for “lisences”. These are for “licences”.");
        assertThat(visitor.locator(".found")).containsText("Licences, plainly");
        visitor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Talks \\d")))
                .click();
        finds(visitor, "Licences, plainly", "Licences of old");
        // A region, a year, a topic, somebody who speaks.
        narrow(visitor, "Region", "Scotland");
        finds(visitor, "Edinburgh in April", "Wires and waves");
        narrow(visitor, "Academic year", "2022/23");
        finds(visitor, "Old friends", "Licences of old");
        narrow(visitor, "Topic", "Licensing");
        assertThat(visitor.locator(".found")).containsText("Licences of old");
        assertThat(visitor.locator(".found")).not().containsText("Wires and waves");
        look(visitor, "licences");
        open(visitor);
        visitor.getByLabel("Region").selectOption("South West");
        visitor.getByLabel("Academic year").selectOption("2026/27");
        press(visitor);
        finds(visitor, "Licences, plainly");
        visitor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Licences, plainly"))
                .click();
        assertThat(visitor).hasURL(Pattern.compile(".*/presentations/licences-plainly"));
        visitor.navigate("/search");
        open(visitor);
        visitor.locator("#speaker").fill("Hamish Orr");
        press(visitor);
        assertThat(visitor.locator(".found")).containsText("Wires and waves");
        assertThat(visitor.locator(".found")).not().containsText("Licences");

        // The nearest first: by a postcode, and by where the browser says it is.
        visitor.navigate("/");
        assertThat(visitor.locator(".next h3")).hasText(new String[] {"Edinburgh in April", "Bristol in May"});
        visitor.locator("#near").fill("TA1 5NQ");
        visitor.locator("#near").press("Enter");
        assertThat(visitor.locator(".next h3")).hasText(new String[] {"Bristol in May", "Edinburgh in April"});
        assertThat(visitor.locator(".next li").first()).containsText("miles away");
        if (scripts) {
            var walker = people.with(new NewContextOptions()
                    .setViewportSize(375, 812)
                    .setGeolocation(new Geolocation(51.0153, -3.1069))
                    .setPermissions(List.of("geolocation")));
            walker.navigate("/");
            walker.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my position"))
                    .click();
            assertThat(walker.locator(".next h3")).hasText(new String[] {"Bristol in May", "Edinburgh in April"});
        }

        // A member follows a topic: its meeting comes first, and the other when its region is followed instead.
        var ann = given.member("Ann Lee");
        var member = phone.get();
        mails.signIn(member, ann.email());
        member.navigate("/");
        assertThat(member.locator("main")).containsText("Tell us where you are");
        assertThat(member.locator(".next h3").first()).hasText("Edinburgh in April");
        member.navigate("/topics/licensing");
        member.locator("form[action$='/follower'] button").click();
        member.navigate("/");
        assertThat(member.locator(".next h3").first()).hasText("Bristol in May");
        assertThat(member.locator(".next li").first()).containsText("You follow Licensing");
        member.navigate("/topics/licensing");
        member.locator("form[action$='/follower/removal'] button").click();
        member.navigate("/regions/scotland");
        member.locator("form[action$='/follower'] button").click();
        member.navigate("/");
        assertThat(member.locator(".next h3").first()).hasText("Edinburgh in April");
        assertThat(member.locator(".next li").first()).containsText("You follow Scotland");
        visitor.navigate("/");
        assertThat(visitor.locator("main")).not().containsText("You follow");

        // Or what is chosen on one page: the region stands before the topic on Monday, though its meeting is later.
        member.getByText("Change what you follow").click();
        member.getByLabel("Scotland").uncheck();
        member.getByLabel("South West").check();
        member.getByLabel("Networks").check();
        send(member, "region");
        member.navigate("/");
        assertThat(member.locator(".next li:has-text('Bristol in May')")).containsText("You follow South West");
        clock.travelTo(Instant.parse("2027-03-08T08:00:00Z"));
        var job = context.getBean("sendDigest", RecurringTask.class);
        job.execute(new TaskInstance<>("send-digest", "test"), null);
        assertThat(to(ann).getSubject()).startsWith("New this week: Bristol in May");
        var news = Happenings.text(to(ann));
        assertThat(news).contains("You follow South West", "You follow Networks");
        assertThat(news.indexOf("You follow South West")).isLessThan(news.indexOf("You follow Networks"));
    }

    private static void topic(Page admin, String name) {
        admin.navigate("/admin/topics/new");
        fill(admin, "name", name);
        send(admin, "name");
    }

    private static void write(Page page, String title, String speaker, String topic) {
        page.navigate("/organise/presentations/new");
        fill(page, "title", title);
        fill(page, "abstractText", "What we learned.");
        page.locator("[name=nature][value=TECHNICAL]").check(forced());
        fill(page, "newSpeakers", speaker);
        page.locator("label:has([name=topics]):has-text('" + topic + "') input[type=checkbox]")
                .check(forced());
        send(page, "title");
    }

    private void give(Page page, String meeting, String day, String town, String postcode, String talk) {
        DayForms.fill(page, meeting, day, "09:30", "15:00");
        fill(page, "venueName", "A school in " + town);
        fill(page, "venueTown", town);
        fill(page, "venuePostcode", postcode);
        send(page, "title");
        var draft = jdbc.sql("select id from meeting where title = ?")
                .param(meeting)
                .query(String.class)
                .single();
        page.navigate("/organise/meetings/" + draft + "/agenda");
        page.locator("form.form input[name=title]").fill(talk);
        page.locator("form.form button.first").click();
        assertThat(page.locator(".slab")).hasCount(1);
        publish(page, draft);
    }

    private static void look(Page page, String words) {
        page.getByLabel("Words to look for").fill(words);
        page.getByLabel("Words to look for").press("Enter");
    }

    private static void narrow(Page page, String by, String to) {
        page.navigate("/search");
        open(page);
        page.getByLabel(by).selectOption(to);
        press(page);
    }

    private static void open(Page page) {
        if (!page.getByLabel("Region").isVisible()) {
            page.locator(".filters summary").click();
        }
    }

    private static void press(Page page) {
        page.locator(".filters button.first").click();
    }

    private static void finds(Page page, String... titles) {
        assertThat(page.locator(".found h3")).hasCount(titles.length);
        for (var title : titles) {
            assertThat(page.locator(".found")).containsText(title);
        }
    }
}
