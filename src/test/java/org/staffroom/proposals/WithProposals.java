package org.staffroom.proposals;

import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.OneMeeting;

/** One meeting of thirty places, and how tests of proposals look at what there is. */
abstract class WithProposals extends OneMeeting {

    WithProposals() {
        super(30);
    }

    String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    String id(String from) {
        return one("select id from " + from);
    }

    int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
