package org.staffroom.writeups;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.photos.PhotoId;
import org.staffroom.shared.Refused;

/**
 * The editor's form as it was typed: words throughout, so that what cannot be read comes back as it was.
 *
 * @param discussed one point a line; {@code takeaways} too
 * @param publishOn the day on which it is to publish itself, {@code publishTime} the time; only one button reads them
 * @param photos what is said of each photo, by its id
 * @param pictures new photos
 * @param picks ids of photos of the meeting to show as well
 */
record WriteUpForm(
        @Nullable String version,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String body,
        @Nullable String discussed,
        @Nullable String takeaways,
        @Nullable String firstPublishedOn,
        @Nullable String canonicalUrl,
        @Nullable String publishOn,
        @Nullable String publishTime,
        @Nullable Map<String, Photo> photos,
        @Nullable List<MultipartFile> pictures,
        @Nullable List<String> picks) {

    /** What is said of one photo; {@code remove} is there when its box is ticked. */
    record Photo(
            @Nullable String alternative,
            @Nullable String caption,
            @Nullable String remove) {}

    /** Whether the editor sent it: a press elsewhere publishes what is stored. */
    boolean isSent() {
        return version != null;
    }

    int versionNumber() {
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    /** The text, with an error at each field that cannot stay as it is. */
    WriteUpText read(Errors errors) {
        var text = new WriteUpText(
                word(title),
                word(summary),
                word(body),
                lines(discussed),
                lines(takeaways),
                date(errors),
                word(canonicalUrl));
        text.problems()
                .forEach(problem -> errors.rejectValue(problem.field(), problem.key(), problem.arguments(), null));
        return text;
    }

    /** What is said of the photos that stay. */
    List<WriteUpPhotos.Details> details(Errors errors) {
        var details = new ArrayList<WriteUpPhotos.Details>();
        photos().forEach((key, photo) -> id(key).ifPresent(id -> {
            var alternative = line(photo.alternative);
            var caption = line(photo.caption);
            var longest = Math.max(alternative.length(), caption.length());
            if (longest > WriteUpPhotos.LONGEST_WORDS) {
                errors.rejectValue(
                        "pictures",
                        "writeups.refused.too-long",
                        new Object[] {WriteUpPhotos.LONGEST_WORDS, longest},
                        null);
            }
            details.add(new WriteUpPhotos.Details(id, alternative, caption));
        }));
        return details;
    }

    /** The photos that are left out. */
    List<PhotoId> removed() {
        return photos().entrySet().stream()
                .filter(photo -> photo.getValue().remove != null)
                .flatMap(photo -> id(photo.getKey()).stream())
                .toList();
    }

    /** Photos of the meeting that are to be shown as well. */
    List<PhotoId> chosen() {
        return picks == null
                ? List.of()
                : picks.stream().flatMap(pick -> id(pick).stream()).toList();
    }

    /** The new photos; a file input left empty sends one of no bytes. */
    List<MultipartFile> uploads() {
        return pictures == null
                ? List.of()
                : pictures.stream().filter(file -> !file.isEmpty()).toList();
    }

    @Override
    public Map<String, Photo> photos() {
        return photos == null ? Map.of() : photos;
    }

    /** A rule's no, beside its field. */
    static void refuse(Refused refused, Errors errors) {
        var field = refused.key().startsWith("markdown.") || refused.key().equals("writeups.refused.no-body")
                ? "body"
                : switch (refused.key()) {
                    case "writeups.refused.no-title" -> "title";
                    case "writeups.refused.photos-undescribed",
                            "writeups.refused.too-many-photos",
                            "writeups.refused.photo-gone" -> "pictures";
                    case "writeups.refused.not-ahead" -> "publishOn";
                    default -> null;
                };
        if (field == null) {
            errors.reject(refused.key(), refused.arguments(), null);
        } else {
            errors.rejectValue(field, refused.key(), refused.arguments(), null);
        }
    }

    static Optional<PhotoId> id(String text) {
        try {
            return Optional.of(new PhotoId(UUID.fromString(text)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private @Nullable LocalDate date(Errors errors) {
        var typed = word(firstPublishedOn).strip();
        try {
            var date = typed.isEmpty() ? null : LocalDate.parse(typed);
            if (date == null || (date.getYear() > 1990 && date.getYear() < 2200)) {
                return date;
            }
        } catch (DateTimeParseException none) {
            // said below
        }
        errors.rejectValue("firstPublishedOn", "writeups.refused.date");
        return null;
    }

    /** When it is to publish itself. Null with an error when that cannot be read. */
    @Nullable
    LocalDateTime publishAt(Errors errors) {
        try {
            return LocalDate.parse(word(publishOn).strip())
                    .atTime(LocalTime.parse(word(publishTime).strip()));
        } catch (DateTimeParseException none) {
            errors.rejectValue("publishOn", "writeups.refused.plan");
            return null;
        }
    }

    private static List<String> lines(@Nullable String text) {
        return word(text).lines().toList();
    }

    private static String line(@Nullable String text) {
        return word(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A stored text, ready to be edited. */
    static WriteUpForm of(int version, WriteUpText text) {
        var fields = text.fields();
        return new WriteUpForm(
                Integer.toString(version),
                fields.get("title"),
                fields.get("summary"),
                fields.get("body"),
                fields.get("discussed"),
                fields.get("takeaways"),
                fields.get("firstPublishedOn"),
                fields.get("canonicalUrl"),
                "",
                "",
                null,
                null,
                null);
    }
}
