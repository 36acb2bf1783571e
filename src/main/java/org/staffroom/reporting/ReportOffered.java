package org.staffroom.reporting;

import java.util.List;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/**
 * Two weeks after a meeting nobody has told of it: somebody else may.
 *
 * @param people the other ambassadors
 * @param writer the names of those who were to write it
 */
public record ReportOffered(MeetingId meeting, List<PersonId> people, String writer) {}
