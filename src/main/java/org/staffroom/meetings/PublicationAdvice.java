package org.staffroom.meetings;

import java.util.List;

/** What a colleague would say of a meeting before everybody sees it. Declared here, answered by who knows its day. */
public interface PublicationAdvice {

    /** In words; none when there is nothing to say. It forbids nothing. */
    List<String> on(MeetingId meeting);
}
