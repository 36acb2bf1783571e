package org.staffroom.changes;

import java.time.Instant;
import java.util.List;
import org.staffroom.meetings.MeetingAudience.Audience;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.meetings.MeetingId;

/**
 * What people were told: before, after and why.
 *
 * @param reason in the organiser's own words; may be empty
 * @param sentBy the name of whoever sent it
 * @param audience how many got it
 */
public record ChangeNotice(
        NoticeId id,
        MeetingId meeting,
        ChangeKind kind,
        List<Difference> differences,
        String reason,
        Instant sentAt,
        String sentBy,
        Audience audience,
        Former former) {}
