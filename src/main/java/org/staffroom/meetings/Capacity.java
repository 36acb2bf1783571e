package org.staffroom.meetings;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Refused;

/**
 * The capacity of a meeting. Every decision about a place locks these rows first, here and in {@code places}, so that
 * no more people are ever confirmed than there are places.
 */
@Component
class Capacity {

    private record Place(PlaceMode mode, int capacity, int confirmed) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Capacity(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Makes the places what the details say, for the modes that the format has. Who is of a mode that it has no more goes
     * along to the other.
     *
     * @return whether there are more places than before, or others who wait for them
     * @throws Refused when more people are confirmed than would fit
     */
    boolean set(MeetingId meeting, MeetingDetails details) {
        return set(meeting, details.format(), details.room(), details.online());
    }

    boolean set(MeetingId meeting, MeetingFormat format, @Nullable Integer room, @Nullable Integer online) {
        var now = lock(meeting);
        var raised = false;
        for (var mode : PlaceMode.values()) {
            var place = now.get(mode);
            if (!format.has(mode)) {
                continue;
            }
            var capacity = mode == PlaceMode.ROOM ? room : online;
            if (capacity == null || capacity < 1) {
                throw new Refused("meetings.refused.no-capacity");
            }
            raised |= set(meeting, mode, capacity, place);
        }
        for (var place : now.values()) {
            raised |= !format.has(place.mode()) && place.capacity() > 0 && close(meeting, place);
        }
        return raised;
    }

    /** As {@link #set(MeetingId, MeetingDetails)}, for one mode. */
    boolean set(MeetingId meeting, PlaceMode mode, int capacity) {
        return set(meeting, mode, capacity, lock(meeting).get(mode));
    }

    /** How many places there are in each mode that has some. */
    Map<PlaceMode, Integer> of(MeetingId meeting) {
        return lock(meeting).values().stream()
                .filter(place -> place.capacity() > 0)
                .collect(Collectors.toMap(Place::mode, Place::capacity));
    }

    private boolean set(MeetingId meeting, PlaceMode mode, int capacity, @Nullable Place place) {
        if (place == null) {
            jdbc.sql("insert into place (meeting_id, mode, capacity) values (:meeting, :mode, :capacity)")
                    .param("meeting", meeting.value())
                    .param("mode", mode.name())
                    .param("capacity", capacity)
                    .update();
            return false;
        }
        var changed = jdbc.sql("""
                        update place set capacity = :capacity
                        where meeting_id = :meeting and mode = :mode and confirmed <= :capacity
                        """)
                .param("meeting", meeting.value())
                .param("mode", mode.name())
                .param("capacity", capacity)
                .update();
        if (changed == 0) {
            throw new Refused("meetings.refused.capacity-below-confirmed", place.confirmed());
        }
        return capacity > place.capacity();
    }

    /** Nobody can take a place in a mode the meeting no longer has. The row stays: registrations given back name it. */
    private boolean close(MeetingId meeting, Place place) {
        var other = place.mode() == PlaceMode.ROOM ? PlaceMode.ONLINE : PlaceMode.ROOM;
        var there = Objects.requireNonNull(lock(meeting).get(other));
        var free = there.capacity() - there.confirmed();
        if (place.confirmed() > free) {
            throw new Refused("meetings.refused.mode-in-use", place.confirmed(), free);
        }
        jdbc.sql("""
                        update place set
                            capacity = case when mode = :mode then 0 else capacity end,
                            confirmed = case when mode = :mode then 0 else confirmed + :confirmed end
                        where meeting_id = :meeting
                        """)
                .param("mode", place.mode().name())
                .param("confirmed", place.confirmed())
                .param("meeting", meeting.value())
                .update();
        events.publishEvent(new ModeClosed(meeting, place.mode(), other));
        return true;
    }

    private Map<PlaceMode, Place> lock(MeetingId meeting) {
        return jdbc
                .sql("""
                        select mode, capacity, confirmed from place
                        where meeting_id = :meeting order by mode for update
                        """)
                .param("meeting", meeting.value())
                .query((row, number) -> new Place(
                        PlaceMode.valueOf(row.getString("mode")), row.getInt("capacity"), row.getInt("confirmed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Place::mode, place -> place));
    }
}
