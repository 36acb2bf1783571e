package org.staffroom.keyboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;

/** What is there is found, near first, and followed. */
class FindingByKeyboardTest extends ByKeyboard {

    @Test
    void whatIsThereIsFoundAndFollowed(InBrowser.People people) {
        find(people, true);
    }

    @Test
    void whatIsThereIsFoundAndFollowedWithoutJavaScript(InBrowser.People people) {
        find(people, false);
    }

    private void find(InBrowser.People people, boolean scripts) {
        given.topic("licensing", "Licensing");
        var marcus = given.ambassador("Marcus Shore", given.region("south-west", "South West"));
        var hamish = given.ambassador("Hamish Orr", given.region("scotland", "Scotland"));

        // A meeting each, one with a talk.
        var organiser = signedIn(people, scripts, marcus);
        organiser.visit("/organise/presentations/new").write("Title", "Licences, plainly");
        organiser
                .write("What it is about", "What we learned.")
                .pick("Member talk…")
                .past()
                .pick("Technical…")
                .write("Speakers…", "Siân Prosser");
        organiser.tick("Licensing").follow("Add the talk");
        plan(organiser, "Bristol in May", APRIL.plusMonths(1), "Bristol", "BS1 5QD");
        organiser.visit("/organise/meetings/" + draft("Bristol in May") + "/agenda");
        organiser
                .choose("What it is", "Member talk")
                .write("Title", "Licences, plainly")
                .write("Minutes", "30")
                .follow("Add");
        publish(organiser, "Bristol in May");
        var fellow = signedIn(people, scripts, hamish);
        plan(fellow, "Edinburgh in April", APRIL, "Edinburgh", "EH1 1AA");
        publish(fellow, "Edinburgh in April");

        // Straight to the content; by words with a slip, by kind, region, year, topic and speaker.
        var keys = at(people, scripts).visit("/");
        keys.key("Tab").isOn("Skip to the content").key("Enter", "Tab");
        assertThat(keys.page().locator("main :focus")).hasCount(1);
        keys.visit("/").follow("Search").write("Words to look for", "licenses").send();
        reads(keys, "Licences, plainly");
        keys.follow("Talks 1").follow("Newest first");
        keys.openWhereShut("Region, topic, year, speaker")
                .choose("Region", "South West")
                .choose("Topic", "Licensing");
        keys.choose("Academic year", "2026/27")
                .write("Speaker or author", "Sian Prosser")
                .follow("Search");
        keys.follow("Licences, plainly");
        isAt(keys, "/presentations/licences-plainly");

        // Near a postcode: one that is none, then one that is.
        keys.visit("/meetings").write("Near a postcode", "qq1 1qq").send();
        reads(keys, "No postcode in the United Kingdom begins like that");
        keys.write("Near a postcode", "TA1 5NQ").send();
        assertThat(keys.page().locator(".next h3")).hasText(new String[] {"Bristol in May", "Edinburgh in April"});

        // A region and a topic are followed and not followed, one by one and all at once.
        var member = signedIn(people, scripts, given.member("Ann Lee"));
        member.visit("/");
        assertThat(find(member, ".next h3")).hasText(new String[] {"Edinburgh in April", "Bristol in May"});
        member.visit("/topics/licensing").follow("Follow");
        member.visit("/");
        assertThat(find(member, ".next h3")).hasText(new String[] {"Bristol in May", "Edinburgh in April"});
        reads(member, "You follow Licensing");
        member.visit("/regions").follow("Scotland").follow("Follow").follow("Stop following");
        member.visit("/").follow("Change what you follow").tick("Scotland").follow("Save");
        reads(member, "You follow Scotland");
        member.visit("/search?topic=licensing").follow("Licences, plainly");
    }

    /** The press that asks where one is leaves the focus on the results. */
    @Test
    void whereOneIs(InBrowser.People people) {
        at("Bristol in May", "South West", "BS1 5QD");
        at("Edinburgh in April", "Scotland", "EH1 1AA");
        var keys = new Keyboard(people.with(new NewContextOptions()
                .setViewportSize(1280, 900)
                .setGeolocation(new Geolocation(51.0153, -3.1069))
                .setPermissions(List.of("geolocation"))));
        keys.visit("/").press("Use my position");
        assertThat(keys.page().locator(".next h3")).hasText(new String[] {"Bristol in May", "Edinburgh in April"});
        keys.to("Bristol in May");

        var unwilling = new Keyboard(people.with(new NewContextOptions().setViewportSize(1280, 900)));
        unwilling.visit("/meetings").press("Use my position");
        assertThat(unwilling.page().locator("[data-near-status]")).not().isEmpty();
        unwilling.keepsTheFocus().isOn("Use my position");
    }

    private MeetingId at(String title, String region, String postcode) {
        var meeting = given.meeting(given.region(title.contains("Bristol") ? "south-west" : "scotland", region), title);
        jdbc.sql("update venue set postcode = ? where id = (select venue_id from meeting where id = ?)")
                .params(postcode, meeting.value())
                .update();
        return meeting;
    }
}
