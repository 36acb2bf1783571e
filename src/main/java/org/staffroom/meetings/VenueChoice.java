package org.staffroom.meetings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.staffroom.people.CurrentPerson;
import org.staffroom.venues.VenueId;

/** The venue a form names: one from the book, or a new one that is written into it. */
@Component
class VenueChoice {

    private final OrganiserQueries queries;

    VenueChoice(OrganiserQueries queries) {
        this.queries = queries;
    }

    /** Null when the form names none, which a draft may, or one that is not in the book, which the errors then say. */
    @Nullable
    VenueId of(CurrentPerson me, MeetingForm form, Errors errors) {
        if (form.format().equals("ONLINE") || form.venue().isEmpty()) {
            return null;
        }
        var venue = queries.venue(form.venue());
        if (venue.isEmpty()) {
            errors.rejectValue("venue", "meetings.form.venue.unknown");
        }
        return venue.orElse(null);
    }
}
