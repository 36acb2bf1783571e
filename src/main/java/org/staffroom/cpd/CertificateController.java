package org.staffroom.cpd;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Words;

/** One's own certificates and statements, as PDF. */
@Controller
class CertificateController {

    private final Certificates certificates;
    private final CertificatePaper paper;
    private final Words words;

    CertificateController(Certificates certificates, CertificatePaper paper, Words words) {
        this.certificates = certificates;
        this.paper = paper;
        this.words = words;
    }

    @GetMapping("/my/cpd/certificates/{id}")
    ResponseEntity<byte[]> show(CurrentPerson me, @PathVariable UUID id) {
        var certificate = certificates.own(me, id);
        var name = words.of(certificate.statement() ? "cpd.file.statement" : "cpd.file.certificate") + "-"
                + certificate.code() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.of(certificate).bytes());
    }
}
