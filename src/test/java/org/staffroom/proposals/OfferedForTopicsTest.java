package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.agendas.Agenda;
import org.staffroom.agendas.ItemDetails;
import org.staffroom.agendas.ItemKind;
import org.staffroom.agendas.Spot;
import org.staffroom.meetings.Meetings;
import org.staffroom.presentations.PresentationId;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class OfferedForTopicsTest extends OneProposal {

    @Autowired
    Agenda agenda;

    @Autowired
    Meetings meetings;

    /** Accepted first and given its place by the builder later, taken out and put back: who asked has one mail. */
    @Test
    void whoAskedIsToldOnceWhoeverPutsTheTalkOnTheAgenda() {
        var topic = given.boardTopic(region, ben.id(), "Growing our own");
        jdbc.sql("update proposal set board_topic_id = ?").param(topic.value()).update();
        send("accept", ambassador, "slot", meeting + ":");
        assertThat(told()).isZero();
        var item = put();
        assertThat(told()).isEqualTo(1);
        agenda.remove(ambassador, meeting, null, item);
        put();
        assertThat(told()).isEqualTo(1);
        assertThat(body(get("/board/" + topic, ben))).containsOnlyOnce("On the agenda of");
    }

    /** Of a draft nobody is told before it is published; what changes there afterwards is no news of the topic. */
    @Test
    void whoAskedIsToldOfADraftWhenItIsPublishedAndNotAgain() {
        var topic = given.boardTopic(region, ben.id(), "Growing our own");
        jdbc.sql("update proposal set board_topic_id = ?").param(topic.value()).update();
        var draft = given.draft(region, "Summer meeting");
        send("accept", ambassador, "slot", draft + ":end");
        assertThat(told()).isZero();
        meetings.publish(ambassador, draft);
        assertThat(told()).isEqualTo(1);
        agenda.add(
                ambassador,
                draft,
                new ItemDetails(ItemKind.BREAK, 15, null, "", "Coffee", "", null, List.of()),
                new Spot.AtTheEnd());
        assertThat(told()).isEqualTo(1);
    }

    private UUID put() {
        var talk = new PresentationId(UUID.fromString(id("presentation")));
        return agenda.add(
                ambassador,
                meeting,
                new ItemDetails(ItemKind.MEMBER_TALK, 30, null, "", "", "", talk, List.of()),
                new Spot.AtTheEnd());
    }

    private int told() {
        return count("delivery where template = 'topic-planned'");
    }
}
