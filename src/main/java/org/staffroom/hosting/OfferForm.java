package org.staffroom.hosting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.shared.Typed;
import org.staffroom.venues.Postcode;
import org.staffroom.venues.VenueId;

/**
 * An offer to host, as typed.
 *
 * @param region its slug
 * @param venue the id of a place in the venue book; empty for one that is described
 * @param day dates as the browser sends them, with the part of the day beside each
 */
record OfferForm(
        @NotBlank(message = "{hosting.form.region.missing}") String region,

        @Size(max = 160, message = "{hosting.form.organisation.length}")
        String organisation,

        String venue,

        @Size(max = 120, message = "{hosting.form.place.length}")
        String placeName,

        @Size(max = 200, message = "{hosting.form.address.length}")
        String addressLine,

        @Size(max = 80, message = "{hosting.form.town.length}")
        String town,

        String postcode,

        List<String> day,
        List<String> part,

        @Pattern(regexp = "|[1-9]\\d{0,2}|[1-4]\\d{3}|5000", message = "{hosting.form.capacity.wrong}")
        String capacity,

        @Size(max = 2000, message = "{hosting.form.words.length}")
        String words) {

    OfferForm {
        region = Typed.text(region);
        organisation = Typed.text(organisation);
        venue = Typed.text(venue);
        placeName = Typed.text(placeName);
        addressLine = Typed.text(addressLine);
        town = Typed.text(town);
        postcode = Typed.text(postcode);
        day = day == null ? List.of() : day.stream().map(Typed::text).toList();
        part = part == null ? List.of() : part.stream().map(Typed::text).toList();
        capacity = Typed.text(capacity);
        words = Typed.text(words);
    }

    /** @param venue the place of the organisation's that is offered unless one says otherwise; empty when it has none */
    static OfferForm empty(String region, String organisation, String venue) {
        return new OfferForm(region, organisation, venue, "", "", "", "", List.of(), List.of(), "", "");
    }

    /** A date of the form by its number; empty where there is none. For the template. */
    public String dayAt(int number) {
        return number < day.size() ? day.get(number) : "";
    }

    public String partAt(int number) {
        return number < part.size() ? part.get(number) : PartOfDay.WHOLE_DAY.name();
    }

    /** Whether a place is described: that is meant then, whatever is chosen above it. */
    public boolean isDescribed() {
        return !placeName.isEmpty() || !town.isEmpty() || !postcode.isEmpty();
    }

    /** Null when a place is described. */
    @Nullable
    VenueId chosenVenue(Errors errors) {
        try {
            return venue.isEmpty() || isDescribed() ? null : VenueId.of(venue);
        } catch (IllegalArgumentException noId) {
            errors.rejectValue("venue", "hosting.refused.venue");
            return null;
        }
    }

    void checkOrganisation(Errors errors) {
        if (Typed.letters(organisation) < 2 || !Typed.isReadable(organisation)) {
            errors.rejectValue("organisation", "hosting.form.organisation.missing");
        }
    }

    /** What is missing or wrong where a place is described. */
    void checkPlace(Errors errors) {
        if (Typed.letters(placeName) < 2 || !Typed.isReadable(placeName)) {
            errors.rejectValue("placeName", "hosting.form.place.missing");
        }
        if (Typed.letters(town) < 2 || !Typed.isReadable(town)) {
            errors.rejectValue("town", "hosting.form.town.missing");
        }
        if (postcode.isEmpty()) {
            errors.rejectValue("postcode", "hosting.form.postcode.missing");
        } else if (!Postcode.isOne(postcode)) {
            errors.rejectValue("postcode", "venues.postcode");
        }
    }

    List<OfferedDay> days(Errors errors) {
        var days = new ArrayList<OfferedDay>();
        for (var at = 0; at < day.size(); at++) {
            if (!day.get(at).isEmpty()) {
                try {
                    days.add(new OfferedDay(LocalDate.parse(day.get(at)), PartOfDay.valueOf(partAt(at))));
                } catch (DateTimeException | IllegalArgumentException unreadable) {
                    if (errors.hasFieldErrors("day")) {
                        continue;
                    }
                    errors.rejectValue("day", "hosting.form.day.unreadable");
                }
            }
        }
        if (days.isEmpty() && !errors.hasFieldErrors("day")) {
            errors.rejectValue("day", "hosting.form.day.missing");
        }
        return days;
    }

    @Nullable
    Integer seats() {
        return capacity.isEmpty() ? null : Integer.valueOf(capacity);
    }
}
