package org.staffroom.venues;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who wrote a venue down. */
@Component
class VenuesPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.staysUnsigned("venues_added", "venue.added_by", """
                select name as venue, town, added_at from venue where added_by = :person order by added_at
                """));
    }
}
