package org.staffroom.venues;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonalData;

/** Who wrote a venue or a note down, and who is its contact: known by the address alone. */
@Component
class VenuesPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.staysUnsigned("venues_added", "venue.added_by", """
                select name as venue, town, added_at from venue where added_by = :person order by added_at
                """),
                Held.staysUnsigned("venue_notes", "venue_note.written_by", """
                select v.name as venue, n.text, n.written_at from venue_note n join venue v on v.id = n.venue_id
                where n.written_by = :person order by n.written_at
                """),
                new Held("venue_contact", "venue.contact_email", Fate.GOES, """
                        select name as venue, town, contact_name, contact_email, contact_phone from venue
                        where lower(contact_email) = (select email from person where id = :person)
                        """, """
                        update venue set contact_name = '', contact_email = null, contact_phone = '',
                            version = version + 1
                        where lower(contact_email) = (select email from person where id = :person)
                        """));
    }
}
