package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.Refused;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class DraftsTest {

    @Autowired
    Drafts drafts;

    @Autowired
    Given given;

    @Test
    void keepsTheLastTextOfAFormForItsOwnerAlone() {
        var priya = given.member("Priya Nair");
        var tom = given.member("Tom Hale");
        drafts.save(priya.id(), "write-up:1", "{\"body\": [\"Forty\"]}");
        drafts.save(priya.id(), "write-up:1", "{\"body\": [\"Forty people\"]}");
        assertThat(drafts.find(priya.id(), "write-up:1").orElseThrow().body()).contains("Forty people");
        assertThat(drafts.find(tom.id(), "write-up:1")).isEmpty();
        drafts.discard(tom.id(), "write-up:1");
        assertThat(drafts.find(priya.id(), "write-up:1")).isPresent();
        drafts.discard(priya.id(), "write-up:1");
        assertThat(drafts.find(priya.id(), "write-up:1")).isEmpty();
    }

    @Test
    void refusesWhatIsTooLargeOrNoForm() {
        var priya = given.member("Priya Nair").id();
        var large = "{\"body\": \"" + "x".repeat(Drafts.MOST_BYTES) + "\"}";
        assertThatThrownBy(() -> drafts.save(priya, "f", large)).isInstanceOf(Refused.class);
        for (var body :
                new String[] {"", "[]", "{", "text", "{\"a\": \"\\u0000\"}", "{\"a\": \"\\ud800\"}", "{\"a\": 1e999999}"
                }) {
            assertThatThrownBy(() -> drafts.save(priya, "f", body)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> drafts.save(priya, "x".repeat(121), "{}")).isInstanceOf(Refused.class);
    }

    @Test
    void theOldestMakesRoom() {
        var priya = given.member("Priya Nair").id();
        for (var i = 0; i < 55; i++) {
            drafts.save(priya, "form:" + i, "{}");
        }
        assertThat(drafts.find(priya, "form:0")).isEmpty();
        assertThat(drafts.find(priya, "form:54")).isPresent();
    }
}
