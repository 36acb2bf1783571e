package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.AtOnce;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;

/** A press of "create" makes one draft, however often it arrives. */
@StaffroomTest
class NewMeetingTest extends AtTheDesk {

    private static final String NEW = "/organise/meetings/new";

    @Test
    void pressedTwiceOrAtOnceThereIsOneDraft() {
        var press = MeetingId.next().toString();
        var drafts = new HashSet<>(AtOnce.run(4, number -> () -> address(create(marcus, "Going cloud", press))));
        drafts.add(address(create(marcus, "Going cloud", press)));

        assertThat(drafts).hasSize(1);
        assertThat(single("select count(*)::text from meeting")).isEqualTo("1");
    }

    @Test
    void soOfACopyAndOfWhatIsHeldAgain() {
        var earlier = given.meeting(region, "Spring meeting");
        for (var from : new String[] {"copy", "again"}) {
            if (from.equals("again")) {
                jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now() where id = ?")
                        .param(earlier.value())
                        .update();
            }
            var press = MeetingId.next().toString();
            var first = address(create(marcus, "The " + from, press, from, earlier.toString()));
            assertThat(address(create(marcus, "The " + from, press, from, earlier.toString())))
                    .isEqualTo(first);
        }
        assertThat(single("select count(*)::text from meeting where status = 'DRAFT'"))
                .isEqualTo("2");
    }

    @Test
    void whoGoesBackAndChangesTheFormMakesAnother() {
        var press = MeetingId.next().toString();
        var first = address(create(marcus, "Going cloud", press));

        assertThat(address(create(marcus, "Going home", press))).isNotEqualTo(first);
        assertThat(get(marcus, NEW)).bodyText().containsPattern("name=\"press\" value=\"[0-9a-f-]{36}\"");
    }

    /** The id of a draft is no way to it. */
    @Test
    void nobodyFindsTheDraftOfOthersByItsPress() {
        var press = MeetingId.next().toString();
        var first = address(create(marcus, "Going cloud", press));

        assertThat(create(carys, "Going cloud", press)).hasStatus(404);
        assertThat(first).contains(press);
    }

    private MvcTestResult create(CurrentPerson person, String title, String press, String... more) {
        var fields = Stream.of(
                "title",
                title,
                "format",
                "ONLINE",
                "date",
                "2027-04-20",
                "start",
                "09:30",
                "end",
                "15:00",
                "online",
                "60",
                "press",
                press);
        return post(person, NEW, Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
    }

    private static String address(MvcTestResult made) {
        assertThat(made).hasStatus(303);
        return String.valueOf(made.getResponse().getHeader("Location"));
    }
}
