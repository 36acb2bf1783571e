package org.staffroom.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class TopicsTest {

    @Autowired
    Topics topics;

    @Autowired
    TopicQueries queries;

    @Autowired
    TopicFollowerController followers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    CurrentPerson admin;

    @BeforeEach
    void anAdmin() {
        admin = given.admin("Helen");
    }

    @Test
    void keepTheirAddressWhenRenamed() {
        assertThat(topics.create(admin, "Cloud", "Up there.")).isEqualTo("cloud");
        topics.edit(admin, "cloud", 0, "The cloud", "");

        assertThat(queries.find("cloud").name()).isEqualTo("The cloud");
        assertThatThrownBy(() -> topics.edit(admin, "cloud", 0, "Mine", "")).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> topics.create(admin, "the CLOUD", "")).hasMessage("topics.refused.name-taken");
    }

    @Test
    void areDeletedOnlyWhileNoTalkCarriesThem() {
        var cloud = given.topic("cloud", "Cloud");
        var ellie = given.member("Ellie");
        topics.follow(ellie.id(), "cloud");
        var talk = given.talk("Going cloud", "MEMBER", ellie.id());
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), cloud.value())
                .update();

        assertThatThrownBy(() -> topics.delete(admin, "cloud")).hasMessage("topics.refused.used");
        assertThat(queries.find("cloud").followers()).isEqualTo(1);

        jdbc.sql("delete from presentation_topic").update();
        topics.delete(admin, "cloud");
        assertThat(queries.all()).isEmpty();
    }

    @Test
    void areForAdminsAlone() {
        given.topic("cloud", "Cloud");
        var ellie = given.member("Ellie");
        assertThatThrownBy(() -> topics.create(ellie, "Mine", "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> topics.delete(ellie, "cloud")).isInstanceOf(NotFound.class);
        assertThat(mvc.get().uri("/admin/topics").with(as(ellie))).hasStatus(403);
        assertThat(mvc.get().uri("/admin/topics").with(as(admin))).hasStatusOk();
        assertThat(mvc.get().uri("/admin/topics/new").with(as(admin))).hasStatusOk();
        assertThat(mvc.get().uri("/admin/topics/cloud").with(as(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody follows it.");
    }

    @Test
    void theFormKeepsWhatWasTypedAndShowsAConflict() {
        given.topic("cloud", "Cloud");
        var post = mvc.post().uri("/admin/topics/cloud").with(as(admin)).with(csrf());
        assertThat(post.param("version", "0").param("name", "").param("description", "Typed."))
                .hasStatus(422)
                .bodyText()
                .contains("Give the topic a name.", "Typed.");
        jdbc.sql("update topic set version = 3, description = 'Theirs.'").update();
        assertThat(mvc.post()
                        .uri("/admin/topics/cloud")
                        .with(as(admin))
                        .with(csrf())
                        .param("version", "0")
                        .param("name", "Sky")
                        .param("description", "Mine."))
                .hasStatus(409)
                .bodyText()
                .contains("Theirs.", "Mine.", "Sky");
    }

    @Test
    void areFollowedOnceAndAfterSigningIn() {
        given.topic("cloud", "Cloud");
        var ellie = given.member("Ellie");

        assertThat(followers.purpose("/topics/cloud/follower")).hasValue("Sign in to follow Cloud");
        assertThat(followers.complete(ellie, "/topics/cloud/follower")).hasValue("/topics/cloud");
        assertThat(mvc.post().uri("/topics/cloud/follower").with(as(ellie)).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(queries.followedBy(ellie.id())).hasSize(1);
        assertThat(mvc.post()
                        .uri("/topics/cloud/follower/removal")
                        .with(as(ellie))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(queries.followedBy(ellie.id())).isEmpty();
        assertThat(mvc.post().uri("/topics/nothing/follower").with(as(ellie)).with(csrf()))
                .hasStatus(404);
    }
}
