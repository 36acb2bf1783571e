package org.staffroom.presentations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.files.Uploads;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Slides and links of a talk: what is taken for one, in which order, and by whom it is sent away. */
@StaffroomTest
class MaterialsTest extends OneTalk {

    @Test
    void haveSlidesAndLinksInAnOrder() {
        assertThat(upload(speaker, "Slides.pdf", Uploads.pdf("x"))).hasStatus3xxRedirection();
        assertThat(link(speaker, "https://github.example/script?x=1").exchange())
                .hasStatus3xxRedirection();
        var materials = queries.find(talk).orElseThrow().materials();
        assertThat(materials).extracting(PresentationDetails.Material::label).containsExactly("Slides", "The script");

        act(materials.get(1), "move-up");
        assertThat(queries.find(talk).orElseThrow().materials())
                .extracting(PresentationDetails.Material::label)
                .containsExactly("The script", "Slides");
        act(materials.get(0), "removal");
        assertThat(queries.find(talk).orElseThrow().materials()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from stored_file")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPictureAmongThemIsMadeSmallerAfterwards() {
        assertThat(upload(speaker, "plan.png", Uploads.picture("png", 2000, 1000)))
                .hasStatus3xxRedirection();
        given.picturesAreMade();
        var material = queries.find(talk).orElseThrow().materials().get(0);
        assertThat(material.ready()).isTrue();
        assertThat(material.address()).endsWith("/plan.jpg");

        jdbc.sql("update stored_file set kind = 'ARRIVING', widths = '{}'").update();
        for (var address : List.of("/presentations/growing-your-own", "/presentations/growing-your-own/materials")) {
            assertThat(mvc.get().uri(address).with(Given.as(speaker)).exchange())
                    .bodyText()
                    .contains("being made smaller")
                    .doesNotContain(material.address());
        }

        jdbc.sql("update stored_file set kind = 'BROKEN', problem = 'files.not-a-picture'")
                .update();
        assertThat(mvc.get()
                        .uri("/presentations/growing-your-own")
                        .with(Given.as(speaker))
                        .exchange())
                .bodyText()
                .contains("could not be read")
                .doesNotContain("being made smaller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://a.example",
                "https://",
                "https://user@evil.example",
                "//a.example",
                "x y"
            })
    void takeLinksToTheWebOnly(String url) {
        assertThat(link(speaker, url).exchange()).hasStatus(422);
        assertThat(queries.find(talk).orElseThrow().materials()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example/slides?x=1", "https://a.example/slides?x=1", "  a.example/slides?x=1 "})
    void takeAddressesAsPeopleSayThem(String url) {
        assertThat(link(speaker, url).exchange()).hasStatus3xxRedirection();
        assertThat(queries.find(talk).orElseThrow().materials().get(0).address())
                .isEqualTo("https://a.example/slides?x=1");
    }

    @Test
    void sayWhyAFileIsRefusedAndKeepTheLabel() {
        assertThat(upload(speaker, "page.pdf", "<html><script>alert(1)</script></html>".getBytes()))
                .hasStatus(422)
                .bodyText()
                .contains("This kind of file cannot be stored", "value=\"Slides\"");
        assertThat(upload(speaker, "empty.pdf", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("The file is empty");
        assertThat(sent("/presentations/growing-your-own/materials", speaker)
                        .param("label", "Nothing")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file, or give a link");
    }

    @Test
    void hideMaterialsOfOtherTalks() {
        link(speaker, "https://a.example").exchange();
        var material = queries.find(talk).orElseThrow().materials().get(0);
        var other = given.member("Ellie Marsh");
        given.talk("Another talk", "MEMBER", other.id());
        for (var act : List.of("removal", "audience")) {
            assertThat(sent("/presentations/another-talk/materials/" + material.id() + "/" + act, other)
                            .param("audience", "NOBODY")
                            .exchange())
                    .hasStatus(404);
        }
        var kept = queries.find(talk).orElseThrow().materials();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).audience()).isEqualTo(MaterialAudience.EVERYONE);
    }

    private void act(PresentationDetails.Material material, String what) {
        assertThat(sent("/presentations/growing-your-own/materials/" + material.id() + "/" + what, speaker)
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private MvcTestResult upload(CurrentPerson person, String name, byte[] bytes) {
        return mvc.post()
                .multipart()
                .uri("/presentations/growing-your-own/materials")
                .file(new MockMultipartFile("file", name, "application/pdf", bytes))
                .param("label", "Slides")
                .param("audience", "EVERYONE")
                .with(Given.as(person))
                .with(csrf())
                .exchange();
    }
}
