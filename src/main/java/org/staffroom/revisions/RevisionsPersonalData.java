package org.staffroom.revisions;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonalData;

/**
 * Who wrote a version. It goes with its write-up; what stays is by nobody, and no version says any longer at which address
 * the write-up of whoever was erased first stood.
 */
@Component
class RevisionsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(new Held("write_up_revisions", "write_up_revision.written_by", Fate.STAYS, """
                        select v.number, v.written_at, v.title, v.summary, v.body, v.discussed::text as discussed,
                               v.takeaways::text as takeaways, v.canonical_url
                        from write_up_revision v where v.written_by = :person order by v.write_up_id, v.number
                        """, """
                        with unsigned as (
                            update write_up_revision set written_by = null, canonical_url = case
                                when write_up_id in (select id from write_up where author_id = :person) then null
                                else canonical_url end
                            where written_by = :person)
                        update write_up_revision set canonical_url = null
                        where canonical_url is not null and written_by is distinct from :person
                          and write_up_id in (select id from write_up where author_id = :person)
                        """));
    }
}
