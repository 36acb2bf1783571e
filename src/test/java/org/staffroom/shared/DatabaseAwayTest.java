package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.JpaSystemException;

class DatabaseAwayTest {

    @Test
    void isSeenBehindACommitThatFailed() {
        assertThat(DatabaseAway.isBehind(failed(new SQLException("I/O error", "08006"))))
                .isTrue();
        assertThat(DatabaseAway.isBehind(failed(new SQLException("crashed", "57P02"))))
                .isTrue();
        assertThat(DatabaseAway.isBehind(failed(new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void isNotBehindWhatTheDatabaseRefuses() {
        var refused = new SQLException("duplicate key", "23505");
        assertThat(DatabaseAway.isBehind(failed(refused))).isFalse();
        assertThat(DatabaseAway.isBehind(new DataIntegrityViolationException("duplicate key", refused)))
                .isFalse();
        assertThat(DatabaseAway.isBehind(new IllegalStateException())).isFalse();
    }

    private static RuntimeException failed(SQLException cause) {
        return new JpaSystemException(new RuntimeException("commit", cause));
    }
}
