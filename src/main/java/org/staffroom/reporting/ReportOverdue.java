package org.staffroom.reporting;

import java.util.List;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A week after a meeting nobody has told of it. @param people who are to write it */
public record ReportOverdue(MeetingId meeting, List<PersonId> people) {}
