package org.staffroom.badges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.PdfChecks;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class BadgePagesTest extends OneMeeting {

    private static final String PAGE = ORGANISE + "/badges";

    BadgePagesTest() {
        super(30);
    }

    @Test
    void whoHasAPlaceOrSpeaksWearsOneAndVendorsAreCalledSo() {
        given.confirmed(meeting, anna.id());
        var speaker = given.guest("Nick Farrow");
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", given.talk("Let a machine break in", "VENDOR", speaker));
        jdbc.sql("update person set organisation_id = ? where id = ?")
                .params(given.organisation("PenTest Ltd", "VENDOR").value(), speaker.value())
                .update();
        assertThat(get(PAGE, ambassador))
                .hasStatusOk()
                .bodyText()
                .contains("Anna", "Whitfield", "Nick", "PenTest Ltd", "Speaker", "Vendor", "l7160")
                .doesNotContain("Ben", "@school.example");
        assertThat(get(PAGE + "?size=cards&from=9", ambassador)).bodyText().contains("badge-sheet cards", "c1 r5");
        assertThat(get(PAGE + "?size=%27%3B&from=x", ambassador)).hasStatusOk();
        assertThat(get(PAGE, anna)).hasStatus(404);

        var document = get(PAGE + ".pdf?size=l7163", ambassador);
        assertThat(document).hasStatusOk().hasContentType("application/pdf");
        var pdf = document.getResponse().getContentAsByteArray();
        assertThat(PdfChecks.text(pdf))
                .contains("Anna Whitfield", "Nick Farrow", "PenTest Ltd", "Speaker", "Vendor")
                .doesNotContain("@school.example");
        assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
        PdfChecks.assertAccessible(pdf);
    }

    @Test
    void hostileAndEndlessNamesStayOnTheirLabels() {
        for (var number = 0; number < 22; number++) {
            given.confirmed(
                    meeting,
                    given.member((number % 2 == 0 ? "<b>&amp; " : "") + "W".repeat(100) + number)
                            .id());
        }
        var pdf = get(PAGE + ".pdf", ambassador).getResponse().getContentAsByteArray();
        assertThat(PdfChecks.pages(pdf)).isEqualTo(2);
        assertThat(get(PAGE, ambassador)).bodyText().contains("&lt;b&gt;");
    }
}
