package org.staffroom.keyboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** What ambassadors, speakers, hosts and members do for a programme, with keys alone: with and without JavaScript. */
@StaffroomTest
@ExtendWith(InBrowser.class)
abstract class ByKeyboard {

    static final LocalDate APRIL = LocalDate.of(2027, 4, 20);

    @Autowired
    Given given;

    @Autowired
    SignInMails mails;

    @Autowired
    JdbcClient jdbc;

    static Keyboard at(InBrowser.People people, boolean scripts) {
        return new Keyboard(scripts ? people.atADesk() : people.withoutJavaScript());
    }

    Keyboard signedIn(InBrowser.People people, boolean scripts, CurrentPerson person) {
        var keys = at(people, scripts).visit("/sign-in");
        enter(keys, person);
        return keys;
    }

    /** From the page that asks who one is. */
    void enter(Keyboard keys, CurrentPerson person) {
        keys.write("E-mail", person.email()).send();
        keys.write("Code", mails.to(person.email()).code()).send();
    }

    /** A draft of a day in April, from nothing. */
    static Keyboard plan(Keyboard keys, String title, LocalDate day) {
        return plan(keys, title, day, "Bristol", "BS1 5QD");
    }

    static Keyboard plan(Keyboard keys, String title, LocalDate day, String town, String postcode) {
        keys.visit("/organise").follow("New meeting");
        keys.write("Title", title).day("Date", day);
        keys.open("Add a venue that is not in the list");
        keys.write("Name of the venue", "The Castle").write("Town", town).write("Postcode", postcode);
        keys.write("Places in the room", "40").follow("Make the draft");
        return keys;
    }

    String draft(String title) {
        return jdbc.sql("select id from meeting where title = ?")
                .param(title)
                .query(String.class)
                .single();
    }

    Keyboard publish(Keyboard keys, String title) {
        keys.visit("/organise/meetings/" + draft(title) + "/details")
                .follow("Publish")
                .follow("Publish");
        told(keys, "");
        return keys;
    }

    static void reads(Keyboard keys, String words) {
        assertThat(keys.page().locator("main")).containsText(words);
    }

    static void told(Keyboard keys, String words) {
        assertThat(keys.page().locator(".flash")).containsText(words);
    }

    static void isAt(Keyboard keys, String address) {
        assertThat(keys.page()).hasURL(Pattern.compile(".*" + address));
    }

    static Locator find(Keyboard keys, String selector) {
        return keys.page().locator(selector);
    }

    /** Somebody who is not signed in. */
    static Page visitor(InBrowser.People people, String address) {
        var page = people.onAPhone();
        page.navigate(address);
        return page;
    }
}
