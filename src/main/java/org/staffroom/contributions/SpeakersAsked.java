package org.staffroom.contributions;

import java.util.List;
import java.util.UUID;
import org.staffroom.writeups.WriteUpId;

/**
 * Speakers are asked for words on their talks.
 *
 * @param asked what was asked, a talk of a person each; of none of it they were told before
 * @param again those who have said nothing yet, for the last time
 */
public record SpeakersAsked(WriteUpId writeUp, List<UUID> asked, boolean again) {}
