package org.staffroom.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Network;
import org.staffroom.support.InBrowser;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.PdfChecks;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** The poster with the code: one sheet of A4, which a phone can scan, from the page and as a PDF. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class PosterTest extends OneMeeting {

    private static final String POSTER = ORGANISE + "/check-in/poster";
    private static final String[] TITLES = {
        "Going cloud", "Apprentices as part of a school IT team, and going cloud together ".repeat(2)
    };

    @Autowired
    Network network;

    @Autowired
    SignInMails mails;

    private String address;

    PosterTest() {
        super(30);
    }

    @BeforeEach
    void theWeekBefore() {
        clock.travelTo(START.minus(Duration.ofDays(3)));
        address = network.url("/c/"
                + jdbc.sql("select code from check_in_code where meeting_id = ?")
                        .param(meeting.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void itIsForOrganisersAndSaysWhatToDo() {
        for (var stranger :
                new CurrentPerson[] {anna, given.ambassador("Carys Wynn", given.region("wales", "Wales"))}) {
            assertThat(get(POSTER, stranger)).hasStatus(404);
            assertThat(get(POSTER + ".pdf", stranger)).hasStatus(404);
            assertThat(get(ORGANISE + "/check-in", stranger)).hasStatus(404);
        }
        assertThat(get(POSTER, ambassador))
                .hasStatusOk()
                .bodyText()
                .contains("Going cloud", address.replaceFirst("^https?://", ""), "viewBox");
    }

    @Test
    void theDocumentIsOnePageHoweverLongTheTitleAndIsScanned() {
        for (var title : TITLES) {
            jdbc.sql("update meeting set title = left(?, 120)").param(title).update();
            var answer = get(POSTER + ".pdf", ambassador);
            assertThat(answer).hasStatusOk().hasContentType("application/pdf");
            var pdf = answer.getResponse().getContentAsByteArray();
            assertThat(PdfChecks.pages(pdf)).isEqualTo(1);
            assertThat(PdfChecks.text(pdf)).contains(title.substring(0, 11), "/c/", "Schools IT Network");
            assertThat(PdfChecks.scanned(pdf)).isEqualTo(address);
            PdfChecks.assertAccessible(pdf);
        }
    }

    /** As browsers print it: on A4, without colours behind text unless the page insists. */
    @Test
    void thePageIsPrintedOnOneSheetHoweverLongTheTitleAndIsScanned(InBrowser.People people) {
        var page = people.atADesk();
        mails.signIn(page, ambassador.email());
        for (var title : TITLES) {
            jdbc.sql("update meeting set title = left(?, 120)").param(title).update();
            page.navigate(POSTER);
            var pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
            assertThat(PdfChecks.pages(pdf)).as(title).isEqualTo(1);
            assertThat(PdfChecks.text(pdf))
                    .contains(title.substring(0, 11), "/c/", "Schools IT Network", "No phone?")
                    .doesNotContain("Back to self check-in", "Sign out");
            assertThat(PdfChecks.scanned(pdf)).isEqualTo(address);
        }
    }
}
