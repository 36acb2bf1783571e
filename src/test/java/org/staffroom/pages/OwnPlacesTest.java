package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Given;
import org.staffroom.support.OnPages;
import org.staffroom.support.StaffroomTest;

/** Who has a place reads it wherever meetings are listed, and on their own page what may still be done about it. */
@StaffroomTest
class OwnPlacesTest extends OnPages {

    private static final String PLACE = "You have a place";

    private MeetingId meeting;
    private CurrentPerson ellie;

    @BeforeEach
    void aPlace() {
        var region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Going cloud");
        var topic = given.topic("cloud", "Cloud");
        var talk = given.talk("Clouds", "MEMBER");
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        ellie = given.member("Ellie Marsh");
        given.confirmed(meeting, ellie.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/meetings", "/topics/cloud", "/meetings?near=BS"})
    void isSaidInEachList(String list) {
        assertThat(read(list, ellie)).contains("Going cloud", PLACE);
        assertThat(read(list, given.member("Somebody Else")))
                .contains("Going cloud")
                .doesNotContain(PLACE);
        assertThat(get(list, null)).bodyText().contains("Going cloud").doesNotContain(PLACE);
    }

    @Test
    void isNotSaidOfOneThatWasGivenBackAndDifferentlyOfOneThatIsWaitedFor() {
        jdbc.sql("update registration set status = 'WAITING', waiting_number = 1")
                .update();
        assertThat(read("/meetings", ellie))
                .contains("You are on the waiting list")
                .doesNotContain(PLACE);
        jdbc.sql("update registration set status = 'CANCELLED', waiting_number = null")
                .update();
        assertThat(read("/meetings", ellie)).doesNotContain(PLACE, "You are on the waiting list");
    }

    @Test
    void isNotGivenBackOnceTheMeetingHasBegun() {
        assertThat(read("/my", ellie)).contains("Give back your place at Going cloud");
        var start = jdbc.sql("select starts_at from meeting")
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
        given.attended(meeting, ellie.id());
        clock.travelTo(start.plus(Duration.ofMinutes(5)));
        assertThat(read("/my", ellie))
                .contains("Going cloud", PLACE, "Meetings you were marked as here at are listed here")
                .doesNotContain("Give back your place");
        clock.travelTo(start.plus(Duration.ofDays(1)));
        assertThat(read("/my", ellie)).contains("1 meeting").doesNotContain(PLACE);
    }

    @Test
    void whoIsAskedReadsItOnTheirPage() {
        assertThat(read("/my", ellie)).doesNotContain("for your answer");
        var talk = given.talk("Old switches", "MEMBER", ellie.id());
        var marcus = given.ambassador("Marcus Shore", given.region("wales", "Wales"));
        jdbc.sql("""
                        insert into speaker_invitation (id, version, presentation_id, region_id, invited_by, words, status, invited_at)
                        select gen_random_uuid(), 0, ?, id, ?, 'Would you?', 'OPEN', now() from region where slug = 'wales'
                        """).params(talk.value(), marcus.id().value()).update();
        assertThat(read("/my", ellie)).contains("A question waits for your answer");
    }

    private String read(String page, CurrentPerson reader) {
        return new String(
                mvc.get()
                        .uri(page)
                        .with(Given.as(reader))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
