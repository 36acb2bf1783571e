package org.staffroom.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.Refused;
import org.staffroom.support.PdfChecks;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class PdfMakerTest {

    @Autowired
    PdfMaker maker;

    @Test
    void makesDocumentsThatAnAccessibilityCheckerAccepts() throws Exception {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_BINARY), "png", picture);

        var made = maker.make(
                "pdf/sample",
                Map.of(
                        "title", "Tŷ Gŵyl: Ünïcode",
                        "lines", List.of("Going cloud", "Łukasz & <b>O’Brien</b>", "Олена Γεωργία"),
                        "picture", "picture:square"),
                Map.of("square", picture.toByteArray()));

        PdfChecks.assertAccessible(made.bytes());
        assertThat(made.pages()).isEqualTo(1);
        assertThat(PdfChecks.text(made.bytes()))
                .contains("Tŷ Gŵyl: Ünïcode", "Łukasz & <b>O’Brien</b>", "Олена Γεωργία", "What was said");
    }

    /** The checker can say no. */
    @Test
    void theCheckerFindsADocumentWithoutWordsForAPicture() {
        var made = maker.make(
                "pdf/careless", Map.of("title", "Careless", "lines", List.of()), Map.of("square", new byte[0]));

        assertThat(PdfChecks.violations(made.bytes())).isNotEmpty();
    }

    @Test
    void takesWhateverPeopleCanType() {
        var hostile = "\u0000\u0001\uD800 </td>]]><script>alert(1)</script> &amp; &#0; 😀 \u202E مرحبا 漢字 "
                + "x".repeat(3000);

        var made = maker.make("pdf/sample", Map.of("title", "Hostile", "lines", List.of(hostile)));

        assertThat(PdfChecks.text(made.bytes())).contains("<script>alert(1)</script> &amp; &#0;");
        PdfChecks.assertAccessible(made.bytes());
    }

    @Test
    void readsNeitherNetworkNorFiles(@TempDir Path directory) throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var file = Files.writeString(directory.resolve("secret.css"), "h1:after { content: 'SECRET' }");
            var address = "http://localhost:" + server.getAddress().getPort() + "/a.css";
            for (var elsewhere : List.of(
                    address,
                    file.toUri().toString(),
                    "pdf:../application.yaml",
                    "pdf:fonts/OFL-Figtree.txt",
                    "jar:" + address + "!/a.css",
                    "//" + address.substring(5))) {
                var made = maker.make(
                        "pdf/sample",
                        Map.of("title", "Elsewhere", "lines", List.of(), "sheet", elsewhere, "picture", elsewhere));
                assertThat(PdfChecks.text(made.bytes())).as(elsewhere).doesNotContain("SECRET");
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void goesOnToAsManyPagesAsItNeedsAndRefusesWhatIsFarTooLong() {
        var lines = IntStream.range(0, 200).mapToObj(number -> "Talk " + number).toList();
        var made = maker.make("pdf/sample", Map.of("title", "Long", "lines", lines));

        assertThat(made.pages()).isGreaterThan(3).isEqualTo(PdfChecks.pages(made.bytes()));
        PdfChecks.assertAccessible(made.bytes());
        assertThatThrownBy(() -> maker.make("pdf/sample", Map.of("title", "x".repeat(700_000), "lines", List.of())))
                .isInstanceOf(Refused.class);
    }
}
