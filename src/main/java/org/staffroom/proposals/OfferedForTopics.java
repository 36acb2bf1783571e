package org.staffroom.proposals;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.topicboard.BoardTopicMerged;

/** A talk that was offered for a topic of the board answers what that topic was merged into. */
@Component
class OfferedForTopics {

    private final JdbcClient jdbc;

    OfferedForTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(BoardTopicMerged event) {
        jdbc.sql("update proposal set board_topic_id = ? where board_topic_id = ?")
                .params(event.into().value(), event.from().value())
                .update();
    }
}
