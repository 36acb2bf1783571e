package org.staffroom.photos;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** What is written about a meeting and shows its photos; answered by the feature that has it. */
public interface PhotoUses {

    /** Whose photos somebody who writes may work on. */
    enum Part {
        NONE,
        /** Those they sent themselves: who only tells of the day is not shown pictures of everybody. */
        OWN,
        ALL
    }

    Part part(PersonId person, MeetingId meeting);

    /** Those of the meeting's photos that everybody can see. */
    Set<PhotoId> published(MeetingId meeting);

    /**
     * Those among them that have to stay: everybody can see them, or somebody was writing about their meeting since the instant
     * and may be about to use them.
     */
    Set<PhotoId> needed(Collection<PhotoId> photos, Instant since);

    /** Whether everybody can see it. */
    boolean isPublished(PhotoId photo);
}
