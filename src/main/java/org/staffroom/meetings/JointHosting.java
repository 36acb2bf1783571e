package org.staffroom.meetings;

import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;

/**
 * A step of regions towards holding a meeting together, or away from it.
 *
 * @param region the other region, which does not lead
 * @param words of whoever took it, to those it concerns; may be empty
 */
public record JointHosting(MeetingId meeting, RegionId region, Step step, String words, PersonId by) {

    /** Who did what: the lead region invites, takes the invitation back, ends it and throws its draft away; the other accepts, declines and leaves. */
    public enum Step {
        INVITED,
        ACCEPTED,
        DECLINED,
        LEFT,
        TAKEN_BACK,
        ENDED,
        THROWN_AWAY;

        /** Whether the lead region is to be told; else the other is. */
        public boolean concernsLead() {
            return this == ACCEPTED || this == DECLINED || this == LEFT;
        }
    }
}
