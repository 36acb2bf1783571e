package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.fill;
import static org.staffroom.support.Forms.press;
import static org.staffroom.support.Forms.publish;
import static org.staffroom.support.Forms.send;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.staffroom.files.DemoDrawing;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;

/**
 * From an empty region: a member offers to host, an ambassador makes a draft of it, visitors see how to get there, the host is
 * told how many come and what they need, that it begins later, and that it is cancelled.
 */
class HostingJourneyTest extends MailJourney {

    private static final String MEETING = "/meetings/spring-in-the-sixth-form-centre";

    @Test
    void fromAnOfferToADayThatIsCalledOff(InBrowser.People people) throws Exception {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void fromAnOfferToADayThatIsCalledOffWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) throws Exception {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var ellie = given.member("Ellie Marsh");
        given.works(ellie.id(), given.organisation("Severn Vale School", "SCHOOL"));

        // A member offers to host, from the page of the region.
        var host = phone.get();
        host.navigate("/regions/south-west");
        host.locator("main a[href*='/my/offers/new']").click();
        mails.enter(host, ellie.email());
        assertThat(host.locator("select[name=region]")).hasValue("south-west");
        assertThat(host.locator("input[name=organisation]")).hasValue("Severn Vale School");
        fill(host, "placeName", "Sixth form centre");
        fill(host, "town", "Gloucester");
        fill(host, "postcode", "gl2 4qx");
        fill(host, "capacity", "40");
        host.locator("input[name=day]").nth(0).fill("2027-04-20");
        host.locator("input[name=day]").nth(1).fill("2027-04-27");
        host.locator("select[name=part]").nth(1).selectOption("MORNING");
        fill(host, "words", "Lunch is on us.");
        send(host, "placeName");
        assertThat(host.locator("main")).containsText("Waits for an answer");
        assertThat(to(marcus).getSubject()).isEqualTo("An offer to host: Sixth form centre");

        // An ambassador accepts: a draft with the place and the date.
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise");
        organiser.locator("main a[href='/organise/offers']").first().click();
        organiser.locator("main a[href*='/organise/offers/']").first().click();
        assertThat(organiser.locator("main")).containsText("Lunch is on us.");
        organiser.locator("input[name=day][value='2027-04-27']").check();
        fill(organiser, "title", "Spring in the sixth form centre");
        organiser.locator("textarea#thanks").fill("We will bring cake.");
        send(organiser, "title");
        assertThat(organiser.locator("input[name=date]")).hasValue("2027-04-27");
        assertThat(organiser.locator("input[name=end]")).hasValue("12:30");
        assertThat(organiser.locator("input[name=venue]")).hasValue("Sixth form centre, Gloucester GL2 4QX");
        assertThat(organiser.locator("main")).containsText("Severn Vale School");
        host.navigate("/my/offers");
        assertThat(host.locator("main")).containsText("Accepted");
        assertThat(host.locator("main")).containsText("We will bring cake.");
        assertThat(to(ellie).getSubject()).isEqualTo("Yes, please: a meeting at Sixth form centre");
        assertThat(Happenings.text(to(ellie))).contains("Tuesday 27 April 2027", "We will bring cake.");

        // The venue book says how to get there, with a photo.
        var venue = "/organise/venues/"
                + jdbc.sql("select id from venue").query(String.class).single();
        organiser.navigate(venue + "/edit");
        fill(organiser, "position", "https://www.openstreetmap.org/?mlat=51.8403&mlon=-2.2685#map=17/51.84/-2.26");
        fill(organiser, "travelRail", "Gloucester, then bus 12 to the gate");
        organiser.locator("input[type=checkbox][name=stepFree]").check();
        send(organiser, "travelRail");
        assertThat(organiser.locator("main")).containsText("Gloucester, then bus 12 to the gate");
        fill(organiser, "note", "Ring reception before 9");
        send(organiser, "note");
        assertThat(organiser.locator("main")).containsText("Ring reception before 9");
        organiser.navigate(venue + "/photos");
        organiser
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("door.jpg", "image/jpeg", DemoDrawing.jpeg(DemoDrawing.Scene.OUTSIDE, 155, 1)));
        organiser.locator("main form button.first").click();
        organiser.locator("input[name$='.alternative']").fill("The door under the clock");
        organiser.locator("main form button.first").click();
        var draft = jdbc.sql("select id from meeting").query(String.class).single();
        publish(organiser, draft);

        // A visitor sees it.
        given.picturesAreMade();
        var visitor = phone.get();
        visitor.navigate(MEETING);
        assertThat(visitor.locator("main")).containsText("Gloucester, then bus 12 to the gate");
        assertThat(visitor.locator("main")).containsText("Step-free");
        assertThat(visitor.locator("main a[href*='mlat=51.84030']").first()).isVisible();
        var photo = visitor.locator("main img[alt='The door under the clock']");
        photo.scrollIntoViewIfNeeded();
        assertThat(photo).isVisible();
        assertThat(visitor.locator("main")).not().containsText("Ring reception");
        assertThat(visitor.locator("main")).not().containsText(ellie.email());

        // Two people take places and say what they need; a week before, the host is told so many, and not who.
        var zofia = comes(phone.get(), "Zofia Nowak", "Vegan, please", "I use a wheelchair");
        var kwame = comes(phone.get(), "Kwame Boateng", "vegetarian", "I am Kwame and dislike lifts that talk");
        clock.travelTo(Instant.parse("2027-04-20T07:05:00Z"));
        tellHosts();
        assertThat(to(ellie).getSubject()).startsWith("What you need to know as host: Spring in the sixth form centre");
        var pack = Happenings.text(to(ellie));
        assertThat(pack)
                .contains("2 people have a place in the room, of 40", "1 × vegan", "1 × vegetarian", "1 × step-free")
                .contains("1 person needs something else", "Ambassadors arrive at 8.30am", marcus.email())
                .doesNotContain(zofia.name(), kwame.name(), zofia.email(), kwame.email(), "Kwame", "talk");
        tellHosts();
        assertThat(mailbox.sent()).isEmpty();

        // The organiser reads what the host reads, adds to it and sends it.
        organiser.navigate("/organise" + MEETING + "/host");
        assertThat(organiser.locator("#pack")).containsText("1 × vegan");
        assertThat(organiser.locator("main")).containsText("A week before");
        fill(organiser, "words", "One of us needs a quiet lift.");
        send(organiser, "words");
        assertThat(organiser.locator("#pack")).containsText("One of us needs a quiet lift.");
        organiser.locator("#pack form button").click();
        assertThat(organiser.locator(".flash")).containsText("On its way to the host");
        assertThat(to(ellie).getSubject()).startsWith("What you need to know as host");
        assertThat(Happenings.text(to(ellie))).contains("One of us needs a quiet lift.");

        // It starts half an hour later, and the host hears of it: from when to when, and why.
        organiser.navigate("/organise" + MEETING + "/changes");
        press(organiser, "30 min");
        fill(organiser, "reason", "The boiler is slow.");
        organiser.locator(".sendbar button").click();
        assertThat(organiser.locator("#history")).containsText("1 host");
        assertThat(to(ellie).getSubject()).startsWith("Changed: Spring in the sixth form centre");
        assertThat(Happenings.text(to(ellie))).contains("9.30am", "10am", "The boiler is slow.");

        // It is cancelled, and the host hears of it.
        organiser.navigate("/organise" + MEETING + "/cancellation");
        fill(organiser, "reason", "The heating has broken down.");
        send(organiser, "reason");
        assertThat(to(ellie).getSubject()).startsWith("Cancelled: Spring in the sixth form centre");
        assertThat(Happenings.text(to(ellie))).contains("The heating has broken down.");
    }

    private CurrentPerson comes(Page page, String name, String food, String access) {
        var person = given.member(name);
        mails.signIn(page, person.email());
        page.navigate(MEETING);
        page.locator("form[action$='/registration'] button").first().click();
        page.navigate(MEETING + "/registration/needs");
        fill(page, "dietaryNeeds", food);
        fill(page, "accessNeeds", access);
        send(page, "dietaryNeeds");
        return person;
    }

    private void tellHosts() {
        var job = context.getBean("tellHosts", RecurringTask.class);
        job.execute(new TaskInstance<>("tell-hosts", "test"), null);
    }
}
