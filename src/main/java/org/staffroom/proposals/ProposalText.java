package org.staffroom.proposals;

import java.util.List;
import org.staffroom.presentations.TalkLevel;
import org.staffroom.presentations.TalkNature;
import org.staffroom.topics.TopicId;

/**
 * What is said of a proposed talk.
 *
 * @param givenBefore where, in the proposer's words; may be empty
 * @param needs equipment and access; may be empty
 */
record ProposalText(
        String title,
        String abstractText,
        TalkNature nature,
        TalkLevel level,
        int minutes,
        List<TopicId> topics,
        String givenBefore,
        String needs) {}
