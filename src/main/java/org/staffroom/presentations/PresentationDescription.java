package org.staffroom.presentations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.topics.TopicId;

/**
 * What is said of a talk; materials are added one by one.
 *
 * @param nature null when nobody said
 * @param minutes how long it takes; null when nobody said
 * @param level null when nobody said
 */
public record PresentationDescription(
        String title,
        String abstractText,
        TalkKind kind,
        @Nullable TalkNature nature,
        @Nullable Integer minutes,
        @Nullable TalkLevel level,
        List<PersonId> speakers,
        List<TopicId> topics) {

    /** Of which neither length nor level is known. */
    public PresentationDescription(
            String title,
            String abstractText,
            TalkKind kind,
            @Nullable TalkNature nature,
            List<PersonId> speakers,
            List<TopicId> topics) {
        this(title, abstractText, kind, nature, null, null, speakers, topics);
    }
}
