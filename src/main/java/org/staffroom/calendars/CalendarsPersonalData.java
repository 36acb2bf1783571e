package org.staffroom.calendars;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** The secret address of a person's own calendar. */
@Component
class CalendarsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.goes(
                "calendar_address",
                "calendar_feed.person_id",
                "select created_at from calendar_feed where person_id = :person"));
    }
}
