package org.staffroom.cpd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.staffroom.pdf.Pdf;
import org.staffroom.pdf.PdfMaker;
import org.staffroom.shared.Network;
import org.staffroom.shared.QrCode;
import org.staffroom.shared.Typed;

/** Certificates and statements as documents. A certificate is one page, however much was heard. */
@Component
class CertificatePaper {

    /** Nobody sits through more in one day; what is beyond is told as a number. */
    private static final int MOST_LINES = 26;

    /** With so many lines long titles are cut, that the page can hold them. */
    private static final int MANY_LINES = 12;

    private static final int LONGEST_OF_MANY = 90;

    private final PdfMaker pdf;
    private final Network network;

    CertificatePaper(PdfMaker pdf, Network network) {
        this.pdf = pdf;
        this.network = network;
    }

    Pdf of(CertificateRow certificate) {
        var address = network.url("/certificates/" + certificate.code());
        var model = new HashMap<String, Object>();
        model.put("certificate", certificate);
        model.put("facts", certificate.facts());
        model.put("address", address);
        model.put("shown", address.replaceFirst("^https?://", ""));
        var pictures = Map.of("code", QrCode.of(address).png());
        if (certificate.statement()) {
            return pdf.make("pdf/statement", model, pictures);
        }
        List<CertificateFacts.Entry> lines = certificate.facts().entries();
        model.put(
                "lines",
                lines.stream()
                        .limit(MOST_LINES)
                        .map(line -> lines.size() > MANY_LINES ? shortened(line) : line)
                        .toList());
        model.put("more", Math.max(0, lines.size() - MOST_LINES));
        return pdf.makeOnePage("pdf/certificate", model, pictures);
    }

    private static CertificateFacts.Entry shortened(CertificateFacts.Entry line) {
        return Typed.letters(line.title()) <= LONGEST_OF_MANY
                ? line
                : new CertificateFacts.Entry(
                        Typed.beginning(line.title(), LONGEST_OF_MANY).strip() + "…",
                        line.kind(),
                        line.day(),
                        line.organiser(),
                        line.minutes(),
                        line.vendorMinutes());
    }
}
