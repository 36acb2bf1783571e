package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import org.staffroom.shared.Refused;
import org.staffroom.support.StaffroomTest;

/** Over HTTP: error pages are made by the container's second dispatch, which mock requests do not have. */
@StaffroomTest
class ErrorPagesTest {

    @Value("${local.server.port}")
    int port;

    @Autowired
    WebApplicationContext application;

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body)
                .header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static void isOurs(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("<h1>" + title)
                .contains("class=\"top\"")
                .doesNotContain("Whitelabel");
        if (answer.request().method().equals("GET")) {
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void anUnknownAddressOffersSearch() throws Exception {
        var answer = send("GET", "/no-such-page", BodyPublishers.noBody());
        isOurs(answer, 404, "There is nothing here");
        assertThat(answer.body()).contains("action=\"/search\"");
    }

    @Test
    void aThingThatIsNotThereIsTheSamePage() throws Exception {
        isOurs(send("GET", "/regions/nowhere", BodyPublishers.noBody()), 404, "There is nothing here");
        isOurs(send("DELETE", "/regions", BodyPublishers.noBody()), 404, "There is nothing here");
    }

    @Test
    void aPostWithoutItsTokenIsRefusedInWords() throws Exception {
        isOurs(send("POST", "/regions/wales/follower", BodyPublishers.noBody()), 403, "This could not be accepted");
    }

    @Test
    void whatARuleRefusedIsSaidInItsWordsWithAWayBack() {
        assertThat(MockMvcTester.from(application)
                        .get()
                        .uri("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 422)
                        .requestAttr(RequestDispatcher.ERROR_METHOD, "POST")
                        .requestAttr(Refused.class.getName(), new Refused("topics.refused.used"))
                        .header("Referer", "http://localhost/admin/topics/cloud")
                        .accept(MediaType.TEXT_HTML))
                .hasStatus(422)
                .bodyText()
                .contains("<h1>This is not possible</h1>", "Talks carry this topic, so it stays.")
                .contains("href=\"/admin/topics/cloud\"")
                .doesNotContain("Error 422");
    }

    @Test
    void anAddressThatMakesNoSenseIsABadRequest() throws Exception {
        var answer = send("GET", "/regions;x=1", BodyPublishers.noBody());
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).contains("class=\"top\"");
    }

    @Test
    void somethingTooLargeIsSaidSo() throws Exception {
        var part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(part),
                BodyPublishers.ofByteArrays(Collections.nCopies(82, new byte[1024 * 1024])),
                BodyPublishers.ofString("\r\n--x--\r\n"));
        isOurs(
                send("POST", "/regions/wales/follower", body, "Content-Type", "multipart/form-data; boundary=x"),
                413,
                "That is too large");
    }
}
