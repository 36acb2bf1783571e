package org.staffroom.agendas;

import java.util.Map;
import java.util.UUID;
import org.staffroom.meetings.MeetingId;

/** What speakers have said to where their talks stand. Declared here, where the day is planned, and answered by those who ask them. */
public interface SpeakersSay {

    /** Of the speakers of one talk, what matters most. */
    enum Word {
        CANNOT,
        NOT_CONFIRMED
    }

    /** By items of the meeting's agenda; without those where nothing is wanting. */
    Map<UUID, Word> of(MeetingId meeting);
}
