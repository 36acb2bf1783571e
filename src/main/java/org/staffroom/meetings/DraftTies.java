package org.staffroom.meetings;

import java.util.List;

/**
 * What a draft is to people who are told of it, in other features. Declared here, where whoever throws it away has to see it
 * first, and answered by the modules that know.
 */
public interface DraftTies {

    /** In words: who knows of it, and what becomes of what they were told. */
    List<String> of(MeetingId draft);

    /** Lets go of it, before it is thrown away in the same transaction. */
    void letGo(MeetingId draft);
}
