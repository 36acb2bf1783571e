package org.staffroom.speakers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;

/**
 * An invitation, as chosen and typed.
 *
 * @param meeting the id of a meeting of the region; empty for one that is not planned yet
 */
record InvitationForm(
        @NotBlank(message = "{speakers.invite.region.missing}") @Nullable
        String region,

        @Nullable String meeting,

        @NotBlank(message = "{speakers.invite.words.missing}")
        @Size(max = 2000, message = "{speakers.invite.words.long}")
        @Nullable
        String words) {

    RegionId regionId() {
        return new RegionId(id(region));
    }

    @Nullable
    MeetingId meetingId() {
        return meeting == null || meeting.isBlank() ? null : new MeetingId(id(meeting));
    }

    String text() {
        return words == null ? "" : words.strip().replace("\r\n", "\n");
    }

    /** What nobody could have chosen. */
    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException notFromOurList) {
            throw new Refused("speakers.invite.meeting.wrong");
        }
    }
}
