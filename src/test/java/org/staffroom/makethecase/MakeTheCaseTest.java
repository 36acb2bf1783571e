package org.staffroom.makethecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.PdfChecks;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class MakeTheCaseTest extends OneMeeting {

    private static final String CASE = "/meetings/going-cloud/case";

    MakeTheCaseTest() {
        super(30);
    }

    @BeforeEach
    void aDay() {
        var topic = given.topic("cloud", "Cloud");
        var school = given.organisation("Severn Vale School", "SCHOOL");
        given.works(ben.id(), school);
        var talk = given.talk("What the cloud cost us", "MEMBER", ben.id());
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();
        given.agendaItem(meeting, 0, 15, "WELCOME", null);
        given.agendaItem(meeting, 15, 45, "MEMBER_TALK", talk);
        given.agendaItem(meeting, 60, 30, "VENDOR_TALK", null);
        jdbc.sql("update agenda_item set title = '' where presentation_id is not null")
                .update();
        jdbc.sql("update agenda_item set title = 'Spotting ransomware' where kind = 'VENDOR_TALK'")
                .update();
    }

    private int mails() {
        return jdbc.sql("select count(*) from delivery where template = 'case-to-pass-on'")
                .query(Integer.class)
                .single();
    }

    private byte[] document() {
        var answer = get(CASE + "/document", anna);
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        return answer.getResponse().getContentAsByteArray();
    }

    @Test
    void suggestsWordsFromTheAgendaThatCanBePrintedAtOnce() {
        assertThat(get(CASE, anna))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Topics of the day: Cloud.",
                        "&bull; What the cloud cost us (Member talk): Ben Okafor, Severn Vale School",
                        "The meeting is free.",
                        "Tuesday 16 March 2027");

        var pdf = document();
        PdfChecks.assertAccessible(pdf);
        assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
        assertThat(PdfChecks.text(pdf))
                .contains(
                        "Anna Whitfield would like to take part in",
                        "Going cloud",
                        "Tuesday 16 March 2027, 9am to 2.30pm",
                        "The meeting is free.",
                        "Spotting ransomware · Vendor talk",
                        "30 of the 75 minutes of talks are by vendors");
    }

    @Test
    void whoeverSpeaksThereSaysSoFirst() {
        assertThat(get(CASE, ben))
                .bodyText()
                .contains("I have been asked to speak there:\n&bull; What the cloud cost us")
                .doesNotContain("I would like to hear");
    }

    @Test
    void keepsOnesOwnWordsForOneselfAndTheMeetingAsItIsNow() {
        assertThat(post(
                        CASE,
                        anna,
                        "benefit",
                        "We move <b>next</b> year.",
                        "cost",
                        "Free",
                        "cover",
                        "Priya",
                        "version",
                        "0"))
                .hasStatus(303);
        jdbc.sql("update meeting set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'")
                .update();

        assertThat(get(CASE, anna)).bodyText().contains("We move &lt;b&gt;next&lt;/b&gt; year.");
        assertThat(PdfChecks.text(document())).contains("We move <b>next</b> year.", "Priya", "Wednesday 17 March");
        assertThat(get(CASE, ben)).bodyText().doesNotContain("We move");
        assertThat(get(CASE, ambassador)).bodyText().doesNotContain("We move");
    }

    @Test
    void isOnePageHoweverMuchIsSaid() {
        IntStream.range(0, 28).forEach(number -> given.agendaItem(meeting, 100 + number * 7, 7, "DISCUSSION", null));
        jdbc.sql("update agenda_item set title = 'A title of many words that goes on ' || start_minute")
                .update();
        assertThat(post(CASE, anna, "benefit", "Many words of mine. ".repeat(100), "version", "0"))
                .hasStatus(303);

        var pdf = document();

        assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
        PdfChecks.assertAccessible(pdf);
    }

    @Test
    void whatIsTooLongOrMissingIsShownAgain() {
        assertThat(post(CASE, anna, "benefit", "x".repeat(3001), "cost", "My cost", "version", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(3001), "My cost", "more than 3,000 letters");
        assertThat(post(CASE, anna)).hasStatus(422).bodyText().contains("Say what it brings");
    }

    @Test
    void twoWindowsDoNotOverwriteOneAnother() {
        post(CASE, anna, "benefit", "First window", "version", "0");

        assertThat(post(CASE, anna, "benefit", "Second window", "version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("First window", "Second window", "name=\"version\" value=\"1\"");
        assertThat(post(CASE, anna, "benefit", "Second window", "version", "1")).hasStatus(303);
    }

    @Test
    void isMailedToOneselfAlone() {
        post(CASE + "/mail", anna);
        assertThat(mails()).isZero();
        post(CASE, anna, "benefit", "It brings much.", "version", "0");

        post(CASE + "/mail", anna);
        post(CASE + "/mail", anna);

        assertThat(mails()).isOne();
        assertThat(jdbc.sql("select email from delivery where template = 'case-to-pass-on'")
                        .query(String.class)
                        .single())
                .isEqualTo(anna.email());
        for (var version = 1; version < 20; version++) {
            post(CASE, anna, "benefit", "Words " + version, "version", String.valueOf(version));
            post(CASE + "/mail", anna);
        }
        assertThat(mails()).isEqualTo(MakeTheCase.MOST_MAILS);
    }

    @Test
    void opensAMailOfOnesOwnWithWordsThatFitIntoAnAddress() {
        post(CASE, anna, "benefit", "Line one.\n" + "A much longer line. ".repeat(140), "version", "0");

        var page = new String(get(CASE, anna).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        var address = page.replaceAll("(?s).*href=\"(mailto:[^\"]*)\".*", "$1").replace("&amp;", "&");

        assertThat(address).hasSizeLessThan(1_950).startsWith("mailto:?subject=");
        assertThat(URLDecoder.decode(address, StandardCharsets.UTF_8))
                .contains("May I go to Going cloud?", "Line one.", "/meetings/going-cloud");
    }

    @Test
    void alsoWhenTheLongestPartIsWhatItCosts() {
        post(CASE, anna, "benefit", "Much", "cost", "€".repeat(1000), "cover", "Priya", "version", "0");

        var page = new String(get(CASE, anna).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        var address = page.replaceAll("(?s).*href=\"(mailto:[^\"]*)\".*", "$1");

        assertThat(address).hasSizeLessThan(1_950).contains("going-cloud");
    }

    /** Nothing is known of the meeting but its day, and nothing was written. */
    @Test
    void isAPageThatCanBeHandedOverWithNothingFilledIn() {
        jdbc.sql("delete from agenda_item").update();
        jdbc.sql("update meeting set venue_id = null, format = 'ONLINE', summary = ''")
                .update();

        assertThat(get(CASE, anna))
                .hasStatusOk()
                .bodyText()
                .contains("The meeting is free and online")
                .doesNotContain("null", "??");
        var pdf = document();
        PdfChecks.assertAccessible(pdf);
        assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
        assertThat(PdfChecks.text(pdf))
                .contains("Anna Whitfield", "Going cloud", "Tuesday 16 March 2027", "What it brings")
                .doesNotContain("null", "The day", "??");
        assertThat(post(CASE, anna, "benefit", " ", "cost", "", "cover", "", "version", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Say what it brings");
        assertThat(post(CASE, anna, "benefit", "Much", "cost", "", "cover", "", "version", "0"))
                .hasStatus(303);
        assertThat(PdfChecks.text(document())).contains("Much").doesNotContain("The meeting is free");
    }

    @Test
    void ofAMeetingThatIsOffThereIsNoneToMake() {
        post(CASE, anna, "benefit", "It brings much.", "version", "0");
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();

        assertThat(get(CASE, anna)).hasStatusOk().bodyText().contains("is over or was cancelled");
        assertThat(post(CASE, anna, "benefit", "More", "version", "1")).hasStatus(422);
        post(CASE + "/mail", anna);
        assertThat(mails()).isZero();
        assertThat(get("/meetings/no-such/case", anna)).hasStatus(404);
        given.draft(region, "A draft");
        var draft = jdbc.sql("select id from meeting where status = 'DRAFT'")
                .query(String.class)
                .single();
        assertThat(get("/meetings/" + draft + "/case", anna)).hasStatus(404);
    }

    @Test
    void leadsFromTheMeetingsPageThroughSigningIn() {
        assertThat(mvc.get().uri("/meetings/going-cloud").exchange())
                .bodyText()
                .contains("href=\"/meetings/going-cloud/case\"");
        assertThat(mvc.get().uri(CASE).exchange())
                .hasStatus(302)
                .hasRedirectedUrl("/sign-in?continue=%2Fmeetings%2Fgoing-cloud%2Fcase");
    }
}
