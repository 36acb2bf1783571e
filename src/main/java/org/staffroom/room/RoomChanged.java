package org.staffroom.room;

import org.staffroom.meetings.MeetingId;

/** Something in the room is otherwise: asked, voted, moderated, noted. */
record RoomChanged(MeetingId meeting) {}
