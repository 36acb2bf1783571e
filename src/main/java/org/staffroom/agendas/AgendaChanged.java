package org.staffroom.agendas;

import org.staffroom.meetings.MeetingId;

/** The day of a meeting is otherwise than it was. */
public record AgendaChanged(MeetingId meeting) {}
