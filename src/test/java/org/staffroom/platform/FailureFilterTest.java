package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
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
}
