package org.staffroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.staffroom.support.StaffroomTest;

/** The door as an application on a phone. */
@StaffroomTest
class DoorAppTest extends PhonesAtTheDoor {

    @Test
    void thePageWithoutANetworkIsTheSameForEverybodyAndNamesNobody() {
        for (var address : List.of("/organise/door/shell", "/organise/door-worker.js", "/organise/door.webmanifest")) {
            var visitor = mvc.get().uri(address).exchange();
            assertThat(visitor).hasStatusOk();
            assertThat(visitor.getResponse().getCookies()).isEmpty();
            assertThat(visitor)
                    .bodyText()
                    .isEqualTo(text(get(address, ambassador)))
                    .doesNotContain(anna.name(), "Going cloud", "_csrf", "{assets}", "{shell}");
        }
        assertThat(mvc.get().uri("/organise/door-worker.js")).hasContentType("text/javascript;charset=UTF-8");
    }

    @Test
    void theApplicationStartsAtTheOnlyDoor() {
        assertThat(get("/organise/door", ambassador)).hasRedirectedUrl(DOOR);
        assertThat(get("/organise/door", anna)).bodyText().contains("No door to work these days");
        given.meeting(region, "Another day", MORNING.plus(Duration.ofDays(1)), 30);
        assertThat(get("/organise/door", ambassador)).bodyText().contains("Going cloud", "Another day");
        assertThat(mvc.get().uri("/organise/door")).hasStatus(302);
    }
}
