package org.staffroom.files;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * Who uploaded a file. What is attached to something that stays keeps its bytes, and loses a name in which the person's own
 * occurs; what is attached to nothing goes at once.
 */
@Component
class FilesPersonalData implements PersonalData {

    private final OrphanFiles orphans;

    FilesPersonalData(OrphanFiles orphans) {
        this.orphans = orphans;
    }

    @Override
    public List<Held> held() {
        return List.of(new Held("files", "stored_file.uploaded_by", Fate.STAYS, """
                select name, media_type, bytes, uploaded_at, '/files/' || id || '/' || name as address
                from stored_file where uploaded_by = :person order by uploaded_at
                """, """
                update stored_file f set uploaded_by = null,
                    name = case when exists (
                            select 1 from person p,
                                regexp_split_to_table(lower(unaccent(p.name || ' ' || coalesce(p.email, ''))),
                                    '[^[:alnum:]]+') word
                            where p.id = :person and length(word) > 2 and strpos(lower(unaccent(f.name)), word) > 0)
                        then 'file' || coalesce(substring(f.name from '[.][A-Za-z0-9]{1,5}$'), '')
                        else f.name end
                where uploaded_by = :person
                """));
    }

    @Override
    public void forget(PersonId person) {
        orphans.deleteOf(person);
    }
}
