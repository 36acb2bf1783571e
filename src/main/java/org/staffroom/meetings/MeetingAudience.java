package org.staffroom.meetings;

/**
 * Who is told when a published meeting is cancelled or changes. Declared here, where the organiser has to see it before
 * it is sent, and answered by the module that knows who registered.
 */
public interface MeetingAudience {

    Audience of(MeetingId meeting);

    /**
     * How many people get a mail.
     *
     * @param speakers with a part in the agenda, who are not registered themselves
     */
    record Audience(int confirmed, int waiting, int speakers) {

        public int total() {
            return confirmed + waiting + speakers;
        }
    }
}
