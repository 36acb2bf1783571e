package org.staffroom.meetings;

import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.venues.VenueId;

/**
 * A meeting that nobody else changes until the transaction ends: what other features may ask of it, and do with it once they
 * have checked who is asking. What a rule of its life forbids is {@link Refused}.
 */
public interface LockedMeeting {

    MeetingId id();

    MeetingFormat format();

    Instant start();

    Instant end();

    String room();

    @Nullable
    String joiningLink();

    @Nullable
    VenueId venue();

    /** Until when those registered have first refusal for the new day; null when nobody was asked. */
    @Nullable
    Instant answerBy();

    /** Its start, in minutes after midnight where it is held. */
    int startOfDay();

    /** A time of its day, in minutes from the start; right too in the nights when the clocks change. */
    int minuteOf(LocalTime time);

    boolean isPostponed();

    /** @throws Refused unless people still mean to come: published and not over, or with a date to follow */
    void requireLive(Instant now);

    /**
     * Is held at other hours, or on another day, which gives those registered first refusal for a while.
     *
     * @return whether it is on another day, or has one again
     */
    boolean move(Hours to, Instant now);

    /** Is not held on its day; the date is to follow. */
    void postpone(Instant now);

    /** Is held elsewhere, or otherwise. */
    void meet(MeetingFormat format, @Nullable VenueId venue, String room, @Nullable String link, Instant now);

    /** Those asked whether they can come on the new day may answer until then. */
    AnswerByMoved answerBy(Instant until, Instant now);

    /** Calendars have to know. */
    void tell(Instant now);
}
