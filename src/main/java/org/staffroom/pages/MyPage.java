package org.staffroom.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.places.PlaceStatus;

/** What {@code /my} shows of the signed-in person: their own places, days attended, talks, and what they follow. */
record MyPage(List<Place> places, List<Attended> attended, List<Talk> talks, List<Followed> followed) {

    public List<Followed> regions() {
        return followed.stream().filter(one -> !one.topic).toList();
    }

    public List<Followed> topics() {
        return followed.stream().filter(Followed::topic).toList();
    }

    /**
     * @param position in the waiting list, from 1; 0 with a place
     * @param answerBy until when to say whether the offered place is wanted, or the new date suits; null when nothing is asked
     * @param begun what has begun is not given back any more
     */
    record Place(
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            String meetingStatus,
            String mode,
            @Nullable String venue,
            String regionSlug,
            String regionName,
            int position,
            PlaceStatus status,
            @Nullable Instant answerBy,
            boolean begun) {

        public boolean cancelled() {
            return meetingStatus.equals("CANCELLED");
        }

        /** Its date is to follow; the one it has is the old one. */
        public boolean postponed() {
            return meetingStatus.equals("POSTPONED");
        }

        public boolean waiting() {
            return status == PlaceStatus.WAITING;
        }

        public boolean online() {
            return mode.equals("ONLINE");
        }
    }

    /**
     * @param writeUpSlug the report of the day; null while there is none
     * @param counts whether it was held, and is CPD of theirs
     */
    record Attended(
            UUID id,
            String slug,
            String title,
            Instant startsAt,
            String regionSlug,
            String regionName,
            @Nullable String writeUpSlug,
            @Nullable String writeUpTitle,
            boolean counts) {}

    record Talk(String slug, String title, boolean vendor) {}

    record Followed(String slug, String name, boolean topic) {}
}
