package org.staffroom.speakers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.staffroom.speakers.Absences.Said;
import org.staffroom.speakers.SpeakerQueries.Appearance;
import org.staffroom.speakers.SpeakerQueries.OwnTalk;

/**
 * One's own talks: where they are given next, and all of them.
 *
 * @param coming the next one first
 * @param others those that are on no agenda to come
 */
record MyTalks(List<Coming> coming, List<Other> others, boolean introduced) {

    /** A talk at a meeting to come. @param cannot what they said to it when they cannot be there; null when they can */
    record Coming(Appearance at, OwnTalk talk, @Nullable String cannot) {

        /** Whether there is still time to say so. */
        public boolean toCome(Instant now) {
            return at.postponed() || at.startsAt().isAfter(now);
        }
    }

    /** @param last where it was given last; empty for one that never was */
    record Other(OwnTalk talk, List<Appearance> given) {

        /** The audience went home without slides. */
        public boolean owesSlides() {
            return !given.isEmpty() && talk.shown() == 0;
        }
    }

    static MyTalks of(
            List<OwnTalk> talks, List<Appearance> appearances, List<Said> said, boolean introduced, Instant now) {
        Map<UUID, OwnTalk> byId = talks.stream().collect(Collectors.toMap(OwnTalk::id, Function.identity()));
        var coming = appearances.stream()
                .filter(at -> byId.containsKey(at.talk()) && !at.cancelled())
                .filter(at -> at.postponed() || at.endsAt().isAfter(now))
                .map(at -> new Coming(at, Objects.requireNonNull(byId.get(at.talk())), cannot(at, said)))
                .toList();
        var awaited = coming.stream().map(one -> one.talk().id()).collect(Collectors.toSet());
        var others = talks.stream()
                .filter(talk -> !awaited.contains(talk.id()))
                .map(talk -> new Other(
                        talk,
                        appearances.stream()
                                .filter(at -> at.talk().equals(talk.id()) && !at.cancelled())
                                .sorted((one, other) -> other.startsAt().compareTo(one.startsAt()))
                                .toList()))
                .toList();
        return new MyTalks(coming, others, introduced);
    }

    private static @Nullable String cannot(Appearance at, List<Said> said) {
        return said.stream()
                .filter(one -> one.talk().equals(at.talk()) && one.meeting().equals(at.slug()))
                .map(Said::words)
                .findFirst()
                .orElse(null);
    }

    public boolean isEmpty() {
        return coming.isEmpty() && others.isEmpty();
    }
}
