package org.staffroom.contributions;

import java.util.List;
import org.staffroom.people.PersonId;
import org.staffroom.writeups.WriteUpId;

/**
 * Speakers are asked for words on their talks.
 *
 * @param again those who have said nothing yet, for the last time
 */
public record SpeakersAsked(WriteUpId writeUp, List<PersonId> people, boolean again) {}
