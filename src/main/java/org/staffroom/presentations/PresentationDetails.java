package org.staffroom.presentations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.files.FileId;
import org.staffroom.people.PersonId;
import org.staffroom.topics.TopicId;

/**
 * A talk as it is shown.
 *
 * @param version for the form that edits it
 * @param nature null when nobody said
 * @param minutes how long it takes; null when nobody said
 * @param level null when nobody said
 * @param published whether it stands on the agenda of a published meeting, and so is public
 */
public record PresentationDetails(
        PresentationId id,
        int version,
        String slug,
        String title,
        String abstractText,
        TalkKind kind,
        @Nullable TalkNature nature,
        @Nullable Integer minutes,
        @Nullable TalkLevel level,
        boolean published,
        List<Speaker> speakers,
        List<Topic> topics,
        List<Material> materials) {

    /**
     * @param organisation the name of the organisation the speaker belongs to
     * @param page the end of the address of their own page; null for whoever tells nothing of themselves
     */
    public record Speaker(
            PersonId id,
            String name,
            @Nullable String organisation,
            @Nullable String page) {}

    public record Topic(TopicId id, String slug, String name) {}

    /**
     * Slides or a link, in the order the speakers gave them.
     *
     * @param address where it leads: a file of ours, or another's page
     * @param file null for a link
     * @param bytes the size of the file; nought for a link
     * @param ready false for a picture that is still being made smaller, or could not be read
     * @param problem why it could not be read, a message key
     */
    public record Material(
            UUID id,
            String label,
            String address,
            @Nullable FileId file,
            MaterialAudience audience,
            long bytes,
            boolean ready,
            @Nullable String problem) {

        public boolean link() {
            return file == null;
        }

        /** "1.4 MB", "32 KB". */
        public String size() {
            return bytes >= 1_000_000 ? "%.1f MB".formatted(bytes / 1e6) : Math.max(1, bytes / 1000) + " KB";
        }
    }

    public boolean isSpokenBy(PersonId person) {
        return speakers.stream().anyMatch(speaker -> speaker.id().equals(person));
    }

    public boolean vendor() {
        return kind == TalkKind.VENDOR;
    }
}
