package org.staffroom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.support.BigNetworkTest;
import org.staffroom.support.Plans;
import org.staffroom.support.Statements;

/** In a network after eight years no list for visitors reads a big table from end to end. */
@BigNetworkTest
class SearchPlansTest {

    /** A word that every second thing has, rare ones, mistyped ones, each filter, and what the filters do together. */
    private static final List<String> PAGES = List.of(
            "/search",
            "/search?q=backups",
            "/search?q=ransomware",
            "/search?q=wales phishing",
            "/search?q=\"without tears\" -printers",
            "/search?q=lisencing",
            "/search?q=zzzzqqqq",
            "/search?q=cloud&kind=talks&page=20",
            "/search?q=cloud&order=newest",
            "/search?q=cloud&region=big-wales",
            "/search?q=cloud&region=big-wales&year=2024-25&topic=big-2&kind=meetings",
            "/search?region=big-scotland",
            "/search?year=2023-24",
            "/search?topic=big-3&kind=write-ups",
            "/search?speaker=priya nair",
            "/search?speaker=prya niar",
            "/search?q=filtering&kind=topics",
            "/meetings?near=BS",
            "/meetings?near=BS&topic=big-2");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Statements statements;

    @TestFactory
    Stream<DynamicTest> readNoBigTableFromEndToEnd() {
        var plans = new Plans(database, statements);
        return PAGES.stream()
                .map(page -> DynamicTest.dynamicTest(page, () -> {
                    var address = page.split("\\?", 2);
                    var request = mvc.get().uri(address[0]);
                    asked(address.length > 1 ? address[1] : "").forEach(request::param);
                    assertThat(plans.scans(() -> assertThat(request.exchange()).hasStatusOk()))
                            .isEmpty();
                }));
    }

    private static Map<String, String> asked(String query) {
        return Stream.of(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .collect(java.util.stream.Collectors.toMap(pair -> pair.split("=")[0], pair -> pair.split("=", 2)[1]));
    }
}
