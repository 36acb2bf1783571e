package org.staffroom.speakers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.staffroom.speakers.SpeakerQueries.Appearance;
import org.staffroom.speakers.SpeakerQueries.OwnTalk;

/**
 * One's own talks: where they are given next, and all of them.
 *
 * @param coming the next one first
 * @param others those that are on no agenda to come
 */
record MyTalks(List<Coming> coming, List<Other> others, boolean introduced) {

    /** A talk at a meeting to come. */
    record Coming(Appearance at, OwnTalk talk) {}

    /** @param last where it was given last; empty for one that never was */
    record Other(OwnTalk talk, List<Appearance> given) {

        /** The audience went home without slides. */
        public boolean owesSlides() {
            return !given.isEmpty() && talk.shown() == 0;
        }
    }

    static MyTalks of(List<OwnTalk> talks, List<Appearance> appearances, boolean introduced, Instant now) {
        Map<UUID, OwnTalk> byId = talks.stream().collect(Collectors.toMap(OwnTalk::id, Function.identity()));
        var coming = appearances.stream()
                .filter(at -> byId.containsKey(at.talk()) && !at.cancelled())
                .filter(at -> at.postponed() || at.endsAt().isAfter(now))
                .map(at -> new Coming(at, Objects.requireNonNull(byId.get(at.talk()))))
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

    public boolean isEmpty() {
        return coming.isEmpty() && others.isEmpty();
    }
}
