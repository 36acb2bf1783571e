package org.staffroom.cpd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import org.staffroom.support.AtOnce;
import org.staffroom.support.PdfChecks;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class CertificateTest extends AfterAMeeting {

    @Autowired
    Statements statements;

    @Autowired
    CertificateCheck check;

    @Test
    void saysWhatWasHeardOnOneAccessiblePageAndIsConfirmedToWhoeverHasItsCode() {
        var code = issue(anna);

        var pdf = pdf(anna, code);
        PdfChecks.assertAccessible(pdf);
        assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
        assertThat(PdfChecks.text(pdf))
                .contains(
                        "Certificate of CPD",
                        "Anna Whitfield",
                        "Going cloud",
                        "Monday 1 March 2027",
                        "2 hours 55 minutes",
                        "30 minutes of it in talks by vendors",
                        "Spotting ransomware Vendor talk 30",
                        "Phones in lessons Member talk 60",
                        "/certificates/" + code)
                .doesNotContain("Beyond passwords", "Lunch", anna.email());

        var page = look("/certificates/" + code);
        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains(
                        "This certificate is genuine",
                        "Anna Whitfield",
                        "Going cloud",
                        "Monday 1 March 2027",
                        "2 hours 55 minutes",
                        "30 minutes")
                .doesNotContain(anna.email(), "Beyond passwords", "Lunch");
        assertThat(page.getResponse().getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(page.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(page.getResponse().getHeader("Set-Cookie")).isNull();
    }

    /** Whoever holds a paper on which a line was changed sees it there: nothing is printed that the page does not say. */
    @Test
    void thePageConfirmsEveryLineThatIsPrinted() {
        given.works(anna.id(), given.organisation("Severn Vale School", "SCHOOL"));
        jdbc.sql("update agenda_item set title = '' where id = ?").param(cloud).update();
        arrived(anna.id(), Duration.ofMinutes(20));
        var code = issue(anna);
        var page = spaced(new String(
                look("/certificates/" + code).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));

        var printed = spaced(PdfChecks.text(pdf(anna, code)));
        for (var frame : List.of(
                "Schools IT Network, a network of school IT staff.",
                "Schools IT Network",
                "Certificate of CPD",
                "This is to certify that",
                "took part in",
                "CPD counted,",
                "of it in talks by vendors",
                "What was heard",
                "Session Kind Minutes",
                "To check this document, go to",
                "/certificates/" + code,
                "localhost:8080",
                "Made on")) {
            assertThat(printed).contains(frame);
            printed = printed.replace(frame, "|");
        }
        var rule = printed.indexOf("Counted are the minutes");
        printed = printed.substring(0, rule) + printed.substring(printed.indexOf("not counted.", rule) + 12);
        assertThat(printed).contains("Anna Whitfield", "Severn Vale School", "present from 9.20am to 2.30pm");
        assertThat(printed.split("[.]?[\\s|,]+|[.]$"))
                .hasSizeGreaterThan(40)
                .allSatisfy(word -> assertThat(page).contains(word));
    }

    private static String spaced(String text) {
        return HtmlUtils.htmlUnescape(text.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
    }

    @Test
    void aCodeIsReadHoweverItIsTypedAndAForgedOneIsRefusedWithTheSameStatus() {
        var code = issue(anna);

        var typed = look("/certificates?code=%20" + code.toLowerCase().replace("-", "%20"));
        assertThat(typed).hasStatus(302).hasRedirectedUrl("/certificates/" + code);
        assertThat(look("/certificates/" + code.replace("-", "").toLowerCase()))
                .bodyText()
                .contains("genuine");

        var forged = code.substring(0, 18) + (code.endsWith("7") ? "8" : "7");
        for (var wrong : List.of(forged, "XXXX", "%3Cscript%3E", "0000-0000-0000-0000", "x".repeat(200))) {
            assertThat(look("/certificates/" + wrong))
                    .hasStatusOk()
                    .bodyText()
                    .contains("There is no certificate with this code")
                    .doesNotContain("Anna", "<script>");
        }
        assertThat(look("/certificates?code=---")).hasStatusOk().bodyText().contains("Type the code that is printed");
    }

    @Test
    void rightAndWrongCodesCostTheSame() {
        var code = issue(anna);
        look("/certificates/" + code);

        var right = statements.during(() -> look("/certificates/" + code));
        var wrong = statements.during(() -> look("/certificates/7777-7777-7777-7777"));
        var none = statements.during(() -> look("/certificates/nothing"));

        assertThat(right).isEqualTo(wrong).isEqualTo(none);
    }

    @Test
    void whoeverAsksTooOftenWaitsAndOthersDoNot() {
        var code = issue(anna);
        for (var times = 0; times < CertificateCheck.MOST; times++) {
            assertThat(check.ask("7777777777777777", "192.0.2.1").state()).isEqualTo(CertificateAnswer.State.UNKNOWN);
        }

        assertThat(check.ask(code, "192.0.2.1").state()).isEqualTo(CertificateAnswer.State.TOO_MANY);
        assertThat(check.ask(code, "192.0.2.2").state()).isEqualTo(CertificateAnswer.State.VALID);
        check.purge();
        assertThat(check.ask(code, "192.0.2.1").state()).isEqualTo(CertificateAnswer.State.TOO_MANY);
    }

    @Test
    void makingItAgainGivesTheSameUntilItSaysSomethingElse() {
        var code = issue(anna);
        assertThat(issue(anna)).isEqualTo(code);

        assertThat(post(anna, DAY, "room-150", "2")).hasStatus(303);
        var newer = issue(anna);

        assertThat(newer).isNotEqualTo(code);
        assertThat(PdfChecks.text(pdf(anna, newer))).contains("2 hours 40 minutes", "Beyond passwords");
        assertThat(look("/certificates/" + newer)).bodyText().contains("2 hours 40 minutes");
        assertThat(look("/certificates/" + code))
                .bodyText()
                .contains("replaced by another")
                .doesNotContain("Anna", "2 hours", newer);
    }

    @Test
    void whenAttendanceIsPutRightTheCertificateNoLongerHolds() {
        var code = issue(anna);
        arrived(anna.id(), Duration.ofMinutes(-20));
        assertThat(look("/certificates/" + code)).bodyText().contains("genuine");

        arrived(anna.id(), Duration.ofMinutes(75));

        assertThat(look("/certificates/" + code))
                .bodyText()
                .contains("no longer right")
                .doesNotContain("Anna");
        assertThat(get(anna, DAY)).bodyText().contains("It no longer holds");
        var newer = issue(anna);
        assertThat(get(anna, DAY)).bodyText().doesNotContain("It no longer holds");
        assertThat(look("/certificates/" + newer)).bodyText().contains("genuine", "1 hour 55 minutes", "15 minutes");
        jdbc.sql("delete from attendance").update();
        assertThat(look("/certificates/" + newer)).bodyText().contains("no longer right");
        assertThat(look("/certificates/" + code)).bodyText().contains("replaced by another");
    }

    @Test
    void whoeverTypedANameWithoutSigningInIsCountedOnceSomebodySawThem() {
        jdbc.sql("update attendance set way = 'GUEST'").update();
        assertThat(get(anna, DAY)).hasStatus(404);
        assertThat(post(anna, DAY + "/certificate")).hasStatus(404);

        jdbc.sql("update attendance set way = 'DOOR', left_by = person_id, left_at = ?")
                .param(java.sql.Timestamp.from(START.plus(Duration.ofMinutes(70))))
                .update();

        assertThat(PdfChecks.text(pdf(anna, issue(anna)))).contains("55 minutes", "from 9am to 10.10am");
    }

    @Test
    void ofADayThatWentOnForLongerWhatWasHeardFitsTheTimesPrinted() {
        item(320, 30, "PANEL", "What next", null);

        assertThat(PdfChecks.text(pdf(anna, issue(anna))))
                .contains("present from 9am to 2.50pm", "What next Panel 30", "3 hours 25 minutes");
    }

    @Test
    void keepsWhatItSaidWhenTheTalkIsCalledSomethingElse() {
        var code = issue(anna);
        jdbc.sql("update agenda_item set title = 'Something else' where id = ?")
                .param(cloud)
                .update();

        assertThat(PdfChecks.text(pdf(anna, code))).contains("What the cloud cost us");
    }

    @Test
    void ofWhoeverIsErasedNothingIsLeftButThatItWasWithdrawn() {
        var code = issue(anna);

        assertThat(post(anna, "/my/data/erasure", "confirm", "erase")).hasStatus(303);

        assertThat(jdbc.sql("select status from person where id = ?")
                        .param(anna.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("ERASED");
        assertThat(look("/certificates/" + code))
                .hasStatusOk()
                .bodyText()
                .contains("was withdrawn")
                .doesNotContain("Anna", "Going cloud");
        assertThat(jdbc.sql("select facts::text from cpd_certificate")
                        .query(String.class)
                        .list())
                .containsExactly("{}");
    }

    @Test
    void isOnePageForTheLongestNamesAndTwentyTalks() {
        jdbc.sql("delete from agenda_item").update();
        jdbc.sql("update meeting set title = ?")
                .param("Ü" + "longest ".repeat(14))
                .update();
        IntStream.range(0, 20)
                .forEach(number -> item(
                        number * 15,
                        15,
                        number % 3 == 0 ? "VENDOR_TALK" : "MEMBER_TALK",
                        number + " " + (number % 2 == 0 ? "x".repeat(150) : "Łong words of a title ".repeat(6)),
                        null));
        jdbc.sql("update person set name = ? where id = ?")
                .params(
                        "Wolfeschlegelsteinhausenbergerdorff ".repeat(3).strip(),
                        anna.id().value())
                .update();

        var pdf = pdf(anna, issue(anna));

        assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
        PdfChecks.assertAccessible(pdf);
        assertThat(PdfChecks.text(pdf)).contains("Wolfeschlegelsteinhausenbergerdorff", "19 Łong words", "5 hours");
    }

    @Test
    void oneTalkOfTheLongestTitleAndTheLongestNameStillReadsLarge() {
        jdbc.sql("delete from agenda_item where id <> ?").param(cloud).update();
        var title = "W".repeat(77) + " " + "Schülerverwaltung ".repeat(4) + "to the end";
        jdbc.sql("update agenda_item set title = ?").param(title).update();
        var name = "Ŵ".repeat(60) + " " + "Llanfairpwllgwyngyll ".repeat(3).substring(0, 59);
        jdbc.sql("update person set name = ?").param(name).update();

        assertThat(post(anna, "/my/cpd/years/2026-27/statement")).hasStatus(303);
        var statement = pdf(anna, code("year = 2026"));
        var certificate = pdf(anna, issue(anna));

        for (var pdf : List.of(certificate, statement)) {
            assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
            PdfChecks.assertAccessible(pdf);
        }
        // Long words are broken, and none of their letters is lost.
        assertThat(PdfChecks.text(certificate).replaceAll("\\s", ""))
                .contains("W".repeat(77), "Schülerverwaltungtotheend", "Ŵ".repeat(60));
    }

    @Test
    void aStatementOfAYearFullOfThingsHasAsManyPagesAsItNeeds() {
        jdbc.sql("""
                        insert into cpd_event (id, person_id, title, organiser, day, minutes, added_at, changed_at)
                        select gen_random_uuid(), ?, repeat('Long title ', 14), repeat('Organiser ', 15), date '2026-10-01', 60,
                            now(), now()
                        from generate_series(1, ?)
                        """).params(anna.id().value(), Cpd.MOST_EVENTS).update();

        assertThat(post(anna, "/my/cpd/years/2026-27/statement")).hasStatus(303);

        var pdf = pdf(anna, code("year = 2026"));
        assertThat(PdfChecks.pages(pdf)).isGreaterThan(8);
        assertThat(PdfChecks.text(pdf)).contains("202 hours 55 minutes");
        assertThat(post(
                        anna,
                        "/my/cpd/events",
                        "title",
                        "One more",
                        "organiser",
                        "Us",
                        "day",
                        "2027-02-20",
                        "hours",
                        "2"))
                .hasStatus(422);
    }

    @Test
    void ofNothingThereIsNone() {
        arrived(anna.id(), Duration.ofMinutes(300));

        assertThat(post(anna, DAY + "/certificate")).hasStatus(303);
        assertThat(post(anna, "/my/cpd/years/2026-27/statement")).hasStatus(303);

        assertThat(jdbc.sql("select count(*) from cpd_certificate")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyHasThatOfAnother() {
        var code = issue(anna);
        var id = jdbc.sql("select id from cpd_certificate").query(String.class).single();
        var admin = given.admin("Root");

        assertThat(get(ben, "/my/cpd/certificates/" + id)).hasStatus(404);
        assertThat(get(admin, "/my/cpd/certificates/" + id)).hasStatus(404);
        assertThat(get(ben, DAY)).hasStatus(404);
        assertThat(post(ben, DAY + "/certificate")).hasStatus(404);
        assertThat(PdfChecks.text(pdf(anna, code))).contains("Anna");
    }

    @Test
    void pressedManyTimesAtOnceItIsOne() {
        assertThat(AtOnce.run(
                        12,
                        number -> () ->
                                post(anna, DAY + "/certificate").getResponse().getStatus()))
                .containsOnly(303);

        assertThat(jdbc.sql("select count(*) from cpd_certificate")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aStatementOfTheYearTellsWhatTheNetworkKnowsFromWhatWasAddedByHand() {
        post(
                anna,
                "/my/cpd/events",
                "title",
                "Managing Intune at scale",
                "organiser",
                "A webinar",
                "day",
                "2027-01-12",
                "hours",
                "1:30");

        assertThat(post(anna, "/my/cpd/years/2026-27/statement")).hasStatus(303);

        var code = code("year = 2026");
        var pdf = pdf(anna, code);
        PdfChecks.assertAccessible(pdf);
        assertThat(PdfChecks.text(pdf))
                .contains(
                        "Statement of CPD, 2026/27",
                        "4 hours 25 minutes",
                        "2 hours 55 minutes confirmed by Schools IT Network, 30 minutes of it in talks by vendors",
                        "1 hour 30 minutes added by hand",
                        "Managing Intune at scale A webinar, Added by hand 12 January 2027 90 0",
                        "Going cloud South West 1 March 2027 175 30");
        assertThat(look("/certificates/" + code))
                .bodyText()
                .contains("This statement is genuine", "2026/27", "2 hours 55 minutes", "1 hour 30 minutes", "own word")
                .contains("Managing Intune at scale", "A webinar, Added by hand", "12 January 2027", ">90<")
                .contains("South West", "1 March 2027", ">175<", ">30<");
        assertThat(post(anna, "/my/cpd/years/1800-01/statement")).hasStatus(404);
    }
}
