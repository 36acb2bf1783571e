package org.staffroom.support;

import java.sql.Timestamp;
import java.util.UUID;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;

/** Writes rows about the canary; each word it has stands in one column. */
abstract class CanaryPart {

    final CurrentPerson person;
    final CurrentPerson other;
    final RegionId region;
    final MeetingId held;
    final MeetingId coming;
    final Given given;
    final Timestamp now;

    private final Canary canary;

    CanaryPart(Canary canary) {
        this.canary = canary;
        person = canary.person;
        other = canary.other;
        region = canary.region;
        held = canary.held;
        coming = canary.coming;
        given = canary.given;
        now = canary.now;
    }

    String word(String column) {
        return canary.word(column);
    }

    void sql(String sql, Object... parameters) {
        canary.sql(sql, parameters);
    }

    UUID id() {
        return person.id().value();
    }
}
