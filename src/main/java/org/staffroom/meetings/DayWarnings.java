package org.staffroom.meetings;

import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Option;
import org.staffroom.shared.Typed;

/** What speaks against the day that stands in a form, as it was typed. */
@Component
class DayWarnings {

    private final DateAdvice advice;

    DayWarnings(DateAdvice advice) {
        this.advice = advice;
    }

    /**
     * None for a day or a region that cannot be read.
     *
     * @param regions those one may choose from: the only one needs no choice
     */
    List<String> of(CurrentPerson me, MeetingForm form, List<Option> regions) {
        var region = regions.size() == 1 ? regions.get(0).value() : form.region();
        return regions.stream().anyMatch(one -> one.value().equals(region))
                ? of(me, region, form.date(), null)
                : List.of();
    }

    /** Of a meeting that is there already. */
    List<String> of(CurrentPerson me, MeetingForm form, MeetingId meeting) {
        return of(me, form.region(), form.date(), meeting);
    }

    private List<String> of(CurrentPerson me, String region, String date, @Nullable MeetingId meeting) {
        try {
            return advice.on(me, new RegionId(UUID.fromString(region)), Typed.day(date), meeting);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return List.of();
        }
    }
}
