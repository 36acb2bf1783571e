package org.staffroom.meetings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Locks meetings for features that change them, or what belongs to them, in their own transaction. Who asks is checked before. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MeetingLock {

    private final MeetingRepository meetings;
    private final Capacity capacity;

    MeetingLock(MeetingRepository meetings, Capacity capacity) {
        this.meetings = meetings;
        this.capacity = capacity;
    }

    /** @throws NotFound when there is no such meeting */
    public LockedMeeting lock(MeetingId meeting) {
        return meetings.locked(meeting);
    }

    /** Writes what was done to locked meetings, so that SQL reads it. */
    public void flush() {
        meetings.flush();
    }

    /**
     * Another number of places.
     *
     * @return whether there are more of them now
     * @throws Refused when more people are confirmed
     */
    public boolean setPlaces(
            MeetingId meeting, MeetingFormat format, @Nullable Integer room, @Nullable Integer online) {
        return capacity.set(meeting, format, room, online);
    }
}
