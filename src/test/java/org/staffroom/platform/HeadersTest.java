package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.WholeNetwork;

/** Over a real connection: the security headers stand on every kind of answer. */
@StaffroomTest
class HeadersTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    WholeNetwork network;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void network() {
        network.create();
    }

    /** Or a name that somebody made up would be passed on. */
    @Test
    void redirectsSayNoHost() throws Exception {
        assertThat(get("/my").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in?continue="));
    }

    @ParameterizedTest
    @CsvSource({
        "200, /",
        "200, /meetings/coming-up",
        "200, /regions.css",
        "200, /calendar.ics",
        "302, /my",
        "302, /admin",
        "404, /no-such-page",
        "404, /meetings/no-such-meeting",
        "400, /meetings/coming-up;x",
        "400, /%2e/my",
        "400, //my",
        "404, /MY",
        "404, /my/",
    })
    void standOnAnswersToVisitors(int status, String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThatAllStandOn(answer);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void standOnARefusedPost() throws Exception {
        var answer = client.send(
                request("/meetings/coming-up/registration")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThatAllStandOn(answer);
    }

    @Test
    void standOnAFailure() throws Exception {
        jdbc.sql("alter table meeting rename to mislaid").update();
        try {
            var answer = get("/meetings/coming-up");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThatAllStandOn(answer);
            assertThat(answer.body())
                    .contains("<main")
                    .doesNotContain("Exception")
                    .doesNotContain("mislaid");
        } finally {
            jdbc.sql("alter table mislaid rename to meeting").update();
        }
    }

    @Test
    void standOnAssetsWhichMayBeKeptForAYear() throws Exception {
        var page = get("/").body();
        var addresses = Pattern.compile("/assets/[^\"]+")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(addresses).hasSizeGreaterThan(3);
        for (var path : addresses) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThatAllStandOn(answer);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
        }
    }

    @Test
    void letPagesForVisitorsBeKeptAndOthersNot() throws Exception {
        assertThat(get("/").headers().firstValue("Cache-Control")).hasValue("public, max-age=0");
        assertThat(get("/").headers().firstValue("Vary").orElse("")).contains("Cookie");
        assertThat(get("/sign-in").headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(get("/no-such-page").headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    private static void assertThatAllStandOn(HttpResponse<?> answer) {
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).isPresent();
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,*/*");
    }
}
