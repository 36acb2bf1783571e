package org.staffroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.StaffroomTest;

/** The page of the door: what it says of those who are here, and when it takes nobody. */
@StaffroomTest
class DoorPageTest extends PhonesAtTheDoor {

    @Autowired
    DoorHelpers helpers;

    @Test
    void howTheyCameInIsSaidOfEachAndUndoneFromThere() {
        var helper = given.member("Hetty Page");
        helpers.name(ambassador, meeting, helper.email());
        post(DOOR + "/" + anna.id(), helper);
        var cora = came("Cora Lane", "SELF");
        var tom = came("Tom Hale", "GUEST");
        assertThat(row(anna.id())).contains("since 8.30am", "by Hetty Page");
        assertThat(row(cora)).contains("since 9am", "self check-in").doesNotContain("no account", "by Cora");
        assertThat(row(tom)).contains("self check-in, no account").doesNotContain("by Tom");
        assertThat(row(ben.id())).doesNotContain("since", "by ", "self check-in");
        assertThat(get(DOOR, helper)).bodyText().doesNotContain("@school.example", "without an account");
        assertThat(get(DOOR, ambassador)).bodyText().contains("1 person checked in without an account");

        assertThat(json.readTree(text(ask(ambassador)))
                        .get("list")
                        .get("people")
                        .toString())
                .contains("\"way\":\"SELF\"", "\"way\":\"GUEST\"")
                .doesNotContain("Hetty Page", "DOOR", "@");

        // what was done from far away is undone by whoever stands at the door
        assertThat(post(DOOR + "/" + tom + "/undo", helper)).hasStatus3xxRedirection();
        assertThat(rows("attendance where way = 'GUEST'")).isZero();
        assertThat(rows("guest_check_in")).isZero();
        assertThat(get(DOOR, helper)).bodyText().doesNotContain("Tom Hale");
    }

    @Test
    void whoeverCannotWorkTheDoorChangesNothingThere() {
        post(DOOR + "/" + ben.id(), ambassador);
        var elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        for (var stranger : new CurrentPerson[] {anna, elsewhere}) {
            assertThat(get(DOOR, stranger)).hasStatus(404);
            assertThat(post(DOOR + "/" + anna.id(), stranger)).hasStatus(404);
            assertThat(post(DOOR + "/" + ben.id() + "/undo", stranger)).hasStatus(404);
            assertThat(post(DOOR, stranger, "name", "Tom Hale")).hasStatus(404);
        }
        assertThat(rows("attendance")).isOne();
        assertThat(attended(ben.id())).isEqualTo(MORNING);
    }

    /** On the morning it snows: who was marked already did not come to the meeting of another day. */
    @Test
    void aMeetingPutOffBeginsItsNewDayWithNobodyHere() {
        var phone = token(ambassador);
        send(phone, here(anna.id(), MORNING));
        post(DOOR + "/" + ben.id(), ambassador);
        change("open", "true", "reason", "Snow.");

        assertThat(get(DOOR, ambassador))
                .bodyText()
                .contains("was postponed, and its new date is not known yet", "0 here")
                .doesNotContain("Mark Anna Whitfield as here", "Somebody without a place");
        assertThat(post(DOOR + "/" + anna.id(), ambassador))
                .hasStatus(422)
                .bodyText()
                .contains("was postponed");
        assertThat(get("/organise/door", ambassador)).bodyText().contains("No door to work");
        assertThat(rows("attendance")).isZero();

        change("date", "2027-03-18", "start", "09:30", "end", "15:00");
        clock.travelTo(START.plus(Duration.ofDays(2)));
        assertThat(get(DOOR, ambassador)).bodyText().contains("0 here", "Mark Anna Whitfield as here");
        send(phone, here(anna.id(), clock.instant()));
        assertThat(rows("attendance")).isOne();
    }

    private PersonId came(String name, String way) {
        var person = given.guest(name);
        given.attended(meeting, person);
        jdbc.sql("update attendance set way = ?, marked_by = person_id where person_id = ?")
                .params(way, person.value())
                .update();
        if (way.equals("GUEST")) {
            jdbc.sql("insert into guest_check_in values (?, ?, ?, false)")
                    .params(meeting.value(), person.value(), name)
                    .update();
        }
        return person;
    }

    private String row(PersonId person) {
        var page = text(get(DOOR, ambassador));
        var begin = page.indexOf("id=\"p-" + person);
        return page.substring(begin, page.indexOf("</li>", begin)).replaceAll("<[^>]*>", "");
    }

    private void change(String... fields) {
        var page = ORGANISE + "/changes";
        var preview = post(page + "/preview", ambassador, fields);
        var all = Arrays.copyOf(fields, fields.length + 4);
        all[fields.length] = "notice";
        all[fields.length + 1] = hidden(preview, "notice");
        all[fields.length + 2] = "seen";
        all[fields.length + 3] = hidden(preview, "seen");
        assertThat(post(page, ambassador, all)).hasStatus(303);
    }

    private static String hidden(MvcTestResult page, String name) {
        var matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text(page));
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }
}
