package org.staffroom.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When places of a meeting can be taken, and how.
 *
 * @param opensAt null for from publication on
 * @param closesAt null for until it is over
 * @param everybodyFrom of a meeting held again: until then only those registered for the earlier one; null otherwise,
 *     and when they have no head start
 * @param approval whether a place is asked for, and an organiser says yes or no
 */
public record Opening(
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Instant everybodyFrom,
        boolean approval) {

    /** How it stands at a moment. */
    public enum Phase {
        NOT_YET,
        HEAD_START,
        OPEN,
        CLOSED
    }

    /** Columns for {@link #read}, of {@code meeting m left join place_rules rules}. */
    public static final String COLUMNS = """
            rules.opens_at, rules.closes_at, coalesce(rules.approval, false) as approval,
            case when m.held_again_from is not null then greatest(m.published_at, rules.opens_at)
                + make_interval(hours => nullif(coalesce(rules.head_start_hours, 48), 0)) end as everybody_from
            """;

    public static Opening read(ResultSet row) throws SQLException {
        return new Opening(
                instant(row.getTimestamp("opens_at")),
                instant(row.getTimestamp("closes_at")),
                instant(row.getTimestamp("everybody_from")),
                row.getBoolean("approval"));
    }

    public Phase at(Instant now) {
        if (closesAt != null && !now.isBefore(closesAt)) {
            return Phase.CLOSED;
        }
        if (opensAt != null && now.isBefore(opensAt)) {
            return Phase.NOT_YET;
        }
        return everybodyFrom != null && now.isBefore(everybodyFrom) ? Phase.HEAD_START : Phase.OPEN;
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
