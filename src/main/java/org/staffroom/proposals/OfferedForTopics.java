package org.staffroom.proposals;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.AgendaChanged;
import org.staffroom.people.PersonId;
import org.staffroom.topicboard.BoardTopicId;
import org.staffroom.topicboard.BoardTopicMerged;
import org.staffroom.topicboard.BoardTopicPlanned;

/** What becomes of talks that were offered for a topic of the board. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OfferedForTopics {

    private record Planned(UUID topic, UUID by) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OfferedForTopics(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Whoever puts the talk on its meeting's agenda, and whenever: those who asked are told once. */
    @EventListener
    void on(AgendaChanged event) {
        jdbc.sql("""
                        update proposal p set topic_told_of = p.meeting_id
                        where p.meeting_id = :meeting and p.board_topic_id is not null and p.status = 'ACCEPTED'
                          and p.topic_told_of is distinct from p.meeting_id and exists (
                              select 1 from agenda_item i
                              where i.meeting_id = p.meeting_id and i.presentation_id = p.presentation_id)
                        returning p.board_topic_id as topic, coalesce(p.decided_by, p.proposer_id) as by
                        """)
                .param("meeting", event.meeting().value())
                .query(Planned.class)
                .list()
                .forEach(one -> events.publishEvent(
                        new BoardTopicPlanned(new BoardTopicId(one.topic), event.meeting(), new PersonId(one.by))));
    }

    /** They answer what the topic was merged into. */
    @EventListener
    void on(BoardTopicMerged event) {
        jdbc.sql("update proposal set board_topic_id = ? where board_topic_id = ?")
                .params(event.into().value(), event.from().value())
                .update();
    }
}
