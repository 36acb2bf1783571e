package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** Who is asked to speak too: by mail, in words of their own, never too often, and named only when they say yes. */
@StaffroomTest
class CoSpeakersTest extends TalksWanted {

    @Test
    void coSpeakersAreAskedByMailAndNamedOnlyWhenTheySayYes() {
        var to = propose(anna, "speakers", "Benny, " + ben.email() + "\nTom Hale, tom@school.example");
        assertThat(mails("co-speaker-asked")).isEqualTo(2);
        // By the name that was typed: an address does not tell whose it is.
        assertThat(body(get(to, anna)))
                .contains("Benny", "Asked, no answer yet")
                .doesNotContain("Ben Okafor");
        assertThat(body(get("/my/proposals", ben))).contains("Anna Whitfield asks you to speak too");
        assertThat(post(to + "/edit", ben, form("version", "0"))).hasStatus(404);
        assertThat(post(to + "/answer", ben, "answer", "yes")).hasRedirectedUrl(to);
        assertThat(body(get(to, anna))).contains("Ben Okafor", "Speaks too");
        post(to + "/answer", ben, "answer", "no");
        assertThat(body(get(to, anna))).contains("Said no").doesNotContain("Ben Okafor");

        assertThat(post(to + "/speakers", anna, "name", "Me", "email", anna.email()))
                .flash()
                .containsEntry("refused", "You speak anyway: name only the others.");
        assertThat(post(to + "/speakers", anna, "name", "Tom", "email", "tom@school.example"))
                .flash()
                .containsEntry("refused", "Tom is asked already.");
        assertThat(post(to + "/speakers", anna, "name", "No address", "email", "nonsense"))
                .flash()
                .containsKey("refused");
        for (var number = 0; number < 5; number++) {
            post(to + "/speakers", anna, "name", "One", "email", "one" + number + "@school.example");
        }
        assertThat(count("proposal_speaker")).isEqualTo(5);
        assertThat(post(to + "/speakers/" + UUID.randomUUID() + "/removal", anna))
                .hasStatus(404);
        post(to + "/speakers/" + id("proposal_speaker where named_as = 'Tom Hale'") + "/removal", anna);
        assertThat(count("proposal_speaker")).isEqualTo(4);
    }

    @Test
    void aVendorWhoSpeaksTooMakesItAVendorsTalk() {
        given.works(ben.id(), given.organisation("Proofgate", "VENDOR"));
        var to = propose(anna, "speakers", "Ben, " + ben.email());
        assertThat(body(get(to, anna))).contains("Member talk");
        post(to + "/answer", ben, "answer", "yes");
        assertThat(body(get(to, anna))).contains("Vendor talk").doesNotContain("Member talk");
    }

    @Test
    void whoIsAskedAndTakenOffAgainCountsAllTheSame() {
        var to = propose(anna);
        for (var number = 0; number < 20; number++) {
            post(to + "/speakers", anna, "name", "One", "email", "one" + number + "@school.example");
            post(to + "/speakers/" + id("proposal_speaker") + "/removal", anna);
        }
        assertThat(mails("co-speaker-asked")).isEqualTo(20);
        assertThat(post(to + "/speakers", anna, "name", "One", "email", "one-more@school.example"))
                .flash()
                .containsEntry("refused", "You have asked 20 people today. Please go on tomorrow.");
        assertThat(mails("co-speaker-asked")).isEqualTo(20);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        post(to + "/speakers", anna, "name", "One", "email", "one-more@school.example");
        assertThat(mails("co-speaker-asked")).isEqualTo(21);
    }

    @Test
    void nobodyIsAskedMoreThanTwiceADayWhoeverAsks() {
        var carol = given.member("Carol Dean");
        propose(anna, "speakers", "Tom, tom@school.example");
        propose(ben, "speakers", "Tom, TOM@school.example");
        assertThat(post(NEW, carol, form("speakers", "Tom, tom@school.example")))
                .hasStatus(422)
                .bodyText()
                .contains("Tom has been asked to speak twice today. Please ask tomorrow, or tell them yourself.");
        assertThat(mails("co-speaker-asked")).isEqualTo(2);
        assertThat(count("proposal")).isEqualTo(2);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        propose(carol, "speakers", "Tom, tom@school.example");
    }

    /** Of six who ask the same person in one moment two are let through, as of six who ask in turn. */
    @Test
    void askedByManyAtOnceNobodyIsAskedMoreThanTwice() {
        var askers = Stream.of("One", "Two", "Three", "Four", "Five", "Six")
                .map(given::member)
                .toList();
        var own = askers.stream().map(asker -> propose(asker)).toList();
        AtOnce.run(6, i -> (Callable<Integer>)
                () -> post(own.get(i) + "/speakers", askers.get(i), "name", "Tom", "email", "tom@school.example")
                        .getResponse()
                        .getStatus());
        assertThat(count("proposal_speaker")).isEqualTo(2);
        assertThat(mails("co-speaker-asked")).isEqualTo(2);
    }

    @Test
    void noMailToASpeakerCarriesALinkInItsTitle() {
        for (var title : List.of("Win at HTTPS://evil.example", "See WWW.evil.example")) {
            assertThat(post(NEW, anna, form("title", title, "speakers", "Tom, tom@school.example")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Take the web address out of the title");
        }
        var to = propose(anna, "title", "See www.evil.example");
        assertThat(post(to + "/speakers", anna, "name", "Tom", "email", "tom@school.example"))
                .flash()
                .containsKey("refused");
        assertThat(mails("co-speaker-asked")).isZero();
    }
}
