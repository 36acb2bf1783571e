package org.staffroom.room;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;

/**
 * Hears on one connection of its own, outside the pool, what {@link RoomNews} says on any instance. When the database goes
 * away it comes back by itself, and then everything may have changed.
 */
@Component
class RoomEar implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RoomEar.class);

    /** So long in silence before it asks whether anybody is there. */
    private static final int SILENCE_MILLIS = 20_000;

    private static final int ANSWER_SECONDS = 5;
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 5_000;

    private final JdbcConnectionDetails database;
    private final LiveRooms rooms;
    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private @Nullable Thread thread;

    RoomEar(JdbcConnectionDetails database, LiveRooms rooms) {
        this.database = database;
        this.rooms = rooms;
    }

    private void listen() {
        var pause = FIRST_PAUSE;
        while (running) {
            try (var open = connect()) {
                connection = open;
                pause = FIRST_PAUSE;
                rooms.allChanged();
                hear(open);
            } catch (SQLException away) {
                if (running) {
                    log.warn("The database says nothing of rooms: state {}", away.getSQLState());
                }
            } catch (IllegalArgumentException notOurs) {
                log.warn("Something else is said on the channel of rooms");
            }
            if (running) {
                pause(pause);
                pause = Math.min(LONGEST_PAUSE, pause * 2);
            }
        }
    }

    private void hear(Connection open) throws SQLException {
        var ear = open.unwrap(PGConnection.class);
        while (running) {
            var heard = ear.getNotifications(SILENCE_MILLIS);
            if (heard == null || heard.length == 0) {
                // A connection that broke without a word looks like silence.
                if (running && !open.isValid(ANSWER_SECONDS)) {
                    throw new SQLException("silence", "08006");
                }
            } else {
                for (var one : heard) {
                    rooms.changed(new MeetingId(UUID.fromString(one.getParameter())));
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        if (database.getUsername() != null) {
            PGProperty.USER.set(settings, database.getUsername());
        }
        if (database.getPassword() != null) {
            PGProperty.PASSWORD.set(settings, database.getPassword());
        }
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        PGProperty.CONNECT_TIMEOUT.set(settings, ANSWER_SECONDS);
        PGProperty.APPLICATION_NAME.set(settings, "staffroom rooms");
        var open = DriverManager.getConnection(database.getJdbcUrl(), settings);
        try (var statement = open.createStatement()) {
            statement.execute("listen " + RoomNews.CHANNEL);
            return open;
        } catch (SQLException failed) {
            open.close();
            throw failed;
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        var one = new Thread(this::listen, "room-news");
        one.setDaemon(true);
        one.start();
        thread = one;
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                log.debug("closed already");
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
