package org.staffroom.regions;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Loss;
import org.staffroom.people.PersonalData;

/** Who runs which region, and who follows it. A region whose only ambassador is erased is left without one. */
@Component
class RegionsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("ambassador_of", "ambassador.person_id", """
                        select r.name as region, a.role, a.since, a.until, a.away_until
                        from ambassador a join region r on r.id = a.region_id
                        where a.person_id = :person order by a.since
                        """),
                Held.goes("followed_regions", "region_follower.person_id", """
                        select r.name as region, f.since from region_follower f join region r on r.id = f.region_id
                        where f.person_id = :person order by f.since
                        """));
    }

    @Override
    public List<Loss> losses() {
        return List.of(new Loss("regions", """
                select r.name from region r
                where r.archived_at is null
                  and exists (select 1 from ambassador a where a.region_id = r.id and a.person_id = :person
                      and (a.until is null or a.until > cast(:now as date)))
                  and not exists (select 1 from ambassador a where a.region_id = r.id and a.person_id <> :person
                      and (a.until is null or a.until > cast(:now as date)))
                """));
    }
}
