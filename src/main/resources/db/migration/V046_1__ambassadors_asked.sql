-- Whom a region's mails go to: its ambassadors in office. Those who are away leave it to the others, as long as there are some.
create function ambassadors_asked(of_region uuid, today date) returns setof uuid language sql stable as $$
    with serving as (
        select a.person_id, a.away_until is not null and a.away_until > today as away
        from ambassador a join person p on p.id = a.person_id and p.status = 'ACTIVE'
        where a.region_id = of_region and a.since <= today and (a.until is null or a.until > today))
    select person_id from serving where not away or not exists (select 1 from serving where not away)
$$;
