package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Autowired
    MockMvcTester mvc;

    @Autowired
    WholeNetwork network;

    @Autowired
    Statements statements;

    @TestFactory
    Stream<DynamicTest> areAtMostEight() {
        var admin = network.create().get("ADMIN");
        var addresses = network.addresses();
        return new RoleTable()
                .routes().stream()
                        .filter(route -> route.method() == HttpMethod.GET
                                && !route.pattern().getPatternString().contains("**"))
                        .map(route -> DynamicTest.dynamicTest(route.pattern().getPatternString(), () -> {
                            var path = addresses
                                    .fill(route.pattern().getPatternString())
                                    .orElseThrow();
                            var sent = statements.during(() ->
                                    mvc.get().uri(path).with(Given.as(admin)).exchange());
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
