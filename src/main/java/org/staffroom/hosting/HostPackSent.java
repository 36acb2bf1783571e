package org.staffroom.hosting;

import java.util.UUID;
import org.staffroom.meetings.MeetingId;

/** The contact of a meeting's venue is to be told what a host needs. @param pack tells this time from the next */
public record HostPackSent(MeetingId meeting, UUID pack) {}
