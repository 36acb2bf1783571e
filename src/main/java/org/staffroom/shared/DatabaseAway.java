package org.staffroom.shared;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached from one that was asked something wrong: the first passes by itself. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether that is what stands behind a failure. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException problem && isAway(problem.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The connection broke (08), or the server goes down, has crashed or is starting (57P): a commit may end so. Without a
     * state it is the pool's word that the connection is closed.
     */
    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}
