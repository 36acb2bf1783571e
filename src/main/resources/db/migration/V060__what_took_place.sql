-- A talk was given where a meeting took place, or is going to be: a cancelled one, or one whose date is to follow, says nothing of
-- when. It stays public wherever it was announced: on such meetings alone their days put it in order, and are shown nowhere.
create or replace function presentation_given(talks uuid[]) returns void language plpgsql as $$
begin
    perform from presentation where id = any (talks) order by id for no key update;
    update presentation p set first_given = given.first, last_given = given.last
    from (
        select t.id, coalesce(min(m.starts_at) filter (where m.status = 'PUBLISHED'), min(m.starts_at)) as first,
               coalesce(max(m.starts_at) filter (where m.status = 'PUBLISHED'), max(m.starts_at)) as last
        from unnest(talks) as t (id)
        left join agenda_item i on i.presentation_id = t.id
        left join meeting m on m.id = i.meeting_id and m.status <> 'DRAFT'
        group by t.id) given
    where p.id = given.id and (p.first_given, p.last_given) is distinct from (given.first, given.last);
    perform agenda_items_labelled(talks);
end $$;

-- Who takes part in a meeting is what its agenda says, and a write-up is by all who wrote it.
create or replace view search_text as
    select 'MEETING' as kind, m.id, m.slug, m.title, m.summary as body, '' as more, people.names as people, false as vendor,
           m.region_id, hosts.ids || m.region_id as regions, about.ids as topics,
           case when m.status = 'POSTPONED' then '{}'
               else array[extract(year from (m.starts_at at time zone m.zone) - interval '8 months')::int] end as years,
           m.starts_at as at,
           concat_ws(' ', r.name, v.name, v.town, about.names) as beside
    from meeting m
    join region r on r.id = m.region_id
    left join venue v on v.id = m.venue_id
    cross join lateral (
        select coalesce(array_agg(h.region_id), '{}') as ids from meeting_co_host h
        where h.meeting_id = m.id and h.accepted_at is not null) hosts
    cross join lateral (
        select coalesce(string_agg(distinct p.name, ', '), '') as names
        from appearance a
        join person p on p.id = a.person_id and p.status <> 'ERASED'
        where a.meeting_id = m.id) people
    cross join lateral (
        select coalesce(array_agg(distinct o.id), '{}') as ids, string_agg(distinct o.name, ' ') as names
        from agenda_item i
        join presentation_topic pt on pt.presentation_id = i.presentation_id
        join topic o on o.id = pt.topic_id
        where i.meeting_id = m.id) about
    where m.status <> 'DRAFT'
    union all
    select 'TALK', t.id, t.slug, t.title, t.abstract, '', people.names, t.kind = 'VENDOR',
           given.regions[1], given.regions || hosts.ids, about.ids, given.years, given.last,
           concat_ws(' ', about.names, given.region_names)
    from presentation t
    cross join lateral (
        select array_agg(m.region_id order by m.status = 'PUBLISHED' desc, m.starts_at desc) as regions,
               string_agg(distinct r.name, ' ') as region_names,
               coalesce(array_agg(distinct extract(year from (m.starts_at at time zone m.zone) - interval '8 months')::int)
                   filter (where m.status = 'PUBLISHED'), '{}') as years,
               coalesce(max(m.starts_at) filter (where m.status = 'PUBLISHED'), max(m.starts_at)) as last
        from agenda_item i
        join meeting m on m.id = i.meeting_id and m.status <> 'DRAFT'
        join region r on r.id = m.region_id
        where i.presentation_id = t.id) given
    cross join lateral (
        select coalesce(array_agg(h.region_id), '{}') as ids
        from agenda_item i
        join meeting m on m.id = i.meeting_id and m.status <> 'DRAFT'
        join meeting_co_host h on h.meeting_id = m.id and h.accepted_at is not null
        where i.presentation_id = t.id) hosts
    cross join lateral (
        select coalesce(string_agg(p.name, ', ' order by s.position), '') as names
        from presentation_speaker s join person p on p.id = s.person_id and p.status <> 'ERASED'
        where s.presentation_id = t.id) people
    cross join lateral (
        select coalesce(array_agg(o.id), '{}') as ids, string_agg(o.name, ' ') as names
        from presentation_topic pt join topic o on o.id = pt.topic_id
        where pt.presentation_id = t.id) about
    where given.last is not null
    union all
    select 'WRITE_UP', w.id, w.slug, w.title, w.summary, concat_ws(' ', w.body, points.text), authors.names, false,
           m.region_id, hosts.ids || m.region_id, about.ids,
           array[extract(year from (m.starts_at at time zone m.zone) - interval '8 months')::int], w.published_at,
           concat_ws(' ', r.name, about.names)
    from write_up w
    join meeting m on m.id = w.meeting_id and m.status <> 'DRAFT'
    join region r on r.id = m.region_id
    cross join lateral (
        select coalesce(string_agg(p.name, ', ' order by by.place, lower(p.name)), '') as names
        from (select w.author_id as id, 0 as place
              union all select c.person_id, 1 from write_up_co_author c where c.write_up_id = w.id) by
        join person p on p.id = by.id and p.status <> 'ERASED') authors
    cross join lateral (
        select string_agg(o.text, ' ' order by o.kind, o.position) as text from write_up_point o where o.write_up_id = w.id) points
    cross join lateral (
        select coalesce(array_agg(h.region_id), '{}') as ids from meeting_co_host h
        where h.meeting_id = m.id and h.accepted_at is not null) hosts
    cross join lateral (
        select coalesce(array_agg(distinct o.id), '{}') as ids, string_agg(distinct o.name, ' ') as names
        from agenda_item i
        join presentation_topic pt on pt.presentation_id = i.presentation_id
        join topic o on o.id = pt.topic_id
        where i.meeting_id = m.id) about
    where w.status = 'PUBLISHED';

-- As before, and of the write-ups of whoever has another name those too that they wrote with others.
create or replace function search_catch_up() returns trigger language plpgsql as
$$
declare
    due    uuid[];
    former text[];
begin
    -- The first of a transaction's rows takes all of them.
    if not exists (select from search_touched where n = new.n) then
        return null;
    end if;
    -- One transaction after the other, so that each reads what those before it wrote.
    perform pg_advisory_xact_lock(hashtext('search_document'));

    with touched as (delete from search_touched returning what, id),
    wider as (
        select what, id from touched
        union select 'presentation', s.presentation_id from touched t join presentation_speaker s on s.person_id = t.id
            where t.what = 'person'
        union select 'meeting', i.meeting_id from touched t join agenda_person a on a.person_id = t.id
            join agenda_item i on i.id = a.item_id where t.what = 'person'
        union select 'meeting', i.meeting_id from touched t join agenda_item i on i.id = t.id where t.what = 'agenda_item'
        union select 'meeting', m.id from touched t join meeting m on m.venue_id = t.id where t.what = 'venue'
        union select 'write_up', w.id from touched t join write_up w on w.author_id = t.id where t.what = 'person'
        union select 'write_up', c.write_up_id from touched t join write_up_co_author c on c.person_id = t.id
            where t.what = 'person'
        union select 'document', d.id from touched t join search_document d on d.regions @> array[t.id] where t.what = 'region'
        union select 'document', d.id from touched t join search_document d on d.topics @> array[t.id] where t.what = 'topic'),
    meetings as (
        select id from wider where what = 'meeting'
        union select i.meeting_id from wider w join agenda_item i on i.presentation_id = w.id where w.what = 'presentation')
    select array_agg(document.id) into due
    from (select id from meetings
          union select id from wider where what in ('presentation', 'write_up', 'document')
          union select i.presentation_id from wider w join agenda_item i on i.meeting_id = w.id where w.what = 'meeting'
          union select w.id from meetings join write_up w on w.meeting_id = meetings.id) as document;

    with gone as (delete from search_document where id = any (due) returning spelling)
    select array_agg(distinct word) into former from gone, unnest(tsvector_to_array(spelling)) as word;
    insert into search_document
        (id, kind, slug, title, people, vendor, region_id, regions, topics, years, at, heading, names, words, spelling)
    select id, kind, slug, title, people, vendor, region_id, regions, topics, years, at, heading, names, words, spelling
    from search_source where id = any (due);
    insert into search_word
    select distinct word from search_document, unnest(tsvector_to_array(spelling)) as word
    where id = any (due) and length(word) between 3 and 40
    on conflict do nothing;
    delete from search_word
    where word = any (former)
      and not exists (select from search_document where spelling @@ (quote_literal(word))::tsquery);
    return null;
end
$$;

create trigger search_touch after insert or delete on write_up_co_author
    for each row execute function search_touch('write_up', 'write_up_id');

-- A step is ticked for a day. When the meeting has another, that says nothing.
alter table checklist_item add column done_for date;
update checklist_item i set done_for = (m.starts_at at time zone m.zone)::date
from meeting m where m.id = i.meeting_id and i.done_at is not null;
alter table checklist_item add check ((done_at is null) = (done_for is null));

-- When a call was opened first, however it stands now: one that was written down closed never was.
alter table talk_call add column opened_at timestamptz;
update talk_call c set opened_at = c.changed_at where c.open or exists (
    select 1 from audit a where a.subject = 'talk_call' and a.action = 'opened' and a.subject_id = coalesce(c.meeting_id, c.region_id));

select presentation_given(array(select id from presentation));
insert into search_touched (what, id) select 'document', id from search_document;
