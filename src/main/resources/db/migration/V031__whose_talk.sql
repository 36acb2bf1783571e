-- Whose talk it is. Until now whoever had it on an agenda could edit it, even on a draft of their own.

-- whose ambassadors may edit it; null for a talk that was written down for no region in particular
alter table presentation add column region_id uuid references region (id);
create index presentation_region on presentation (region_id);

-- The region that accepted it, or else that of the earliest meeting on whose agenda it stands, drafts last.
update presentation p set region_id = coalesce(
    (select r.region_id from proposal r where r.presentation_id = p.id order by r.decided_at nulls last, r.id limit 1),
    (select m.region_id from agenda_item i join meeting m on m.id = i.meeting_id
     where i.presentation_id = p.id order by m.status = 'DRAFT', m.starts_at, m.id limit 1));

-- A talk stands on every agenda, a published one too, as what it is labelled: whoever relabels it, takes a step of a day
-- back or copies a day need not think of it. Runs after the talks are locked, so that of a new label and a new item at once
-- the second sees the first.
create or replace function presentation_given(talks uuid[]) returns void language plpgsql as $$
begin
    perform from presentation where id = any (talks) order by id for no key update;
    update presentation p set first_given = given.first, last_given = given.last
    from (
        select t.id, min(m.starts_at) as first, max(m.starts_at) as last
        from unnest(talks) as t (id)
        left join agenda_item i on i.presentation_id = t.id
        left join meeting m on m.id = i.meeting_id and m.status <> 'DRAFT'
        group by t.id) given
    where p.id = given.id and (p.first_given, p.last_given) is distinct from (given.first, given.last);
    perform agenda_items_labelled(talks);
end $$;

create function agenda_items_labelled(talks uuid[]) returns void language plpgsql as $$
begin
    -- Whoever has the form of the item open sees that something changed.
    update agenda_item i set kind = p.kind || '_TALK', version = i.version + 1
    from presentation p
    where p.id = any (talks) and i.presentation_id = p.id
      and i.kind in ('MEMBER_TALK', 'VENDOR_TALK') and i.kind <> p.kind || '_TALK';
end $$;

drop trigger agenda_item_moved on agenda_item;
create trigger agenda_item_moved after update on agenda_item for each row
    when (old.presentation_id is distinct from new.presentation_id or old.meeting_id <> new.meeting_id or old.kind <> new.kind)
    execute function agenda_item_moved();

create function presentation_relabelled() returns trigger language plpgsql as $$
begin
    perform agenda_items_labelled(array[new.id]);
    return null;
end $$;
create trigger presentation_relabelled after update on presentation for each row
    when (old.kind <> new.kind)
    execute function presentation_relabelled();

select agenda_items_labelled(array(select id from presentation));
