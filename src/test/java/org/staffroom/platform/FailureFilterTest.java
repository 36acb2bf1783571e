package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.staffroom.shared.Refused;

class FailureFilterTest {

    @Test
    void whatARuleRefusesIsNoErrorOfTheProgram() throws ServletException, IOException {
        var refused = new Refused("topics.refused.used");
        var request = new MockHttpServletRequest("POST", "/admin/topics/cloud/deletion");
        var response = new MockHttpServletResponse();
        FilterChain chain = (asked, answered) -> {
            throw new ServletException(refused);
        };

        new FailureFilter("/assets/site.css").doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(request.getAttribute(Refused.class.getName())).isSameAs(refused);
    }

    /** A disk that is full is no fault of the form's; a form that makes no sense is. */
    @Test
    void tellsAFullDiskFromABrokenForm() throws ServletException, IOException {
        assumeThat(Path.of("/dev/full")).exists();
        assertThat(status(() -> {
                    try (var out = new FileOutputStream("/dev/full")) {
                        out.write(1);
                    }
                }))
                .isEqualTo(500);
        assertThat(status(() -> {
                    throw new EOFException();
                }))
                .isEqualTo(400);
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static int status(Reading reading) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        FilterChain chain = (asked, answered) -> {
            try {
                reading.run();
            } catch (IOException e) {
                throw new InvalidParameterException(new IOException("Processing failed", e), 400);
            }
        };
        new FailureFilter("/assets/site.css").doFilter(new MockHttpServletRequest("POST", "/"), response, chain);
        return response.getStatus();
    }
}
