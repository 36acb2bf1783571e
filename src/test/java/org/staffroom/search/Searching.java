package org.staffroom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Asks the search page, and reads what it found. */
@StaffroomTest
abstract class Searching {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    MvcTestResult search(String words) {
        return mvc.get().uri("/search?q={words}", words).exchange();
    }

    /** @param filters name, value, name, value, … */
    MvcTestResult narrowed(String... filters) {
        var request = mvc.get().uri("/search");
        for (var i = 0; i < filters.length; i += 2) {
            request.param(filters[i], filters[i + 1]);
        }
        return request.exchange();
    }

    /** Of what was found; not of the pages that are called so. */
    static List<String> titles(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        try {
            return Pattern.compile("<h3><a [^>]*>(.*?)</a></h3>")
                    .matcher(page.getResponse()
                            .getContentAsString()
                            .replaceFirst("(?s)<ul class=\"lines found\".*?</ul>", ""))
                    .results()
                    .map(title -> title.group(1).replaceAll("<[^>]*>", ""))
                    .toList();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
