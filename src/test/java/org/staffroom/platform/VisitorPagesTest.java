package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class VisitorPagesTest {

    private final AtomicInteger renderings = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final VisitorPages pages = pages(Duration.ofMinutes(1));

    private final FilterChain page = (request, response) -> {
        var answer = (HttpServletResponse) response;
        answer.setContentType("text/html;charset=UTF-8");
        answer.setHeader("Content-Security-Policy", "default-src 'self'");
        answer.setHeader("Content-Language", "en-GB");
        answer.setHeader("Cache-Control", "private, no-store");
        answer.getWriter().write("<p>Rendering " + renderings.incrementAndGet() + "</p>");
    };

    private VisitorPages pages(Duration keptFor) {
        return new VisitorPages(
                new RoleTable(), new FixedLocaleResolver(Locale.UK), keptFor, Set.of("session", "device"), metrics);
    }

    @Test
    void areRenderedOnceAndServedWholeWithTheirHeaders() throws Exception {
        var first = get(pages, "/regions.css", page);
        var second = get(pages, "/regions.css", page);

        assertThat(second.getContentAsString())
                .isEqualTo(first.getContentAsString())
                .contains("Rendering 1");
        assertThat(second.getHeader("Content-Security-Policy")).isEqualTo("default-src 'self'");
        assertThat(second.getHeader("Content-Language")).isEqualTo("en-GB");
        assertThat(second.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(second.getHeader("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(second.getHeader("Vary")).contains("Cookie");
        assertThat(metrics.counter("staffroom.visitor.pages", "source", "kept").count())
                .isOne();
    }

    @Test
    void areRenderedByOneRequestWhileTheOthersWait() throws Exception {
        var begun = new CountDownLatch(1);
        FilterChain slow = (request, response) -> {
            begun.countDown();
            try {
                // Long enough that the others arrive while it renders: they show themselves by waiting.
                Thread.yield();
            } finally {
                page.doFilter(request, response);
            }
        };
        var threads = Executors.newFixedThreadPool(16);
        try {
            var answers = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(
                            () -> get(pages, "/regions.css", slow).getContentAsString()))
                    .toList();
            begun.await();
            assertThat(answers).map(Future::get).containsOnly("<p>Rendering 1</p>");
        } finally {
            threads.shutdownNow();
        }
        assertThat(renderings).hasValue(1);
    }

    @Test
    void areNeverKeptForWhoCarriesACookieOfOurs() throws Exception {
        get(pages, "/regions.css", page);
        var request = request("/regions.css");
        request.setCookies(new Cookie("session", "x"));
        var answer = new MockHttpServletResponse();
        pages.doFilter(request, answer, page);
        assertThat(answer.getContentAsString()).contains("Rendering 2");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void areNotKeptWhenTheySetACookieOrAreRefusedOrNotInTheRoleTable() throws Exception {
        FilterChain withCookie = (request, response) -> {
            page.doFilter(request, response);
            ((HttpServletResponse) response).addHeader("Set-Cookie", "session=1");
        };
        FilterChain refused = (request, response) -> {
            ((HttpServletResponse) response).setStatus(404);
            page.doFilter(request, response);
        };
        for (var chain : new FilterChain[] {withCookie, refused}) {
            var before = renderings.get();
            var first = get(pages, "/regions.css", chain);
            get(pages, "/regions.css", chain);
            assertThat(renderings).hasValue(before + 2);
            assertThat(first.getHeader("Cache-Control")).isEqualTo("private, no-store");
            assertThat(first.getContentAsString()).contains("Rendering");
        }
        get(pages, "/unlisted", page);
        assertThat(get(pages, "/unlisted", page).getHeader("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void areRenderedAnewWhenTheOneWhoRenderedFailed() throws Exception {
        FilterChain failing = (request, response) -> {
            throw new ServletException("broken");
        };
        try {
            get(pages, "/regions.css", failing);
        } catch (ServletException expected) {
            // the next request is not harmed
        }
        assertThat(get(pages, "/regions.css", page).getContentAsString()).contains("Rendering 1");
    }

    @Test
    void answerAKnownTagWithNotModifiedAndAllHeaders() throws Exception {
        var tag = get(pages, "/regions.css", page).getHeader("ETag");
        var request = request("/regions.css");
        request.addHeader("If-None-Match", String.valueOf(tag));
        var answer = new MockHttpServletResponse();
        pages.doFilter(request, answer, page);
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(answer.getHeader("Content-Security-Policy")).isNotNull();
    }

    @Test
    void areNotCompressedForWhoRulesItOut() throws Exception {
        for (var accepted : List.of("gzip;q=0", "br, gzip; q=0.0, *;q=0.1", "identity")) {
            var request = request("/regions.css");
            request.addHeader("Accept-Encoding", accepted);
            var answer = new MockHttpServletResponse();
            pages.doFilter(request, answer, page);
            assertThat(answer.getHeader("Content-Encoding")).as(accepted).isNull();
        }
    }

    @Test
    void areCompressedForThoseWhoAskWithATagOfItsOwn() throws Exception {
        var request = request("/regions.css");
        request.addHeader("Accept-Encoding", "gzip, br");
        var answer = new MockHttpServletResponse();
        pages.doFilter(request, answer, page);
        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getHeader("ETag")).endsWith("-gzip\"");
        var body = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray())).readAllBytes();
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("<p>Rendering 1</p>");
    }

    @Test
    void areNotKeptAtAllWithNoughtAndStillPublic() throws Exception {
        var none = pages(Duration.ZERO);
        get(none, "/regions.css", page);
        var answer = get(none, "/regions.css", page);
        assertThat(answer.getContentAsString()).contains("Rendering 2");
        assertThat(answer.getHeader("Cache-Control")).startsWith("public");
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private static MockHttpServletResponse get(VisitorPages pages, String path, FilterChain chain)
            throws ServletException, IOException {
        var answer = new MockHttpServletResponse();
        pages.doFilter(request(path), answer, chain);
        return answer;
    }
}
