package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;

/** A meeting and a region that talks are wanted for, and people who propose some. */
abstract class TalksWanted extends WithProposals {

    static final String NEW = "/proposals/new";

    @BeforeEach
    void talksAreWanted() {
        open("meeting_id", meeting.value());
        open("region_id", region.value());
    }

    private void open(String column, UUID of) {
        jdbc.sql("insert into talk_call (id, " + column + ", open, closes_on, words, changed_at) values (?, ?, true, "
                        + (column.startsWith("meeting") ? "date '2027-03-10'" : "null") + ", 'Short ones', now())")
                .params(UUID.randomUUID(), of)
                .update();
    }

    String propose(CurrentPerson person, String... fields) {
        var sent = post(NEW, person, form(fields));
        assertThat(sent).hasStatus3xxRedirection();
        return sent.getResponse().getRedirectedUrl();
    }

    static String[] form(String... fields) {
        return Stream.concat(
                        List.of(
                                "press",
                                UUID.randomUUID().toString(),
                                "target",
                                "meeting:going-cloud",
                                "title",
                                "Growing your own",
                                "abstractText",
                                "Four apprentices in six years.",
                                "nature",
                                "STRATEGIC",
                                "level",
                                "INTRODUCTORY",
                                "minutes",
                                "30")
                                .stream(),
                        Stream.of(fields))
                .toArray(String[]::new);
    }

    /** A later field of the same name counts. */
    @Override
    protected MvcTestResult post(String path, CurrentPerson person, String... fields) {
        var last = new LinkedHashMap<String, String>();
        for (var i = 0; i < fields.length; i += 2) {
            last.put(fields[i], fields[i + 1]);
        }
        return super.post(
                path,
                person,
                last.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    int mails(String template) {
        return count("delivery where template = '" + template + "'");
    }
}
