package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.notifications.Answers.Invited;
import org.staffroom.notifications.Answers.News;
import org.staffroom.notifications.Answers.Place;
import org.staffroom.notifications.Answers.Talk;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.NewsKind;
import org.staffroom.places.Places;
import org.staffroom.proposals.ProposalId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.speakers.InvitationId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class AnswersTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Answers answers;

    @Autowired
    Places places;

    @Autowired
    TravellingClock clock;

    private CurrentPerson jo;
    private MeetingId meeting;

    @BeforeEach
    void somebody() {
        jo = given.member("Jo Blake");
        meeting = given.meeting(given.region("south-west", "South West"), "Spring meeting");
    }

    @Test
    void openingAnAddressChangesNothingAndLeavesNoSession() {
        for (var i = 0; i < 5; i++) {
            assertThat(mvc.get().uri(news()))
                    .hasStatusOk()
                    .doesNotContainHeader("Set-Cookie")
                    .bodyText()
                    .contains("Stop these mails", jo.email())
                    .doesNotContain("_csrf");
        }
        assertThat(wantsNews()).isTrue();
    }

    @Test
    void theMailProgramsOwnButtonStopsTheNewsWithoutSignInTokenOrRedirect() {
        for (var twice = 0; twice < 2; twice++) {
            assertThat(mvc.post()
                            .uri(news())
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .param("List-Unsubscribe", "One-Click"))
                    .hasStatusOk()
                    .doesNotContainHeader("Set-Cookie");
            assertThat(wantsNews()).isFalse();
        }
    }

    @Test
    void theButtonStopsTheNewsAndTheNextOneStartsThemAgain() {
        assertThat(mvc.post().uri(news()).param("answer", "stop")).hasStatus3xxRedirection();
        assertThat(wantsNews()).isFalse();
        assertThat(mvc.get().uri(news())).bodyText().contains("Send them again");
        mvc.post().uri(news()).param("answer", "again").exchange();
        assertThat(wantsNews()).isTrue();
        mvc.post().uri(news()).exchange();
        assertThat(wantsNews()).as("a post that says nothing").isTrue();
    }

    @Test
    void aPlaceIsGivenBackByTheButtonAndNotByLooking() {
        places.take(jo, meeting, PlaceMode.ROOM);
        var address = place(1);
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("You have a place", "Give my place back");
        assertThat(registration()).isEqualTo("CONFIRMED");
        mvc.post().uri(address).param("List-Unsubscribe", "One-Click").exchange();
        assertThat(registration()).as("not by the mail program").isEqualTo("CONFIRMED");
        for (var twice = 0; twice < 2; twice++) {
            assertThat(mvc.post().uri(address).param("answer", "give-back")).hasStatus3xxRedirection();
        }
        assertThat(registration()).isEqualTo("CANCELLED");
        assertThat(jdbc.sql("select confirmed from place").query(Integer.class).single())
                .isZero();
        assertThat(mvc.get().uri(address))
                .bodyText()
                .contains("not yours any more")
                .doesNotContain("give-back");
    }

    @Test
    void aPlaceTakenAgainIsNotGivenBackByTheOldMail() {
        places.take(jo, meeting, PlaceMode.ROOM);
        places.giveBack(jo, meeting);
        places.take(jo, meeting, PlaceMode.ROOM);
        mvc.post().uri(place(1)).param("answer", "give-back").exchange();
        assertThat(registration()).isEqualTo("CONFIRMED");
    }

    @Test
    void aPlaceIsNotGivenBackOnceTheMeetingHasStarted() {
        places.take(jo, meeting, PlaceMode.ROOM);
        clock.travelTo(clock.instant().plus(Duration.ofDays(14)).plusSeconds(60));
        mvc.post().uri(place(1)).param("answer", "give-back").exchange();
        assertThat(registration()).isEqualTo("CONFIRMED");
        assertThat(mvc.get().uri(place(1))).bodyText().contains("The meeting has started");
    }

    @Test
    void aSuspendedPersonsAddressIsNoLongerGoodButStillStopsNews() {
        places.take(jo, meeting, PlaceMode.ROOM);
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(jo.id().value())
                .update();
        assertThat(mvc.get().uri(place(1)))
                .hasStatus(410)
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("This link is no longer good")
                .doesNotContain("Spring meeting", "<form");
        assertThat(mvc.post().uri(place(1)).param("answer", "give-back")).hasStatus(410);
        assertThat(registration()).isEqualTo("CONFIRMED");
        for (var answer : List.of(
                new Talk(jo.id(), new ProposalId(UUID.randomUUID()), 1),
                new Invited(jo.id(), new InvitationId(UUID.randomUUID())))) {
            assertThat(mvc.get().uri("/answers/" + answers.token(answer))).hasStatus(410);
        }
        assertThat(mvc.post().uri(news()).param("answer", "stop")).hasStatus3xxRedirection();
        assertThat(wantsNews()).isFalse();
    }

    @Test
    void noAddressButOursIsFound() {
        var token = answers.token(new News(jo.id(), NewsKind.WRITE_UPS));
        var other = given.member("Someone Else");
        var forged = answers.token(new News(other.id(), NewsKind.WRITE_UPS)).substring(0, 20) + token.substring(20);
        for (var wrong :
                new String[] {"x", "%00", forged, token + "A", token.substring(1), token.replace('A', 'B') + "="}) {
            if (!wrong.equals(token)) {
                assertThat(mvc.get()
                                .uri("/answers/" + wrong)
                                .exchange()
                                .getResponse()
                                .getStatus())
                        .isIn(400, 404);
                assertThat(mvc.post()
                                .uri("/answers/" + wrong)
                                .param("answer", "stop")
                                .exchange()
                                .getResponse()
                                .getStatus())
                        .isIn(400, 404);
            }
        }
        assertThat(wantsNews()).isTrue();
    }

    private String news() {
        return "/answers/" + answers.token(new News(jo.id(), NewsKind.WRITE_UPS));
    }

    private String place(int round) {
        return "/answers/" + answers.token(new Place(jo.id(), meeting, round));
    }

    private boolean wantsNews() {
        return jdbc.sql("select count(*) = 0 from news_stopped where person_id = ? and kind = 'WRITE_UPS'")
                .param(jo.id().value())
                .query(Boolean.class)
                .single();
    }

    private String registration() {
        return jdbc.sql("select status from registration").query(String.class).single();
    }
}
