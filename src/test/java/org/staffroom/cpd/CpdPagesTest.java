package org.staffroom.cpd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class CpdPagesTest extends AfterAMeeting {

    private String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private int count(String sql) {
        return jdbc.sql("select count(*) from " + sql).query(Integer.class).single();
    }

    @Test
    void countsTheYearAgainstTheGoal() {
        assertThat(post(anna, "/my/cpd/goal", "year", "2026-27", "hours", "20")).hasStatus(303);

        assertThat(get(anna, "/my/cpd"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Academic year 2026/27",
                        "2 hours 55 minutes",
                        "17 hours 5 minutes to go to your goal of 20 hours",
                        "30 minutes of it in vendor talks",
                        "Going cloud");
        assertThat(get(ben, "/my/cpd")).bodyText().contains("0 minutes", "No meetings in this year yet");
        assertThat(get(anna, "/my/cpd?year=2025-26")).bodyText().doesNotContain("Going cloud");
        assertThat(get(anna, "/my/cpd?year=nonsense")).hasStatus(404);
    }

    @Test
    void aGoalThatIsNoNumberIsShownAgain() {
        for (var wrong : new String[] {"many", "0", "-3", "1e9", "99999", "2.555"}) {
            assertThat(post(anna, "/my/cpd/goal", "hours", wrong))
                    .hasStatus(422)
                    .bodyText()
                    .contains("value=\"" + wrong + "\"", "Write hours as a number");
        }
        assertThat(count("cpd_goal")).isZero();
        post(anna, "/my/cpd/goal", "hours", "12,5");
        assertThat(single("select minutes from cpd_goal")).isEqualTo("750");
        post(anna, "/my/cpd/goal", "hours", " ");
        assertThat(count("cpd_goal")).isZero();
    }

    @Test
    void lettersAreCountedAsTheDatabaseDoes() {
        assertThat(post(anna, "/my/cpd/events", "title", "\ud83d\ude00\ud83d\ude00", "organiser", "A network"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"title-error\"");
    }

    @Test
    void saysWhyAMinuteDoesNotCount() {
        arrived(anna.id(), Duration.ofMinutes(75));

        assertThat(get(anna, DAY))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "1 hour 55 minutes",
                        "There from 10.15am to 2.30pm",
                        "Does not count: you were not there",
                        "15 of 30 minutes count",
                        "Does not count: you were in another room",
                        "Which room were you in?");
    }

    @Test
    void whoeverLeavesADayThatRunsLateBeforeItsLastSessionIsOverHeardNoMoreOfIt() {
        item(330, 40, "DISCUSSION", "What comes next", null);
        left(anna.id(), Duration.ofMinutes(350));
        assertThat(get(anna, DAY)).bodyText().contains("There from 9am to 2.50pm", "20 of 40 minutes count");
        issue(anna);
        assertThat(single("select facts ->> 'until' from cpd_certificate")).startsWith("2027-03-01T14:50");
        assertThat(count("cpd_certificate_stay where left_at is not null")).isEqualTo(1);

        left(anna.id(), Duration.ofMinutes(370));
        assertThat(get(anna, DAY))
                .bodyText()
                .contains("There from 9am to 3.10pm")
                .doesNotContain("of 40 minutes count");
    }

    private void left(org.staffroom.people.PersonId person, Duration after) {
        jdbc.sql("update attendance set left_at = ?, left_by = person_id where person_id = ?")
                .params(java.sql.Timestamp.from(START.plus(after)), person.value())
                .update();
    }

    @Test
    void aMeetingThatIsNotOverOrWasCancelledOrLostItsAgendaCountsNothing() {
        jdbc.sql("update meeting set ends_at = ?")
                .param(java.sql.Timestamp.from(START.plus(Duration.ofHours(30))))
                .update();
        assertThat(get(anna, DAY)).hasStatus(404);
        jdbc.sql("update meeting set ends_at = ?, status = 'CANCELLED', cancelled_at = now()")
                .param(java.sql.Timestamp.from(START.plus(Duration.ofHours(5))))
                .update();
        assertThat(get(anna, DAY)).hasStatus(404);
        jdbc.sql("update meeting set status = 'PUBLISHED', cancelled_at = null").update();
        jdbc.sql("delete from agenda_item").update();
        assertThat(get(anna, DAY))
                .hasStatusOk()
                .bodyText()
                .contains("The agenda of this day was not kept", "0 minutes");
        assertThat(get(anna, "/my/cpd/events/new?meeting=going-cloud"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Going cloud\"", "value=\"2027-03-01\"");
        assertThat(get(ben, "/my/cpd/events/new?meeting=going-cloud")).hasStatus(404);
    }

    @Test
    void aDayAddedByHandBeforeItsAgendaWasThereCountsOnce() {
        var agenda = jdbc.sql("select id from agenda_item")
                .query(java.util.UUID.class)
                .list();
        jdbc.sql("update agenda_item set kind = 'BREAK'").update();
        for (var title : new String[] {"going CLOUD", "Another course"}) {
            assertThat(post(
                            anna,
                            "/my/cpd/events",
                            "title",
                            title,
                            "organiser",
                            "South West",
                            "day",
                            "2027-03-01",
                            "hours",
                            "4"))
                    .hasStatus(303);
        }
        assertThat(get(anna, "/my/cpd")).bodyText().contains("8 hours").doesNotContain("Not counted here");

        jdbc.sql("update agenda_item set kind = 'MEMBER_TALK' where id = ? or id = ?")
                .params(cloud, agenda.get(0))
                .update();
        assertThat(get(anna, "/my/cpd"))
                .bodyText()
                .contains("5 hours", "Not counted here: the meeting of that day counts by its agenda now.");
        assertThat(post(anna, "/my/cpd/years/2026-27/statement")).hasStatus(303);
        assertThat(single("select facts ->> 'minutes' from cpd_certificate")).isEqualTo("300");
        assertThat(get(ben, "/my/cpd")).bodyText().doesNotContain("Not counted here");
    }

    @Test
    void notesAreTheWritersAlone() {
        assertThat(post(anna, DAY, "note-" + cloud, "Ask finance <b>first</b>")).hasStatus(303);
        given.attended(meeting, ben.id());
        var admin = given.admin("Root");
        given.attended(meeting, admin.id());

        assertThat(get(anna, DAY)).bodyText().contains("Ask finance &lt;b&gt;first&lt;/b&gt;");
        assertThat(get(anna, "/my/data/download")).bodyText().contains("Ask finance");
        for (var other : new org.staffroom.people.CurrentPerson[] {ben, admin}) {
            assertThat(get(other, DAY)).hasStatusOk().bodyText().doesNotContain("Ask finance");
            assertThat(get(other, "/my/data/download")).bodyText().doesNotContain("Ask finance");
        }
        assertThat(get(admin, "/admin/people/" + anna.id())).bodyText().doesNotContain("Ask finance");
        assertThat(get(admin, "/admin/people/" + anna.id() + "/erasure"))
                .bodyText()
                .doesNotContain("Ask finance");
        // With the id of her note nobody changes it.
        post(ben, DAY, "note-" + single("select id from cpd_note"), "Mine now");
        post(ben, DAY, "note-" + cloud, "Mine");
        assertThat(get(anna, DAY)).bodyText().contains("Ask finance").doesNotContain("Mine");
    }

    @Test
    void aNoteIsEmptiedByEmptyingItAndATooLongOneIsShownAgain() {
        post(anna, DAY, "note-" + cloud, "First");
        var was = single("select floor(extract(epoch from changed_at) * 1000)::bigint from cpd_note");
        assertThat(post(anna, DAY, "note-" + cloud, "x".repeat(4001), "was-" + cloud, was))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(4001), "longer than 4,000 letters");
        assertThat(single("select text from cpd_note")).isEqualTo("First");

        assertThat(post(anna, DAY, "note-" + cloud, " ", "was-" + cloud, was)).hasStatus(303);
        assertThat(count("cpd_note")).isZero();
    }

    @Test
    void twoWindowsDoNotOverwriteOneAnother() {
        post(anna, DAY, "note-" + cloud, "From the first window", "was-" + cloud, "");

        var second = post(
                anna,
                DAY,
                "note-" + cloud,
                "From the second",
                "was-" + cloud,
                "",
                "note-" + phones,
                "Kept too",
                "was-" + phones,
                "");

        assertThat(second)
                .hasStatus(409)
                .bodyText()
                .contains("From the second", "From the first window", "Kept too", "in another window");
        assertThat(single("select text from cpd_note")).isEqualTo("From the first window");
    }

    @Test
    void aNoteOutlivesItsItem() {
        post(anna, DAY, "note-" + cloud, "Still mine");
        jdbc.sql("delete from agenda_item where id = ?").param(cloud).update();

        assertThat(get(anna, DAY))
                .bodyText()
                .contains("Still mine", "What the cloud cost us", "No longer on the agenda");
    }

    @Test
    void onlyRoomsThatThereWereAreTaken() {
        post(anna, DAY, "room-150", "2", "room-0", "1", "room-999", "3");
        assertThat(count("cpd_choice")).isEqualTo(2);
        assertThat(get(anna, DAY)).bodyText().contains("2 hours 40 minutes");
        post(anna, DAY, "room-150", "7");
        assertThat(get(anna, DAY)).bodyText().contains("2 hours 40 minutes");
        post(anna, DAY, "room-150", "none");
        assertThat(get(anna, DAY)).bodyText().contains("1 hour 55 minutes");
    }

    @Test
    void whatWasLearnedElsewhereIsAddedChangedAndRemoved() {
        assertThat(post(
                        anna,
                        "/my/cpd/events",
                        "title",
                        "<script>alert(1)</script>",
                        "organiser",
                        "A school",
                        "day",
                        "2026-11-12",
                        "hours",
                        "2.5",
                        "link",
                        "https://example.org/x"))
                .hasStatus(303)
                .hasRedirectedUrl("/my/cpd?year=2026-27");
        assertThat(get(anna, "/my/cpd"))
                .bodyText()
                .contains("&lt;script&gt;", "Added by hand", "5 hours 25 minutes")
                .doesNotContain("<script>alert");

        var id = single("select id from cpd_event");
        assertThat(get(ben, "/my/cpd/events/" + id)).hasStatus(404);
        assertThat(post(ben, "/my/cpd/events/" + id + "/removal")).hasStatus(404);
        var fields = new String[] {
            "title", "Course", "organiser", "A school", "day", "2026-11-12", "hours", "3", "version", "0"
        };
        assertThat(post(ben, "/my/cpd/events/" + id, fields)).hasStatus(404);
        assertThat(post(anna, "/my/cpd/events/" + id, fields)).hasStatus(303);
        fields[1] = "Typed in another window";
        assertThat(post(anna, "/my/cpd/events/" + id, fields))
                .hasStatus(409)
                .bodyText()
                .contains("Typed in another window", "there it is “Course”", "name=\"version\" value=\"1\"");
        assertThat(post(anna, "/my/cpd/events/" + id + "/removal")).hasStatus(303);
        assertThat(count("cpd_event")).isZero();
    }

    @Test
    void pressedTwiceItIsAddedOnceAndTwoOfOneTitleInADayAreTwo() {
        var morning = new String[] {
            "title", "Webinar", "organiser", "A school", "day", "2026-11-12", "hours", "1", "notes", "Backups"
        };
        post(anna, "/my/cpd/events", morning);
        post(anna, "/my/cpd/events", morning);
        assertThat(count("cpd_event")).isOne();

        post(
                anna,
                "/my/cpd/events",
                "title",
                "Webinar",
                "organiser",
                "A trust",
                "day",
                "2026-11-12",
                "hours",
                "2",
                "notes",
                "Phones");
        assertThat(count("cpd_event")).isEqualTo(2);
    }

    @Test
    void whatCannotBeIsSaidBesideItsFieldAndNothingIsLost() {
        var answer = post(
                anna,
                "/my/cpd/events",
                "title",
                "x",
                "organiser",
                "",
                "day",
                "2027-02-30",
                "hours",
                "a while",
                "notes",
                "My notes",
                "link",
                "javascript:alert(1)");
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "3 to 160 letters",
                        "Say who held it",
                        "Write the date as day, month and year",
                        "Write hours as a number",
                        "A link begins with https://",
                        "My notes",
                        "value=\"a while\"");
        assertThat(post(
                        anna,
                        "/my/cpd/events",
                        "title",
                        "Course",
                        "organiser",
                        "Us",
                        "day",
                        "2027-03-20",
                        "hours",
                        "2"))
                .hasStatus(422)
                .bodyText()
                .contains("still to come");
        assertThat(post(anna, "/my/cpd/events")).hasStatus(422);
        // Four letters to Java, two to people and to the database.
        assertThat(post(anna, "/my/cpd/events", "title", "😀😀", "organiser", "😀", "day", "2027-02-20", "hours", "2"))
                .hasStatus(422)
                .bodyText()
                .contains("3 to 160 letters", "2 to 160 letters");
        assertThat(count("cpd_event")).isZero();
    }

    @Test
    void pressedTwiceItIsAddedOnce() {
        for (var press = 0; press < 2; press++) {
            post(anna, "/my/cpd/events", "title", "Course", "organiser", "Us", "day", "2027-02-20", "hours", "2");
        }
        assertThat(count("cpd_event")).isOne();
    }
}
