package org.staffroom.presentations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Talks are written down and edited: by whom, in whose words, and by several at once. */
@StaffroomTest
class PresentationsTest extends OneTalk {

    @Autowired
    Presentations presentations;

    @Test
    void areWrittenDownByAmbassadorsAndKeepTheirAddress() {
        var description = new PresentationDescription(
                "Growing your own", "", TalkKind.MEMBER, TalkNature.STRATEGIC, List.of(), List.of());
        var id = presentations.create(description, ambassador);
        assertThat(queries.find(id).orElseThrow().slug()).isEqualTo("growing-your-own-2");
        assertThatThrownBy(() -> presentations.create(description, speaker)).isInstanceOf(NotFound.class);
    }

    @Test
    void areCreatedWithSpeakersWhoHaveNoAccount() {
        var topic = given.topic("cloud", "Cloud");
        var answer = sent("/organise/presentations", ambassador)
                .param("title", "Going cloud")
                .param("kind", "MEMBER")
                .param("nature", "STRATEGIC")
                .param("newSpeakers", "Owen Price, Owen.Price@trust.example\r\nTom Hale\r\nZoë <zoe@school.example>")
                .param("topics", topic.toString())
                .param("slug", "mine")
                .exchange();
        var made = queries.find("going-cloud").orElseThrow();
        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/presentations/going-cloud");
        assertThat(made.speakers())
                .extracting(PresentationDetails.Speaker::name)
                .containsExactly("Owen Price", "Tom Hale", "Zoë");
        assertThat(made.topics()).extracting(PresentationDetails.Topic::name).containsExactly("Cloud");
        assertThat(jdbc.sql(
                                "select count(*) from person where email in ('owen.price@trust.example', 'zoe@school.example')")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void keepWhatWasTypedWhenRefused() {
        var answer = sent("/organise/presentations", ambassador)
                .param("title", "")
                .param("abstractText", "</textarea><script>alert(1)</script>")
                .param("newSpeakers", "tom@school.example")
                .exchange();
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "&lt;script&gt;alert(1)", "Give the talk a title", "tom@school.example", "Say whose talk it is")
                .doesNotContain("<script>alert");
        assertThat(sent("/organise/presentations", ambassador)
                        .param("title", "Going cloud")
                        .param("kind", "MEMBER")
                        .param("nature", "STRATEGIC")
                        .param("newSpeakers", "tom@school.example")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("has no name in it");
    }

    @Test
    void areEditedBySpeakersInTheirOwnWordsOnly() {
        assertThat(mvc.get()
                        .uri("/presentations/growing-your-own/edit")
                        .with(Given.as(speaker))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"kind\"", "name=\"newSpeakers\"");
        var answer = edit(speaker, 0)
                .param("kind", "MEMBER")
                .param("newSpeakers", "Somebody Else, somebody@else.example")
                .exchange();
        assertThat(answer).hasStatus3xxRedirection();
        var now = queries.find(talk).orElseThrow();
        assertThat(now.title()).isEqualTo("Growing our own");
        assertThat(now.kind()).isEqualTo(TalkKind.VENDOR);
        assertThat(now.speakers()).extracting(PresentationDetails.Speaker::name).containsExactly("Priya Nair");
    }

    @Test
    void areEditedByNobodyElse() {
        var elsewhere = given.ambassador("Anna", given.region("wales", "Wales"));
        for (var person : List.of(given.member("Ellie Marsh"), elsewhere)) {
            assertThat(mvc.get()
                            .uri("/presentations/growing-your-own/edit")
                            .with(Given.as(person))
                            .exchange())
                    .hasStatus(404);
            assertThat(edit(person, 0).exchange()).hasStatus(404);
            assertThat(link(person, "https://a.example").exchange()).hasStatus(404);
        }
        assertThat(queries.find(talk).orElseThrow().title()).isEqualTo("Growing your own");
        assertThat(queries.find(talk).orElseThrow().materials()).isEmpty();
        assertThat(edit(ambassador, 0).exchange()).hasStatus3xxRedirection();
    }

    @Test
    void areLabelledByTheirOrganisers() {
        assertThat(edit(ambassador, 0)
                        .param("kind", "MEMBER")
                        .param("newSpeakers", "Tom Hale")
                        .param("speakers", speaker.id().toString())
                        .exchange())
                .hasStatus3xxRedirection();
        var now = queries.find(talk).orElseThrow();
        assertThat(now.kind()).isEqualTo(TalkKind.MEMBER);
        assertThat(now.speakers())
                .extracting(PresentationDetails.Speaker::name)
                .containsExactly("Priya Nair", "Tom Hale");
        assertThat(edit(ambassador, 1).exchange()).hasStatus3xxRedirection();
        assertThat(queries.find(talk).orElseThrow().speakers()).isEmpty();
    }

    @Test
    void showBothVersionsWhenSomebodyElseSavedFirst() {
        assertThat(edit(ambassador, 0).param("abstractText", "Theirs").exchange())
                .hasStatus3xxRedirection();
        var answer = edit(ambassador, 0).param("abstractText", "Mine, longer").exchange();
        assertThat(answer).hasStatus(409).bodyText().contains("Theirs", "Mine, longer", "name=\"version\" value=\"1\"");
        assertThat(queries.find(talk).orElseThrow().abstractText()).isEqualTo("Theirs");
    }

    /** Their abstract and their label stay, my title is kept; nature, which both chose, is shown twice. */
    @Test
    void keepWhatOnlyTheFirstChanged() {
        jdbc.sql("update presentation set nature = null, abstract = ''").update();
        var seen = Given.hidden(
                "seen",
                mvc.get()
                        .uri("/presentations/growing-your-own/edit")
                        .with(Given.as(ambassador))
                        .exchange());
        jdbc.sql("update presentation set version = 3, abstract = 'Theirs', kind = 'MEMBER', nature = 'TECHNICAL'")
                .update();
        presentations.join(talk, given.guest("Tom Hale"));

        var answer = edit(ambassador, 0)
                .param("kind", "VENDOR")
                .param("speakers", speaker.id().toString())
                .param("known", speaker.id().toString())
                .param("seen", seen)
                .exchange();

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("value=\"Growing our own\"", ">Theirs</textarea>", "<h3>What kind of talk?</h3>")
                .containsPattern("value=\"MEMBER\"[^>]* checked")
                .containsPattern("value=\"[0-9a-f-]{36}\" checked=\"checked\"><span>Tom Hale")
                .doesNotContain(
                        "<h3>Title</h3>",
                        "<h3>Whose talk is it?</h3>",
                        "<h3>Speakers</h3>",
                        "<h3>What it is about</h3>");

        var own = edit(speaker, 0).param("seen", seen).exchange();
        assertThat(own)
                .hasStatus(409)
                .bodyText()
                .contains(">Theirs</textarea>")
                .doesNotContain("<h3>Speakers</h3>", "<h3>Whose talk is it?</h3>");
    }

    /** Nothing is known of the speakers but their names: written down twice they would be two people. */
    @Test
    void areOneWhenTheFormIsSentTwice() {
        var page = mvc.get()
                .uri("/organise/presentations/new")
                .with(Given.as(ambassador))
                .exchange();
        var press = Given.hidden("press", page);
        var answers = AtOnce.<String>run(
                4,
                number -> () -> sent("/organise/presentations", ambassador)
                        .param("title", "Going cloud")
                        .param("kind", "MEMBER")
                        .param("nature", "TECHNICAL")
                        .param("newSpeakers", "Adil Rahman")
                        .param("press", press)
                        .exchange()
                        .getResponse()
                        .getRedirectedUrl());
        assertThat(answers).containsOnly("/presentations/going-cloud");
        assertThat(jdbc.sql("select count(*) from person where name = 'Adil Rahman'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keepWhoSaidYesWhileTheirWordsWereEdited() {
        var tom = given.guest("Tom Hale");
        presentations.join(talk, tom);
        presentations.join(talk, tom);

        var answer =
                edit(ambassador, 0).param("speakers", speaker.id().toString()).exchange();

        assertThat(answer).hasStatus(409);
        assertThat(queries.find(talk).orElseThrow().speakers())
                .extracting(PresentationDetails.Speaker::name)
                .containsExactly("Priya Nair", "Tom Hale");
    }

    /** Saved a second time, as the page offers. */
    @Test
    void keepWhoSaidYesThoughTheFormIsSavedAgain() {
        var dan = given.guest("Dan Rowsell");
        presentations.join(talk, dan);
        var tom = given.guest("Tom Hale");
        presentations.join(talk, tom);

        var answer = edit(ambassador, 1)
                .param("speakers", speaker.id().toString())
                .param("known", speaker.id().toString(), dan.toString())
                .param("minutes", "40")
                .exchange();
        assertThat(answer).hasStatus(409).bodyText().contains("How many minutes does it take?", "Speakers");
        assertThat(mvc.get().uri("/presentations/growing-your-own/edit").with(Given.as(ambassador)))
                .bodyText()
                .contains("name=\"known\" value=\"" + tom + "\"");
        assertThat(answer)
                .bodyText()
                .containsPattern("value=\"" + tom + "\" checked")
                .doesNotContainPattern("value=\"" + dan + "\" checked")
                .contains(">Priya Nair, Dan Rowsell, Tom Hale</p>", ">Priya Nair, Tom Hale</p>");

        assertThat(edit(ambassador, 2)
                        .param("speakers", speaker.id().toString(), tom.toString())
                        .param("known", speaker.id().toString(), dan.toString(), tom.toString())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(queries.find(talk).orElseThrow().speakers())
                .extracting(PresentationDetails.Speaker::name)
                .containsExactly("Priya Nair", "Tom Hale");
    }

    @Test
    void areEditedByOneAtATime() {
        edit(ambassador, 0).param("speakers", speaker.id().toString()).exchange();

        // Nothing but speakers: of which the version of the words knows nothing by itself.
        var answers = AtOnce.<Integer>run(
                8,
                number -> () -> edit(ambassador, 1)
                        .param("speakers", speaker.id().toString())
                        .param("newSpeakers", "Somebody " + number)
                        .exchange()
                        .getResponse()
                        .getStatus());
        assertThat(answers).containsOnlyOnce(303).containsOnly(303, 409);
        assertThat(queries.find(talk).orElseThrow().speakers()).hasSize(2);
    }

    private MockMvcRequestBuilder edit(CurrentPerson person, int version) {
        return sent("/presentations/growing-your-own", person)
                .param("title", "Growing our own")
                .param("nature", "STRATEGIC")
                .param("version", String.valueOf(version));
    }
}
