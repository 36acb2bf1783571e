-- A school belongs to a trust and to nothing else, whoever changes either of the two at once.
update organisation s set trust_id = null
from organisation t where t.id = s.trust_id and t.kind <> 'TRUST';
alter table organisation
    add column trust_kind text generated always as (case when trust_id is not null then 'TRUST' end) stored,
    add constraint organisation_id_kind unique (id, kind),
    add constraint organisation_trust_is_one foreign key (trust_id, trust_kind) references organisation (id, kind);

-- Letter case makes no other room.
update venue_room r set name = left(r.name, 70) || ' (' || twice.number || ')'
from (select id, row_number() over (partition by venue_id, lower(name) order by id) as number from venue_room) twice
where twice.id = r.id and twice.number > 1;
alter table venue_room drop constraint venue_room_venue_id_name_key;
create unique index venue_room_name on venue_room (venue_id, lower(name));
