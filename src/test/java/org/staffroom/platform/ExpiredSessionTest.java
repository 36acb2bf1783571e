package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** Over HTTP, with cookies: what a browser gets whose page is older than its session. */
@StaffroomTest
class ExpiredSessionTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Value("${local.server.port}")
    int port;

    @Autowired
    Given given;

    @Autowired
    SignInMails mails;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private CurrentPerson priya;

    @BeforeEach
    void aMemberWithAPageOpen() {
        given.region("wales", "Wales");
        priya = given.member("Priya Nair");
    }

    @Test
    void isLedToSignInAndBackToThePage() throws Exception {
        var token = signIn(false);
        jdbc.sql("delete from spring_session").update();

        var pressed = follow(token, "Referer", address("/regions/wales?page=2"));
        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(location(pressed)).isEqualTo("/sign-in?expired=true&continue=%2Fregions%2Fwales%3Fpage%3D2");
        assertThat(get(location(pressed)).body()).contains("You were signed out while the page was open");
        assertThat(followers()).isZero();

        assertThat(location(enter())).isEqualTo("/regions/wales?page=2");
        assertThat(get("/regions/wales").body()).doesNotContain("signed out");
    }

    @Test
    void isLedNowhereElse() throws Exception {
        var token = signIn(false);
        jdbc.sql("delete from spring_session").update();

        for (var page : new String[] {
            "https://evil.example/regions/wales", address("/regions/wales/follower"), address("//evil.example"), "::"
        }) {
            assertThat(location(follow(token, "Referer", page))).as(page).isEqualTo("/sign-in?expired=true");
        }
    }

    @Test
    void aScriptIsToldByTheStatusAndHtmxWhereToGo() throws Exception {
        var token = signIn(false);
        jdbc.sql("delete from spring_session").update();

        assertThat(follow(token, "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(403);
        assertThat(follow(token, "HX-Request", "true").headers().firstValue("HX-Redirect"))
                .hasValue("/sign-in?expired=true");
    }

    @Test
    void onADeviceThatStaysSignedInThePageIsOpenedAgain() throws Exception {
        var token = signIn(true);
        jdbc.sql("delete from spring_session").update();

        var pressed = follow(token, "Referer", address("/regions/wales"));
        assertThat(pressed.statusCode()).isEqualTo(403);
        assertThat(pressed.body()).contains("The page was open for too long", "href=\"/regions/wales\"", "Priya Nair");
        assertThat(followers()).isZero();
    }

    @Test
    void withoutATokenWhoIsSignedInIsRefused() throws Exception {
        signIn(false);

        var pressed = follow("wrong", "Referer", address("/regions/wales"));
        assertThat(pressed.statusCode()).isEqualTo(403);
        assertThat(pressed.body()).contains("This could not be accepted", "href=\"/regions/wales\"");
    }

    /** @return the token of the page that is open then */
    private String signIn(boolean stays) throws IOException, InterruptedException {
        get("/sign-in");
        enter(stays ? "&stay=true" : "");
        var page = get("/regions/wales").body();
        assertThat(page).contains("Priya Nair");
        return token(page);
    }

    private HttpResponse<String> enter(String... fields) throws IOException, InterruptedException {
        var asked = get("/sign-in?continue=%2Fregions%2Fwales%3Fpage%3D2").body();
        post(
                "/sign-in",
                "email=" + encoded(priya.email()) + "&continue=%2Fregions%2Fwales%3Fpage%3D2&_csrf=" + token(asked));
        var code = get("/sign-in/code").body();
        return post(
                "/sign-in/code",
                "code=" + mails.to(priya.email()).code() + "&_csrf=" + token(code) + String.join("", fields));
    }

    private HttpResponse<String> follow(String token, String... headers) throws IOException, InterruptedException {
        return post("/regions/wales/follower", "_csrf=" + token, headers);
    }

    private long followers() {
        return jdbc.sql("select count(*) from region_follower")
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(address(path))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String token(String page) {
        var token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return encoded(token.group(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
