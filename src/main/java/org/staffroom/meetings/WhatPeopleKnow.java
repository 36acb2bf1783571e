package org.staffroom.meetings;

import org.staffroom.people.PersonId;

/** Keeps what people know of a meeting. Declared here, where they first hear of it, and answered by the module that tells them. */
public interface WhatPeopleKnow {

    /** From now on they know what is so now. */
    void published(MeetingId meeting);

    /** They are told that it is not held. */
    void cancelled(MeetingId meeting, String reason, PersonId by);
}
