package org.staffroom.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.places.PlaceStatus;

/** What {@code /my} shows of the signed-in person: their own places, days attended, talks, and what they follow. */
record MyPage(List<Place> places, List<Attended> attended, List<Talk> talks, List<Link> regions, List<Link> topics) {

    /**
     * @param position in the waiting list, from 1; 0 with a place
     * @param answerBy until when to say whether the offered place is wanted, or the new date suits; null when nothing is asked
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
            @Nullable Instant answerBy) {

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
     * @param over whether it was held and counts as CPD
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
            boolean over) {}

    record Talk(String slug, String title, boolean vendor) {}

    record Link(String slug, String name) {}
}
