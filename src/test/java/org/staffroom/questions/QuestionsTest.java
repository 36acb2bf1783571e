package org.staffroom.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** What organisers ask, what people answer and agree to, and who gets to know it. */
@StaffroomTest
class QuestionsTest extends OneMeeting {

    private static final String ASK = "/organise/meetings/going-cloud/questions";

    QuestionsTest() {
        super(30);
    }

    @Autowired
    OwnAnswers answers;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    @Test
    void theyAreAskedAfterThePlaceIsTakenAndItIsKeptWhateverIsOpen() {
        ask("Where do you park?", "TEXT", "", "true");
        ask("Which workshop?", "CHOICE", "Intune\nLicensing\n\nIntune", "false");
        assertThat(post(OWN, anna)).hasRedirectedUrl(OWN + "/questions");
        assertThat(body(get(OWN, anna))).contains("You have a place", "1 question is still open");
        assertThat(body(get(OWN + "/questions", anna)))
                .contains("Where do you park?", "(please answer)", "Licensing")
                .doesNotContain("checked=\"checked\" name=\"photos\"");
        assertThat(body(get("/organise/meetings/going-cloud/attendees?open=true", ambassador)))
                .contains("Anna Whitfield", "1 question open");

        var parking = question("Where do you park?");
        var workshop = question("Which workshop?");
        assertThat(post(OWN + "/questions", anna, workshop, "Intune"))
                .hasRedirectedUrl(OWN)
                .flash()
                .containsEntry("flash", "Saved. 1 question is still open.");
        assertThat(post(OWN + "/questions", anna, parking, "South gate", workshop, "Intune"))
                .hasRedirectedUrl(OWN);
        assertThat(body(get("/organise/meetings/going-cloud/attendees?open=true", ambassador)))
                .doesNotContain("Anna Whitfield");
        assertThat(csv("attendees.csv")).contains("Where do you park?", "South gate", "Intune");
        // Pressed again with nothing in it, it is taken back.
        post(OWN + "/questions", anna, parking, " ", workshop, "Intune");
        assertThat(csv("attendees.csv")).doesNotContain("South gate");
    }

    @Test
    void theyAreAskedInTheOrderTheOrganisersWant() {
        for (var wording : List.of("First?", "Second?", "Third?")) {
            ask(wording, "TEXT", "", "false");
        }
        var third = question("Third?");
        assertThat(post(ASK + "/" + third + "/position", ambassador, "direction", "up"))
                .hasRedirectedUrl(ASK + "#q-" + third);
        post(ASK + "/" + question("First?") + "/position", ambassador, "direction", "up");
        post(ASK + "/" + question("Second?") + "/position", ambassador, "direction", "down");
        assertThat(body(get(ASK, ambassador))).containsSubsequence("First?", "Third?", "Second?");
        post(OWN, anna);
        assertThat(body(get(OWN + "/questions", anna))).containsSubsequence("First?", "Third?", "Second?");

        assertThat(post(ASK + "/" + third + "/position", anna, "direction", "up"))
                .hasStatus(404);
        var elsewhere = insert(given.meeting(region, "Elsewhere"), "Not here?");
        assertThat(post(ASK + "/" + elsewhere + "/position", ambassador, "direction", "up"))
                .hasStatus(404);
    }

    @Test
    void whatIsNoAnswerComesBackAsTyped() {
        ask("Which workshop?", "CHOICE", "Intune\nLicensing", "true");
        ask("Where do you park?", "TEXT", "", "true");
        post(OWN, anna);
        assertThat(post(
                        OWN + "/questions",
                        anna,
                        question("Which workshop?"),
                        "Hacking",
                        question("Where do you park?"),
                        "kept as typed"))
                .hasStatus(422)
                .bodyText()
                .contains("Please pick one of these", "kept as typed");
        assertThat(post(OWN + "/questions", anna, question("Where do you park?"), "x".repeat(501)))
                .hasStatus(422)
                .bodyText()
                .contains("at most 500");
        assertThat(count("question_answer")).isZero();
        assertThat(get(OWN + "/questions", ben)).hasStatus(404);
        assertThat(post(OWN + "/questions", ben, question("Where do you park?"), "Here"))
                .hasStatus(404);
    }

    @Test
    void aQuestionIsCheckedAndKeepsTheKindOfItsAnswers() {
        assertThat(ask("Hm", "TEXT", "", "false")).hasStatus(422);
        assertThat(ask("Which workshop?", "CHOICE", "Only one", "false"))
                .hasStatus(422)
                .bodyText()
                .contains("2 to 12 answers", "Which workshop?");
        ask("Wich workshop?", "CHOICE", "Intune\nLicensing", "false");
        post(OWN, anna);
        var id = question("Wich workshop?");
        post(OWN + "/questions", anna, id, "Intune");
        assertThat(post(ASK + "/" + id, ambassador, "wording", "Wich workshop?", "kind", "TEXT", "version", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("only the wording can be changed");
        var spelling = new String[] {
            "wording", "Which workshop?", "kind", "CHOICE", "choices", "Intune\r\nLicensing", "version", "0"
        };
        assertThat(post(ASK + "/" + id, ambassador, spelling)).hasRedirectedUrl(ASK);
        assertThat(post(ASK + "/" + id, ambassador, spelling))
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else changed", "It reads “Which workshop?” now", "name=\"version\" value=\"1\"");
        assertThat(post(ASK + "/" + id + "/removal", ambassador)).hasRedirectedUrl(ASK);
        assertThat(count("question_answer")).isZero();
    }

    @Test
    void whatOnePicksIsAsLongAsAnAnswerMayBe() {
        assertThat(ask("Which workshop?", "CHOICE", "Intune\n" + "x".repeat(501), "false"))
                .hasStatus(422)
                .bodyText()
                .contains("at most 500 characters", "x".repeat(501));
        ask("Which workshop?", "CHOICE", "Intune\n" + "x".repeat(500), "false");
        post(OWN, anna);
        assertThat(post(OWN + "/questions", anna, question("Which workshop?"), "x".repeat(500)))
                .hasRedirectedUrl(OWN);
    }

    /** Answered while it is changed: the answer waits, and is to what is asked then. */
    @Test
    void whoeverAnswersWhileItIsChangedAnswersWhatIsAskedThen() {
        ask("Which workshop?", "CHOICE", "Intune\nLicensing", "false");
        post(OWN, anna);
        var id = question("Which workshop?");
        var problems = AtOnce.meanwhile(
                transactions,
                jdbc,
                () -> post(
                        ASK + "/" + id,
                        ambassador,
                        "wording",
                        "Which workshop?",
                        "kind",
                        "CHOICE",
                        "choices",
                        "Esports\nWellbeing",
                        "version",
                        "0"),
                () -> post(OWN + "/questions", anna, id, "Intune"));
        assertThat(problems).isEmpty();
        assertThat(count("question_answer")).isZero();
        assertThat(body(get(OWN + "/questions", anna))).contains("Esports").doesNotContain("Intune");
    }

    @Test
    void questionsOfEarlierMeetingsOfTheRegionAreAskedAgain() {
        var before = given.meeting(region, "Before", EmptyTables.NOW.minus(Duration.ofDays(90)), 30);
        var elsewhere = given.meeting(given.region("wales", "Wales"), "Far away", EmptyTables.NOW, 30);
        var known = insert(before, "Where do you park?");
        var foreign = insert(elsewhere, "CANARY question");
        assertThat(body(get(ASK, ambassador))).contains("Where do you park?").doesNotContain("CANARY");
        post(ASK + "/earlier", ambassador, "question", known.toString());
        post(ASK + "/earlier", ambassador, "question", known.toString());
        post(ASK + "/earlier", ambassador, "question", foreign.toString());
        assertThat(count("question where meeting_id = '" + meeting + "'")).isEqualTo(1);
        // Another meeting's question is not this one's.
        assertThat(get(ASK + "/" + foreign, ambassador)).hasStatus(404);
        assertThat(post(ASK + "/" + foreign + "/removal", ambassador)).hasStatus(404);
        assertThat(count("question where meeting_id = '" + elsewhere + "'")).isEqualTo(1);
    }

    @Test
    void consentsAreEachTheirOwnAndCanBeTakenBack() {
        post(OWN, anna);
        post(OWN, ben);
        assertThat(count("registration where photos_at is not null or listed_at is not null or vendors_at is not null"))
                .isZero();
        assertThat(csv("attendees/vendors.csv")).doesNotContain("Anna");
        assertThat(body(get("/meetings/going-cloud", ben))).doesNotContain("Anna Whitfield");

        post(OWN + "/questions", anna, "listed", "true");
        assertThat(csv("attendees/vendors.csv")).doesNotContain("Anna");
        assertThat(body(get("/meetings/going-cloud", ben))).contains("1 other who comes", "Anna Whitfield");
        assertThat(body(mvc.get().uri("/meetings/going-cloud").exchange())).doesNotContain("Anna Whitfield");
        assertThat(body(get("/meetings/going-cloud", given.member("No Place")))).doesNotContain("Anna Whitfield");

        post(OWN + "/questions", anna, "vendors", "true");
        assertThat(csv("attendees/vendors.csv"))
                .contains("Anna Whitfield", anna.email())
                .doesNotContain("Ben");
        assertThat(body(get("/meetings/going-cloud", ben))).doesNotContain("Anna Whitfield");
        assertThat(count("audit where action = 'exported vendors'' list'")).isPositive();

        post(OWN + "/questions", anna);
        assertThat(csv("attendees/vendors.csv")).doesNotContain("Anna");

        post(OWN + "/questions", anna, "vendors", "true", "photos", "true");
        post(OWN + "/cancellation", anna);
        post(OWN, anna);
        assertThat(csv("attendees/vendors.csv")).doesNotContain("Anna");
        assertThat(count("registration where photos_at is not null")).isZero();
    }

    @Test
    void theBookerAnswersForAColleagueButAgreesToNothingForThem() {
        ask("Where do you park?", "TEXT", "", "true");
        post(OWN, anna);
        var guest = given.guest("Cora Brought");
        given.confirmed(meeting, guest);
        jdbc.sql("update registration set booked_by = ?, booked_name = 'Cora' where person_id = ?")
                .params(anna.id().value(), guest.value())
                .update();
        var theirs = OWN + "/colleagues/"
                + jdbc.sql("select id from registration where person_id = ?")
                        .param(guest.value())
                        .query(UUID.class)
                        .single()
                + "/questions";
        assertThat(body(get(theirs, anna))).contains("Questions to Cora").doesNotContain("name=\"photos\"");
        assertThat(get(theirs, ben)).hasStatus(404);
        post(theirs, anna, question("Where do you park?"), "South gate", "photos", "true", "vendors", "true");
        assertThat(csv("attendees.csv")).contains("South gate");
        assertThat(count("registration where photos_at is not null or vendors_at is not null"))
                .isZero();
        jdbc.sql("update person set standing = 'MEMBER', email = 'cora@school.example' where id = ?")
                .param(guest.value())
                .update();
        assertThat(get(theirs, anna)).hasStatus(404);
    }

    @Test
    void answersAreErasedAYearAfterTheMeetingAndWithThePlace() {
        ask("Where do you park?", "TEXT", "", "true");
        post(OWN, anna);
        post(OWN, ben);
        post(OWN + "/questions", anna, question("Where do you park?"), "South gate");
        post(OWN + "/questions", ben, question("Where do you park?"), "By bus");
        assertThat(answers.eraseOld()).isZero();
        post(OWN + "/cancellation", ben);
        assertThat(answers.eraseOld()).isEqualTo(1);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(14 + 366)));
        assertThat(answers.eraseOld()).isEqualTo(1);
        assertThat(count("question")).isEqualTo(1);
    }

    private MvcTestResult ask(String wording, String kind, String choices, String required) {
        return post(ASK, ambassador, "wording", wording, "kind", kind, "choices", choices, "required", required);
    }

    private String question(String wording) {
        return jdbc.sql("select id from question where wording = ?")
                .param(wording)
                .query(String.class)
                .single();
    }

    private UUID insert(MeetingId of, String wording) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        "insert into question (id, meeting_id, position, wording, kind, required) values (?, ?, 1, ?, 'TEXT', true)")
                .params(id, of.value(), wording)
                .update();
        return id;
    }

    private String csv(String file) {
        return body(get("/organise/meetings/going-cloud/" + file, ambassador));
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
