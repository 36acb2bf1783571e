package org.staffroom.notifications;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.NewsKind;

/**
 * What is told. A new kind is a line here, its words {@code mail.<key>.subject|preview|heading|text|button} and its name
 * {@code notifications.template.<NAME>}; {@link LetterWriter} writes those about a meeting without being told more.
 */
enum Template {
    SIGN_IN(Calendar.UNTOUCHED),
    PLACE_TAKEN(Calendar.HELD),
    WAITING_JOINED(Calendar.HELD),
    MOVED_UP(Calendar.HELD),
    PLACE_GIVEN_BACK(Calendar.HELD),
    PLACE_REQUESTED(Calendar.UNTOUCHED),
    REQUEST_DECLINED(Calendar.UNTOUCHED),
    /** Still wanted? */
    PLACE_OFFERED(Calendar.UNTOUCHED),
    OFFER_LAPSED(Calendar.UNTOUCHED),
    /** Does the new date suit? */
    DATE_ASKED(Calendar.HELD),
    PLACE_LET_GO(Calendar.GONE),
    /** To whoever brings colleagues who cannot be asked themselves. */
    COLLEAGUES_ASKED(Calendar.UNTOUCHED),
    COLLEAGUE_LET_GO(Calendar.UNTOUCHED),
    /** To whoever brings a colleague who has no address: what became of it. */
    COLLEAGUE_HAS_PLACE(Calendar.UNTOUCHED),
    COLLEAGUE_WAITS(Calendar.UNTOUCHED),
    COLLEAGUE_WITHOUT_PLACE(Calendar.UNTOUCHED),
    /** To those registered for the meeting that was cancelled. */
    HELD_AGAIN(Calendar.UNTOUCHED),
    /** The same, where they have no head start. */
    HELD_AGAIN_OPEN(Calendar.UNTOUCHED),
    PLACE_GRANTED(Calendar.HELD),
    MOVED_TO_ROOM(Calendar.HELD),
    MOVED_ONLINE(Calendar.HELD),
    PLACE_RELEASED(Calendar.GONE),
    COLLEAGUE_BOOKED(Calendar.HELD),
    COLLEAGUES_BOOKED(Calendar.UNTOUCHED),
    COLLEAGUE_RELEASED(Calendar.GONE),
    ATTENDEE_MESSAGE(Calendar.UNTOUCHED),
    /** Between regions that hold a meeting together; the name says what the one did, to whom it concerns in the other. */
    CO_HOST_INVITED(Calendar.UNTOUCHED),
    CO_HOST_ACCEPTED(Calendar.UNTOUCHED),
    CO_HOST_DECLINED(Calendar.UNTOUCHED),
    CO_HOST_LEFT(Calendar.UNTOUCHED),
    CO_HOST_TAKEN_BACK(Calendar.UNTOUCHED),
    CO_HOST_ENDED(Calendar.UNTOUCHED),
    CO_HOST_THROWN_AWAY(Calendar.UNTOUCHED),
    AMBASSADOR_APPOINTED(Calendar.UNTOUCHED),
    TOPIC_PLANNED(NewsKind.BOARD),
    TOPIC_HIDDEN(Calendar.UNTOUCHED),
    /** To whoever asked for a photo to be blurred or taken down. */
    PHOTO_REQUEST_SETTLED(Calendar.UNTOUCHED),
    MEETING_CHANGED(Calendar.HELD),
    MEETING_POSTPONED(Calendar.OFF),
    /** To those who are not asked whether they can still come. */
    MEETING_RESCHEDULED(Calendar.HELD),
    MEETING_CANCELLED(Calendar.OFF),
    WRITE_UP_PUBLISHED(NewsKind.WRITE_UPS),
    CO_AUTHOR_ADDED(Calendar.UNTOUCHED),
    /** To those who write it: an organiser sent it back, or let everybody read it. */
    WRITE_UP_SENT_BACK(Calendar.UNTOUCHED),
    WRITE_UP_APPROVED(Calendar.UNTOUCHED),
    /** To whoever chose the hour, and the author. */
    PUBLICATION_FAILED(Calendar.UNTOUCHED),
    /** To speakers: two sentences on their talk, without signing in; the second to those who have said nothing. */
    WORDS_ASKED(Calendar.UNTOUCHED),
    WORDS_REMINDED(Calendar.UNTOUCHED),
    /** To whoever writes the report, a week after the meeting; then to the other ambassadors. */
    WRITE_UP_OVERDUE(Calendar.UNTOUCHED),
    WRITE_UP_OFFERED(Calendar.UNTOUCHED),
    REMINDER_WEEK(NewsKind.REMINDERS),
    REMINDER_DAY(NewsKind.REMINDERS),
    THANK_YOU(NewsKind.REMINDERS),
    /** To the speakers of a talk that a region would like to hear. */
    SPEAKER_INVITED(Calendar.UNTOUCHED),
    INVITATION_ANSWERED(Calendar.UNTOUCHED),
    INVITATION_WITHDRAWN(Calendar.UNTOUCHED),
    SLIDES_DUE(NewsKind.SLIDES),
    SLIDES_MISSING(NewsKind.SLIDES),
    ANNOUNCEMENT(NewsKind.ANNOUNCEMENTS),
    DIGEST(NewsKind.DIGEST),
    /** To whoever proposed a talk: that it came, and what ambassadors write about it. */
    PROPOSAL_RECEIVED(Calendar.UNTOUCHED),
    PROPOSAL_ACCEPT(Calendar.UNTOUCHED),
    PROPOSAL_LATER(Calendar.UNTOUCHED),
    PROPOSAL_DECLINE(Calendar.UNTOUCHED),
    PROPOSAL_MESSAGE(Calendar.UNTOUCHED),
    PROPOSAL_PASS_ON(Calendar.UNTOUCHED),
    /** To the ambassadors who answer from now on. */
    PROPOSAL_ARRIVED(Calendar.UNTOUCHED),
    /** Would you speak too? */
    CO_SPEAKER_ASKED(Calendar.UNTOUCHED),
    /** To the ambassadors of the region. */
    HOST_OFFERED(Calendar.UNTOUCHED),
    /** To whoever offered, in the ambassador's words. */
    HOST_OFFER_ACCEPTED(Calendar.UNTOUCHED),
    HOST_OFFER_DECLINED(Calendar.UNTOUCHED),
    /** To the contact of the venue: numbers and needs. */
    HOST_PACK(Calendar.UNTOUCHED),
    /** To those who were there, with a token that is written down nowhere else. */
    FEEDBACK_ASKED(NewsKind.REMINDERS),
    /** To those of them whose token was not used. */
    FEEDBACK_REMINDED(NewsKind.REMINDERS),
    /** To the organisers: there is something to read. */
    FEEDBACK_READY(Calendar.UNTOUCHED),
    /** To the speakers of talks that enough have rated. */
    FEEDBACK_TALK(Calendar.UNTOUCHED),
    /** To somebody whose first meeting it would be, and afterwards was. */
    WELCOME_BEFORE(NewsKind.REMINDERS),
    WELCOME_AFTER(NewsKind.REMINDERS),
    /** To whoever makes the case for a meeting, to pass on. */
    CASE_TO_PASS_ON(Calendar.UNTOUCHED),
    /** To whoever said that their attendance was otherwise than recorded. */
    ATTENDANCE_PUT_RIGHT(Calendar.UNTOUCHED),
    ATTENDANCE_KEPT(Calendar.UNTOUCHED),
    /** To whoever was named as helper at the door, for the day. */
    DOOR_HELPER(Calendar.UNTOUCHED),
    /** To the address that somebody would have, with the link that makes it theirs. */
    EMAIL_CONFIRM(Calendar.UNTOUCHED),
    /** To the same, when it is known here already. */
    EMAIL_KNOWN(Calendar.UNTOUCHED),
    /** To the address there is, and there was. */
    EMAIL_CHANGE_ASKED(Calendar.UNTOUCHED),
    EMAIL_CHANGED(Calendar.UNTOUCHED),
    /** The last one; its address is blanked when it has been sent. */
    ERASED(Calendar.UNTOUCHED);

    /** What the message does to the calendar of whoever has, or had, a place. */
    enum Calendar {
        /** Nothing. */
        UNTOUCHED,
        /** A REQUEST to those who have a place, a CANCEL to those who gave it back. */
        HELD,
        /** A CANCEL: the meeting is off, or off on that day; its card is crossed out and there is nothing to give back. */
        OFF,
        /** A CANCEL to somebody whose place is gone while the meeting is held. */
        GONE
    }

    private final Calendar calendar;
    private final @Nullable NewsKind news;

    /** About one's own place, or to sign in: nobody can stop it. */
    Template(Calendar calendar) {
        this.calendar = calendar;
        this.news = null;
    }

    Template(NewsKind news) {
        this.calendar = Calendar.UNTOUCHED;
        this.news = news;
    }

    /** What the recipient stops to have no more of it; null when it cannot be stopped. */
    @Nullable
    NewsKind news() {
        return news;
    }

    Calendar calendar() {
        return calendar;
    }

    /** Whether its facts are read when it is sent, and not when it is queued. */
    boolean isOfTheMoment() {
        return news == NewsKind.REMINDERS || news == NewsKind.SLIDES;
    }

    /** Whether nothing is kept of it once it is dealt with: that somebody got it says that they had not answered. */
    boolean leavesNoTrace() {
        return this == FEEDBACK_REMINDED;
    }

    /** Whether it carries something that works once, and is blanked: it cannot be sent again. */
    boolean carriesSecret() {
        return carriesKey() || this == FEEDBACK_ASKED || this == FEEDBACK_REMINDED;
    }

    /** Whether what it carries is good for ten minutes. */
    boolean carriesKey() {
        return this == SIGN_IN || this == EMAIL_CONFIRM;
    }

    /** As it stands in the table, and the beginning of its words in {@code messages/mail.properties}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a key that is none, as addresses may have it. */
    static Optional<Template> find(@Nullable String key) {
        return Arrays.stream(values())
                .filter(template -> template.key().equals(key))
                .findFirst();
    }

    static Template of(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(key));
    }
}
