package org.staffroom.attendees;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.places.MeetingDay;

/**
 * Somebody added by an organiser.
 *
 * @param online for the places online; anything else is the room, where the meeting has one
 * @param waiting at the end of the waiting list instead of with a place
 */
record ByHandForm(
        @NotBlank(message = "{places.person.name-missing}")
        @Size(max = 120, message = "{places.person.name-long}")
        @Nullable
        String name,

        @Email(message = "{places.person.email-wrong}")
        @Size(max = 254, message = "{places.person.email-wrong}")
        @Nullable
        String email,

        @Nullable String mode,
        @Nullable Boolean waiting,

        @NotNull(message = "{attendees.by-hand.reason-length}")
        @Size(min = 3, max = 300, message = "{attendees.by-hand.reason-length}")
        @Nullable
        String reason) {

    static final ByHandForm EMPTY = new ByHandForm("", "", "ROOM", false, "");

    ByHandForm {
        reason = reason == null ? null : reason.strip();
    }

    PlaceMode placeMode(MeetingDay day) {
        return !day.inRoom() || (day.online() && "ONLINE".equals(mode)) ? PlaceMode.ONLINE : PlaceMode.ROOM;
    }

    boolean waits() {
        return Boolean.TRUE.equals(waiting);
    }
}
