package org.staffroom.presentations;

import java.util.List;
import org.staffroom.people.PersonId;
import org.staffroom.topics.TopicId;

/** What is said of a talk; materials are added one by one. */
public record PresentationDescription(
        String title,
        String abstractText,
        TalkKind kind,
        TalkNature nature,
        List<PersonId> speakers,
        List<TopicId> topics) {}
