package org.staffroom.agendas;

import org.staffroom.meetings.MeetingId;

/**
 * How much of a published meeting is otherwise than people were told. Declared here, where organisers change it, and answered
 * by the module that tells people.
 */
public interface NotToldYet {

    int count(MeetingId meeting);
}
