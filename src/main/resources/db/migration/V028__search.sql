-- What is public, in the form in which it is looked for: one row for each meeting, talk and write-up that visitors may
-- read.
-- Words of a meeting stand in five tables and those of a talk in six, so that no index on any of them finds "wales ransomware".
-- See docs/decisions/028-search-documents.md.

create extension if not exists fuzzystrmatch;

-- Stems as in English, and accents do not matter: "mon" finds Môn.
create text search configuration staffroom (copy = english);
alter text search configuration staffroom alter mapping for hword, hword_part, word with unaccent, english_stem;
-- Names have no stems.
create text search configuration staffroom_plain (copy = simple);
alter text search configuration staffroom_plain
    alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, simple;

create table search_document (
    id        uuid primary key,
    kind      text        not null check (kind in ('MEETING', 'TALK', 'WRITE_UP')),
    slug      text        not null,
    title     text        not null,
    -- who speaks, or wrote; nobody who was erased
    people    text        not null,
    vendor    boolean     not null,
    -- null: of the whole network
    region_id uuid references region (id) on delete cascade,
    -- by which it is found: regions that hold together, and all in which a talk was given
    regions   uuid[]      not null,
    topics    uuid[]      not null,
    -- the first of the two years of an academic year
    years     int[]       not null,
    at        timestamptz not null,
    -- the title alone: small, for putting what has the words in its title first
    heading   tsvector    not null,
    names     tsvector    not null,
    words     tsvector    not null,
    -- words of the title, names and places, whole
    spelling  tsvector    not null
);
-- What is looked for is looked for much oftener than it is written.
create index search_document_words on search_document using gin (words) with (fastupdate = off);
create index search_document_names on search_document using gin (names) with (fastupdate = off);
create index search_document_spelling on search_document using gin (spelling) with (fastupdate = off);
create index search_document_regions on search_document using gin (regions) with (fastupdate = off);
create index search_document_topics on search_document using gin (topics) with (fastupdate = off);
create index search_document_years on search_document using gin (years) with (fastupdate = off);
create index search_document_region on search_document (region_id);
create index search_document_at on search_document (at desc);

-- Each word of a spelling once: what a mistyped one may have meant.
create table search_word (
    word text primary key check (length(word) between 3 and 40)
);
create index search_word_like on search_word using gin (word gin_trgm_ops) with (fastupdate = off);

create view search_text as
    select 'MEETING' as kind, m.id, m.slug, m.title, m.summary as body, '' as more, people.names as people, false as vendor,
           m.region_id, hosts.ids || m.region_id as regions, about.ids as topics,
           array[extract(year from (m.starts_at at time zone m.zone) - interval '8 months')::int] as years, m.starts_at as at,
           concat_ws(' ', r.name, v.name, v.town, about.names) as beside
    from meeting m
    join region r on r.id = m.region_id
    left join venue v on v.id = m.venue_id
    cross join lateral (
        select coalesce(array_agg(h.region_id), '{}') as ids from meeting_co_host h
        where h.meeting_id = m.id and h.accepted_at is not null) hosts
    cross join lateral (
        select coalesce(string_agg(distinct p.name, ', '), '') as names
        from agenda_item i
        join lateral (
            select a.person_id from agenda_person a where a.item_id = i.id
            union select s.person_id from presentation_speaker s where s.presentation_id = i.presentation_id) there on true
        join person p on p.id = there.person_id and p.status <> 'ERASED'
        where i.meeting_id = m.id) people
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
        select array_agg(m.region_id order by m.starts_at desc) as regions, string_agg(distinct r.name, ' ') as region_names,
               array_agg(distinct extract(year from (m.starts_at at time zone m.zone) - interval '8 months')::int) as years,
               max(m.starts_at) as last
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
    select 'WRITE_UP', w.id, w.slug, w.title, w.summary, concat_ws(' ', w.body, points.text), coalesce(p.name, ''), false,
           m.region_id, hosts.ids || m.region_id, about.ids,
           array[extract(year from (m.starts_at at time zone m.zone) - interval '8 months')::int], w.published_at,
           concat_ws(' ', r.name, about.names)
    from write_up w
    join meeting m on m.id = w.meeting_id and m.status <> 'DRAFT'
    join region r on r.id = m.region_id
    left join person p on p.id = w.author_id and p.status <> 'ERASED'
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

create view search_source as
select kind, id, slug, title, people, vendor, region_id, regions, topics, years, at,
       to_tsvector('staffroom', title) as heading,
       to_tsvector('staffroom_plain', people) as names,
       setweight(to_tsvector('staffroom', title), 'A') || setweight(to_tsvector('staffroom', people || ' ' || body), 'B')
           || setweight(to_tsvector('staffroom', more), 'C') || setweight(to_tsvector('staffroom', beside), 'C') as words,
       to_tsvector('staffroom_plain', concat_ws(' ', title, people, beside)) as spelling
from search_text;

-- What a transaction has touched so far. When it commits the documents that hang on it are written anew, all at once, and
-- nothing stays here.
create table search_touched (
    n    bigint generated always as identity primary key,
    what text not null,
    id   uuid not null
);

-- Arguments: what kind of thing was touched, and the column that has its id.
create function search_touch() returns trigger language plpgsql as
$$
declare
    before uuid;
    after  uuid;
begin
    if tg_op <> 'INSERT' then
        execute format('select ($1).%I', tg_argv[1]) into before using old;
    end if;
    if tg_op <> 'DELETE' then
        execute format('select ($1).%I', tg_argv[1]) into after using new;
    end if;
    insert into search_touched (what, id)
    select distinct tg_argv[0], one from unnest(array[before, after]) as one where one is not null;
    return null;
end
$$;

create function search_catch_up() returns trigger language plpgsql as
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
create constraint trigger search_catch_up after insert on search_touched deferrable initially deferred
    for each row execute function search_catch_up();

create trigger search_touch after insert or delete on meeting
    for each row execute function search_touch('meeting', 'id');
create trigger search_touch_changed after update on meeting for each row
    when ((old.slug, old.region_id, old.title, old.summary, old.starts_at, old.venue_id, old.status)
        is distinct from (new.slug, new.region_id, new.title, new.summary, new.starts_at, new.venue_id, new.status))
    execute function search_touch('meeting', 'id');
create trigger search_touch after insert or update or delete on meeting_co_host
    for each row execute function search_touch('meeting', 'meeting_id');
create trigger search_touch_meeting after insert or delete on agenda_item
    for each row execute function search_touch('meeting', 'meeting_id');
create trigger search_touch_talk after insert or delete on agenda_item
    for each row execute function search_touch('presentation', 'presentation_id');
create trigger search_touch_changed after update on agenda_item
    for each row when (old.presentation_id is distinct from new.presentation_id)
    execute function search_touch('presentation', 'presentation_id');
create trigger search_touch_changed_meeting after update on agenda_item
    for each row when (old.presentation_id is distinct from new.presentation_id)
    execute function search_touch('meeting', 'meeting_id');
create trigger search_touch after insert or update or delete on agenda_person
    for each row execute function search_touch('agenda_item', 'item_id');
create trigger search_touch after insert or delete on presentation
    for each row execute function search_touch('presentation', 'id');
create trigger search_touch_changed after update on presentation for each row
    when ((old.slug, old.title, old.abstract, old.kind) is distinct from (new.slug, new.title, new.abstract, new.kind))
    execute function search_touch('presentation', 'id');
create trigger search_touch after insert or update or delete on presentation_speaker
    for each row execute function search_touch('presentation', 'presentation_id');
create trigger search_touch after insert or delete on presentation_topic
    for each row execute function search_touch('presentation', 'presentation_id');
create trigger search_touch after insert or delete on write_up
    for each row execute function search_touch('write_up', 'id');
create trigger search_touch_changed after update on write_up
    for each row when (old.status = 'PUBLISHED' or new.status = 'PUBLISHED') execute function search_touch('write_up', 'id');
create trigger search_touch after insert or update or delete on write_up_point
    for each row execute function search_touch('write_up', 'write_up_id');
create trigger search_touch_changed after update on person
    for each row when (old.name <> new.name or old.status <> new.status) execute function search_touch('person', 'id');
create trigger search_touch_changed after update on region
    for each row when (old.name <> new.name) execute function search_touch('region', 'id');
create trigger search_touch_changed after update on venue
    for each row when ((old.name, old.town) <> (new.name, new.town)) execute function search_touch('venue', 'id');
create trigger search_touch_changed after update on topic
    for each row when (old.name <> new.name) execute function search_touch('topic', 'id');

-- What is public already.
insert into search_touched (what, id) select 'meeting', id from meeting;

-- Where a postcode leads: the town after which its area is named. Near enough to say which meeting is nearer.
create table postcode_area (
    area      text primary key check (area ~ '^[A-Z]{1,2}$'),
    town      text not null,
    latitude  numeric(6, 3) not null check (latitude between 49 and 61),
    longitude numeric(6, 3) not null check (longitude between -9 and 2)
);
insert into postcode_area (area, town, latitude, longitude) values
    ('AB', 'Aberdeen', 57.15, -2.10), ('AL', 'St Albans', 51.75, -0.34), ('B', 'Birmingham', 52.48, -1.89),
    ('BA', 'Bath', 51.381, -2.359), ('BB', 'Blackburn', 53.75, -2.48), ('BD', 'Bradford', 53.79, -1.75),
    ('BH', 'Bournemouth', 50.72, -1.88), ('BL', 'Bolton', 53.58, -2.43), ('BN', 'Brighton', 50.83, -0.14),
    ('BR', 'Bromley', 51.41, 0.02), ('BS', 'Bristol', 51.454, -2.588), ('BT', 'Belfast', 54.60, -5.93),
    ('CA', 'Carlisle', 54.89, -2.94), ('CB', 'Cambridge', 52.205, 0.12), ('CF', 'Cardiff', 51.48, -3.18),
    ('CH', 'Chester', 53.19, -2.89), ('CM', 'Chelmsford', 51.735, 0.47), ('CO', 'Colchester', 51.89, 0.90),
    ('CR', 'Croydon', 51.37, -0.10), ('CT', 'Canterbury', 51.28, 1.08), ('CV', 'Coventry', 52.41, -1.51),
    ('CW', 'Crewe', 53.10, -2.44), ('DA', 'Dartford', 51.45, 0.22), ('DD', 'Dundee', 56.46, -2.97),
    ('DE', 'Derby', 52.92, -1.48), ('DG', 'Dumfries', 55.07, -3.61), ('DH', 'Durham', 54.78, -1.57),
    ('DL', 'Darlington', 54.53, -1.55), ('DN', 'Doncaster', 53.52, -1.13), ('DT', 'Dorchester', 50.71, -2.44),
    ('DY', 'Dudley', 52.51, -2.09), ('E', 'East London', 51.54, -0.03), ('EC', 'London, City', 51.518, -0.095),
    ('EH', 'Edinburgh', 55.95, -3.19), ('EN', 'Enfield', 51.65, -0.08), ('EX', 'Exeter', 50.72, -3.53),
    ('FK', 'Falkirk', 56.00, -3.78), ('FY', 'Blackpool', 53.82, -3.05), ('G', 'Glasgow', 55.86, -4.25),
    ('GL', 'Gloucester', 51.86, -2.24), ('GU', 'Guildford', 51.24, -0.57), ('GY', 'Guernsey', 49.455, -2.536),
    ('HA', 'Harrow', 51.58, -0.33), ('HD', 'Huddersfield', 53.65, -1.78), ('HG', 'Harrogate', 53.99, -1.54),
    ('HP', 'Hemel Hempstead', 51.75, -0.47), ('HR', 'Hereford', 52.06, -2.72), ('HS', 'Stornoway', 58.21, -6.39),
    ('HU', 'Hull', 53.745, -0.336), ('HX', 'Halifax', 53.72, -1.86), ('IG', 'Ilford', 51.56, 0.07),
    ('IM', 'Isle of Man', 54.15, -4.48), ('IP', 'Ipswich', 52.06, 1.155), ('IV', 'Inverness', 57.48, -4.225),
    ('JE', 'Jersey', 49.187, -2.107), ('KA', 'Kilmarnock', 55.61, -4.50), ('KT', 'Kingston upon Thames', 51.41, -0.30),
    ('KW', 'Kirkwall', 58.98, -2.96), ('KY', 'Kirkcaldy', 56.11, -3.16), ('L', 'Liverpool', 53.41, -2.98),
    ('LA', 'Lancaster', 54.05, -2.80), ('LD', 'Llandrindod Wells', 52.24, -3.38), ('LE', 'Leicester', 52.64, -1.13),
    ('LL', 'Llandudno', 53.32, -3.83), ('LN', 'Lincoln', 53.23, -0.54), ('LS', 'Leeds', 53.80, -1.55),
    ('LU', 'Luton', 51.88, -0.42), ('M', 'Manchester', 53.48, -2.24), ('ME', 'Medway', 51.39, 0.505),
    ('MK', 'Milton Keynes', 52.04, -0.76), ('ML', 'Motherwell', 55.79, -3.99), ('N', 'North London', 51.565, -0.105),
    ('NE', 'Newcastle upon Tyne', 54.975, -1.61), ('NG', 'Nottingham', 52.955, -1.15), ('NN', 'Northampton', 52.24, -0.90),
    ('NP', 'Newport', 51.588, -2.998), ('NR', 'Norwich', 52.63, 1.297), ('NW', 'North West London', 51.545, -0.175),
    ('OL', 'Oldham', 53.54, -2.11), ('OX', 'Oxford', 51.752, -1.258), ('PA', 'Paisley', 55.847, -4.424),
    ('PE', 'Peterborough', 52.573, -0.24), ('PH', 'Perth', 56.395, -3.43), ('PL', 'Plymouth', 50.372, -4.143),
    ('PO', 'Portsmouth', 50.80, -1.09), ('PR', 'Preston', 53.76, -2.70), ('RG', 'Reading', 51.454, -0.973),
    ('RH', 'Redhill', 51.24, -0.17), ('RM', 'Romford', 51.577, 0.18), ('S', 'Sheffield', 53.38, -1.47),
    ('SA', 'Swansea', 51.62, -3.94), ('SE', 'South East London', 51.475, -0.06), ('SG', 'Stevenage', 51.90, -0.20),
    ('SK', 'Stockport', 53.41, -2.16), ('SL', 'Slough', 51.51, -0.59), ('SM', 'Sutton', 51.365, -0.194),
    ('SN', 'Swindon', 51.558, -1.78), ('SO', 'Southampton', 50.905, -1.404), ('SP', 'Salisbury', 51.07, -1.795),
    ('SR', 'Sunderland', 54.906, -1.38), ('SS', 'Southend-on-Sea', 51.54, 0.71), ('ST', 'Stoke-on-Trent', 53.00, -2.18),
    ('SW', 'South West London', 51.47, -0.165), ('SY', 'Shrewsbury', 52.708, -2.754), ('TA', 'Taunton', 51.015, -3.10),
    ('TD', 'Galashiels', 55.615, -2.805), ('TF', 'Telford', 52.677, -2.449), ('TN', 'Tonbridge', 51.195, 0.275),
    ('TQ', 'Torquay', 50.46, -3.525), ('TR', 'Truro', 50.263, -5.051), ('TS', 'Middlesbrough', 54.575, -1.235),
    ('TW', 'Twickenham', 51.447, -0.337), ('UB', 'Uxbridge', 51.54, -0.45), ('W', 'West London', 51.512, -0.205),
    ('WA', 'Warrington', 53.39, -2.597), ('WC', 'London, West End', 51.517, -0.12), ('WD', 'Watford', 51.656, -0.397),
    ('WF', 'Wakefield', 53.683, -1.498), ('WN', 'Wigan', 53.545, -2.633), ('WR', 'Worcester', 52.192, -2.22),
    ('WS', 'Walsall', 52.585, -1.98), ('WV', 'Wolverhampton', 52.587, -2.128), ('YO', 'York', 53.96, -1.08),
    ('ZE', 'Lerwick', 60.155, -1.145);

-- Along the ground, on a ball.
create function kilometres(from_latitude float8, from_longitude float8, to_latitude float8, to_longitude float8) returns float8
    language sql immutable parallel safe
    return 2 * 6371 * asin(sqrt(
        sin(radians(to_latitude - from_latitude) / 2) ^ 2
        + cos(radians(from_latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - from_longitude) / 2) ^ 2));

-- What is still to come, without reading what is over.
create index meeting_to_come on meeting (ends_at) where status <> 'DRAFT';
create index meeting_date_to_follow on meeting (starts_at) where status = 'POSTPONED';
