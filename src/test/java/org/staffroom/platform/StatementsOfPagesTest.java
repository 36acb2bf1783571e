package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;
import org.staffroom.support.WholeNetwork;

/** No page costs more than eight statements, those of the session and of finding who asks aside. */
@StaffroomTest
class StatementsOfPagesTest {

    private static final int MOST = 8;

    /** Links of mails, what leads somebody who is signed in on, and files that are not on the disk here. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "/answers/{token}",
            "/c/{code}/guest",
            "/calendars/{token}.ics",
            "/design",
            "/feedback/{token}",
            "/files/{id}/{name}",
            "/files/{id}/{width}/{name}",
            "/meetings/{slug}/room/events",
            "/my/welcome",
            "/organise/meetings/{slug}/changes/preview",
            "/sign-in",
            "/sign-in/address/{token}",
            "/sign-in/admin-link/{token}",
            "/sign-in/code",
            "/sign-in/first-admin/{token}",
            "/sign-in/link/{token}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    WholeNetwork network;

    @Autowired
    Statements statements;

    @TestFactory
    Stream<DynamicTest> areAtMostEight() {
        var people = network.create();
        var addresses = network.addresses();
        return new RoleTable()
                .routes().stream()
                        .filter(route -> route.method() == HttpMethod.GET
                                && !route.pattern().getPatternString().contains("**"))
                        .map(route -> DynamicTest.dynamicTest(route.pattern().getPatternString(), () -> {
                            var path = addresses
                                    .fill(route.pattern().getPatternString())
                                    .orElseThrow();
                            var reader = network.reader(mvc, path, people);
                            assertThat(reader.isPresent()
                                            || NOT_SHOWN.contains(
                                                    route.pattern().getPatternString()))
                                    .as("somebody is shown " + path)
                                    .isTrue();
                            var asking = reader.orElseGet(() -> people.get("ADMIN"));
                            var sent = statements.during(() ->
                                    mvc.get().uri(path).with(Given.as(asking)).exchange());
                            assertThat(sent.stream().filter(sql -> !isWhoAsks(sql)))
                                    .hasSizeLessThanOrEqualTo(MOST);
                        }));
    }

    /** A link that is looked up among the static files, as Spring does by itself, costs more than all statements do. */
    @Test
    void linksAreWrittenAsTheyStand() {
        assertThat(mvc.get().uri("/")).bodyText().contains("/htmx.org/dist/htmx.min.js");
    }

    private static boolean isWhoAsks(String sql) {
        return sql.contains("welcomed_at is not null as welcomed") || sql.contains("select region_id from ambassador");
    }
}
