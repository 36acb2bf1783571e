package org.staffroom.reading;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.writeups.WriteUpId;

/**
 * A published write-up as everybody reads it.
 *
 * @param author everybody who wrote it, as one reads it: "A, B and C"; {@code authors} one by one
 * @param changedAt the last change of text or photos
 * @param meetingSlug null when the meeting's page is not public
 */
record WriteUpPage(
        WriteUpId id,
        String slug,
        String title,
        String summary,
        String body,
        String author,
        List<String> authors,
        int minutes,
        boolean official,
        Instant publishedAt,
        Instant changedAt,
        @Nullable LocalDate firstPublishedOn,
        @Nullable String canonicalUrl,
        MeetingId meeting,
        @Nullable String meetingSlug,
        String meetingTitle,
        Instant startsAt,
        @Nullable String venue,
        @Nullable String town,
        String regionSlug,
        String regionName) {

    /** What stands beside the text. */
    record Around(List<String> discussed, List<String> takeaways, List<Talk> talks, List<Other> others) {}

    /** A talk of the meeting with slides or links for everybody. */
    record Talk(String slug, String title, boolean vendor, List<Material> materials) {}

    record Material(String label, String address) {}

    /** Another write-up of the same meeting. */
    record Other(String slug, String title, String author, boolean official) {}

    /** The site where it stood first: "blog.example". */
    public @Nullable String canonicalHost() {
        return canonicalUrl == null ? null : URI.create(canonicalUrl).getHost().replaceFirst("^www\\.", "");
    }

    /** What search engines and previews show. */
    String description() {
        return summary.length() <= 160 ? summary : summary.substring(0, 157).replaceAll("\\s+\\S*$", "") + "…";
    }
}
