package org.staffroom.proposals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.presentations.TalkLevel;
import org.staffroom.presentations.TalkNature;

/**
 * A proposal as its speakers and ambassadors read it. Notes of ambassadors are not here.
 *
 * @param topics their names
 * @param meeting null when it is for no meeting
 * @param wish null when nobody asked for it on the board
 * @param talk the address of the talk it has become; null before
 */
record ProposalDetails(
        ProposalId id,
        int version,
        String title,
        String abstractText,
        TalkNature nature,
        TalkLevel level,
        int minutes,
        boolean vendor,
        String givenBefore,
        String needs,
        ProposalStatus status,
        @Nullable Answer answer,
        Region region,
        @Nullable Meeting meeting,
        Person proposer,
        List<String> topics,
        @Nullable Wish wish,
        @Nullable String talk,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        List<Speaker> speakers,
        List<Message> messages) {

    record Region(UUID id, String slug, String name) {}

    /**
     * @param key its slug; a draft's is its id
     * @param slug null while it is a draft
     * @param stands whether the talk is on its agenda
     */
    record Meeting(
            UUID id,
            String key,
            @Nullable String slug,
            String title,
            Instant startsAt,
            boolean cancelled,
            boolean over,
            boolean postponed,
            boolean ended,
            boolean stands) {

        /** Whether a talk can still be given there. */
        public boolean toCome() {
            return !cancelled && !over;
        }
    }

    record Person(
            UUID id,
            String name,
            @Nullable String jobTitle,
            @Nullable String organisation,
            boolean vendor) {

        public String work() {
            return jobTitle == null
                    ? (organisation == null ? "" : organisation)
                    : organisation == null ? jobTitle : jobTitle + ", " + organisation;
        }
    }

    /** @param name as its proposer called them, until they said yes */
    record Speaker(
            UUID id, UUID person, String name, @Nullable String organisation, boolean vendor, Answer answer) {}

    /** @param sentBy null when that person is no longer known */
    record Message(LetterKind kind, String words, @Nullable String sentBy, Instant sentAt) {}

    /** Whether it is for a meeting that cannot take it any more, and not decided. */
    public boolean stranded() {
        return status.undecided() && meeting != null && !meeting.toCome();
    }

    /** Whether it stands on an agenda from which it is taken off before anything else is decided. */
    public boolean planned() {
        return status == ProposalStatus.ACCEPTED
                && meeting != null
                && meeting.stands
                && !meeting.cancelled
                && !meeting.ended;
    }

    /** Whether people were told that it is given there. */
    public boolean announced() {
        return planned() && meeting != null && meeting.slug != null;
    }

    public List<Speaker> speaking() {
        return speakers.stream().filter(one -> one.answer == Answer.YES).toList();
    }
}
