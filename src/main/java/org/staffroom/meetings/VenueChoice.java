package org.staffroom.meetings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.venues.VenueDescription;
import org.staffroom.venues.VenueId;
import org.staffroom.venues.Venues;

/** The venue a form names: one from the book, or a new one that is written into it. */
@Component
class VenueChoice {

    private final OrganiserQueries queries;
    private final Venues venues;

    VenueChoice(OrganiserQueries queries, Venues venues) {
        this.queries = queries;
        this.venues = venues;
    }

    /**
     * Null when the form names none, which a draft may, or one that is not in the book, which the errors then say. A new
     * venue is written down only when nothing else in the form is wrong: nobody wants it in the book twice.
     */
    @Nullable
    VenueId of(CurrentPerson me, MeetingForm form, Errors errors) {
        return of(me, form, true, errors);
    }

    /** As {@link #of(CurrentPerson, MeetingForm, Errors)}, perhaps of a meeting that has no places. */
    @Nullable
    VenueId of(CurrentPerson me, MeetingForm form, boolean withPlaces, Errors errors) {
        if (form.format().equals("ONLINE")) {
            return null;
        }
        if (form.hasNewVenue()) {
            return add(me, form, withPlaces, errors);
        }
        if (form.venue().isEmpty()) {
            return null;
        }
        var venue = queries.venue(form.venue());
        if (venue.isEmpty()) {
            errors.rejectValue("venue", "meetings.form.venue.unknown");
        }
        return venue.orElse(null);
    }

    private @Nullable VenueId add(CurrentPerson me, MeetingForm form, boolean withPlaces, Errors errors) {
        if (Typed.letters(form.venueName()) < 2
                || Typed.letters(form.venueTown()) < 2
                || form.venuePostcode().isEmpty()) {
            errors.rejectValue("venueName", "meetings.form.venue.incomplete");
        }
        var known = queries.venue("%s, %s %s".formatted(form.venueName(), form.venueTown(), form.venuePostcode()));
        if (known.isPresent()) {
            return known.get();
        }
        var others = new BeanPropertyBindingResult(form, "form");
        form.read(null, 60, withPlaces, others);
        if (errors.hasErrors() || others.hasErrors()) {
            return null;
        }
        try {
            return venues.add(
                    VenueDescription.at(
                            form.venueName(), null, form.venueAddress(), form.venueTown(), form.venuePostcode()),
                    me);
        } catch (Refused refused) {
            errors.rejectValue("venueName", refused.key(), refused.arguments(), null);
            return null;
        }
    }
}
