package org.staffroom.cpd;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.shared.Typed;

/**
 * Something learned elsewhere, as typed.
 *
 * @param version of the event that the form was made from; empty for a new one
 */
record EventForm(
        @NotBlank(message = "{cpd.event.title.missing}") @Size(min = 3, max = 160, message = "{cpd.event.title.length}")
        String title,

        @NotBlank(message = "{cpd.event.organiser.missing}")
        @Size(min = 2, max = 160, message = "{cpd.event.organiser.length}")
        String organiser,

        @NotBlank(message = "{cpd.event.day.missing}") String day,
        @NotBlank(message = "{cpd.event.hours.missing}") String hours,

        @Size(max = 4000, message = "{cpd.event.notes.length}")
        String notes,

        @Pattern(regexp = "|https?://[^\\s<>\"]{3,490}", message = "{cpd.event.link.wrong}")
        String link,

        String version) {

    EventForm(
            @Nullable String title,
            @Nullable String organiser,
            @Nullable String day,
            @Nullable String hours,
            @Nullable String notes,
            @Nullable String link,
            @Nullable String version) {
        this.title = Typed.text(title).replaceAll("\\s+", " ");
        this.organiser = Typed.text(organiser).replaceAll("\\s+", " ");
        this.day = Typed.text(day);
        this.hours = Typed.text(hours);
        this.notes = Typed.text(notes);
        this.link = Typed.text(link);
        this.version = Typed.text(version);
    }

    static final EventForm EMPTY = new EventForm("", "", "", "", "", "", "");

    static EventForm of(EventDetails details, int version) {
        return new EventForm(
                details.title(),
                details.organiser(),
                details.day().toString(),
                TypedHours.typed(details.minutes()),
                details.notes(),
                details.link(),
                String.valueOf(version));
    }

    EventForm withVersion(int version) {
        return new EventForm(title, organiser, day, hours, notes, link, String.valueOf(version));
    }

    /** -1 for what is none, which no event has. */
    int versionNumber() {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    /** Empty when something cannot be read, which is then said beside its field. */
    Optional<EventDetails> details(Errors errors) {
        var minutes = hours.isEmpty() ? null : TypedHours.minutes(hours);
        if (!hours.isEmpty() && (minutes == null || minutes < CpdEvent.SHORTEST || minutes > CpdEvent.LONGEST)) {
            errors.rejectValue("hours", "cpd.event.hours.wrong");
        }
        java.time.LocalDate date = null;
        try {
            date = day.isEmpty() ? null : Typed.day(day);
        } catch (DateTimeException unreadable) {
            errors.rejectValue("day", "cpd.event.day.wrong");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new EventDetails(
                        title,
                        organiser,
                        Objects.requireNonNull(date),
                        Objects.requireNonNull(minutes),
                        notes,
                        link.isEmpty() ? null : link));
    }
}
