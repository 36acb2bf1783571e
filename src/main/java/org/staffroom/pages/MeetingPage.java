package org.staffroom.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.changes.ChangeKind;
import org.staffroom.changes.Difference;
import org.staffroom.files.StoredFile;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingState;
import org.staffroom.meetings.PartnerRole;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.places.Opening;
import org.staffroom.venues.Position;
import org.staffroom.venues.VenueDescription.Access;
import org.staffroom.venues.VenueDescription.Parking;
import org.staffroom.venues.VenueDescription.Room;
import org.staffroom.venues.VenueDescription.Travel;

/**
 * What everybody may know of a meeting. The joining link is not here: it is read apart, for those who may have it.
 *
 * @param room which room of the venue; empty when nothing is said about it
 * @param rescheduledFrom when it was to start first
 * @param call null when no talks are wanted for it
 * @param notices of changes; none of a meeting that is over
 * @param hasInside whether there is something for those who have a place alone
 * @param remembered null for one that was planned here
 * @param key its slug; a draft's is its id
 */
record MeetingPage(
        MeetingId id,
        String key,
        String title,
        String summary,
        MeetingState state,
        MeetingFormat format,
        Instant startsAt,
        Instant endsAt,
        String regionSlug,
        String regionName,
        @Nullable Venue venue,
        List<Seats> seats,
        Opening opening,
        @Nullable String cancelledReason,
        @Nullable Instant cancelledAt,
        @Nullable Link earlier,
        @Nullable Link later,
        String room,
        @Nullable Instant rescheduledFrom,
        List<Notice> notices,
        boolean hasInside,
        @Nullable Call call,
        @Nullable Remembered remembered) {

    /**
     * Of a meeting that was held before Staffroom and written down afterwards.
     *
     * @param came how many people; null when nobody counted
     * @param report where an account of it can be read; null when there is none
     */
    record Remembered(@Nullable Integer came, @Nullable String report) {}

    /** Talks are wanted. */
    record Call(LocalDate closesOn, String words) {}

    /** What people were told, the latest first. */
    record Notice(ChangeKind kind, Instant sentAt, String reason, List<Difference> differences) {}

    /** Where it is, how to get there and how to get in. */
    record Venue(
            String name,
            String address,
            String town,
            String postcode,
            @Nullable Position position,
            Travel travel,
            Parking parking,
            Access access,
            List<Room> rooms,
            List<Photo> photos) {

        public String map() {
            return Position.map(position, postcode);
        }

        /** Whether there is more to say than the address. */
        public boolean hasMore() {
            return !travel.equals(Travel.UNKNOWN)
                    || parking.known()
                    || access.known()
                    || !rooms.isEmpty()
                    || !photos.isEmpty();
        }
    }

    /** A photo of the place. @param alternative what it shows; empty when nobody has said */
    record Photo(StoredFile file, String alternative, String caption) {}

    /**
     * For those who have a place, and organisers.
     *
     * @param joiningLink null when it is not online, or there is none yet
     * @param wifi how one joins it; empty when nothing is said
     */
    record Inside(@Nullable String joiningLink, String wifi) {}

    /** The places of one mode. */
    record Seats(PlaceMode mode, int taken, int capacity) {

        public boolean full() {
            return taken >= capacity;
        }

        public int left() {
            return Math.max(0, capacity - taken);
        }
    }

    /** Another meeting's page. */
    record Link(String slug, String title, Instant startsAt) {}

    /** Who stands behind it, and what was written of it. */
    record Around(List<Partner> partners, List<Region> coHosts, List<Ambassador> ambassadors, List<Account> writeUps) {}

    record Partner(String name, @Nullable String website, PartnerRole role) {}

    record Region(String slug, String name) {}

    record Ambassador(String name, String region) {}

    record Account(String slug, String title, String author) {}

    /** Whether people may still mean to come; a date may be to follow. */
    public boolean isAwaited() {
        return isOpen() || state == MeetingState.POSTPONED;
    }

    public boolean isDraft() {
        return state == MeetingState.DRAFT;
    }

    /** Whether somebody may have come by now. */
    boolean begun() {
        return state == MeetingState.UNDER_WAY || !isDraft() && !isOpen();
    }

    /** Whether places can still be taken. */
    public boolean isOpen() {
        return state == MeetingState.UPCOMING || state == MeetingState.UNDER_WAY;
    }

    /** What search engines and previews show. */
    String description() {
        return summary.length() <= 160 ? summary : summary.substring(0, 157).replaceAll("\\s+\\S*$", "") + "…";
    }
}
