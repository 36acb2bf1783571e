package org.staffroom.shared;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** Which constraint of the database said no: commands turn the ones that people can meet into a {@link Refused}. */
public final class Violation {

    private Violation() {}

    /** The name of the violated constraint or unique index; empty when the database named none. */
    public static Optional<String> of(DataIntegrityViolationException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refusal && refusal.getServerErrorMessage() != null) {
                return Optional.ofNullable(refusal.getServerErrorMessage().getConstraint());
            }
        }
        return Optional.empty();
    }

    /** Whether it was this constraint. */
    public static boolean is(DataIntegrityViolationException problem, String constraint) {
        return of(problem).filter(constraint::equals).isPresent();
    }
}
