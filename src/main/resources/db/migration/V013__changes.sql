-- A postponed meeting whose new date is not known yet keeps its old one in starts_at until there is one.
alter table meeting
    drop constraint meeting_status_check,
    add constraint meeting_status_check check (status in ('DRAFT', 'PUBLISHED', 'POSTPONED', 'CANCELLED')),
    -- which room of the venue: "Great Hall"
    add column room text not null default '' check (length(room) <= 80),
    add column postponed_at timestamptz,
    -- when it was to start first, before it was given another day
    add column rescheduled_from timestamptz,
    -- until when those registered have first refusal for the new day
    add column answer_by timestamptz,
    add constraint meeting_postponed check ((status = 'POSTPONED') = (postponed_at is not null)),
    add constraint meeting_answer_by check (answer_by < starts_at);

-- Whoever lets us in hears of changes too.
alter table venue
    add column contact_name text not null default '' check (length(contact_name) <= 120),
    add column contact_email text check (contact_email ~ '^[^@\s]+@[^@\s]+$' and length(contact_email) <= 254);

-- What people were last told of a meeting: at publication, then by each notice. See meetings.Told.
create table meeting_told (
    meeting_id uuid primary key references meeting (id),
    facts      jsonb       not null,
    told_at    timestamptz not null,
    -- whether the agenda is otherwise by now
    untold     boolean     not null default false
);

-- What people were told, in the words they read; for ever.
create table change_notice (
    id              uuid primary key,
    meeting_id      uuid        not null references meeting (id),
    kind            text        not null check (kind in ('CHANGED', 'POSTPONED', 'RESCHEDULED', 'CANCELLED')),
    -- [{what, about, before, after}], never a joining link
    differences     jsonb       not null default '[]',
    reason          text        not null default '' check (length(reason) <= 1000),
    sent_at         timestamptz not null,
    sent_by         uuid        not null references person (id),
    confirmed       int         not null default 0,
    waiting         int         not null default 0,
    speakers        int         not null default 0,
    hosts           int         not null default 0,
    -- who had a part until now and is told all the same
    former_venue_id uuid references venue (id),
    former_people   uuid[]      not null default '{}'
);
create index change_notice_meeting on change_notice (meeting_id, sent_at desc);
create index change_notice_sent_by on change_notice (sent_by);
create index change_notice_former_venue on change_notice (former_venue_id);

insert into meeting_told (meeting_id, facts, told_at)
select m.id, jsonb_build_object(
    'startsAt', m.starts_at, 'endsAt', m.ends_at, 'format', m.format, 'venue', m.venue_id, 'room', m.room,
    'place', coalesce(v.name || ', ' || v.town || ' ' || v.postcode, ''), 'link', coalesce(m.joining_link, ''),
    'items', coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', i.id, 'start', i.start_minute, 'kind', i.kind, 'title', coalesce(nullif(i.title, ''), t.title, ''),
            'talk', i.presentation_id, 'room', i.room,
            'speakers', coalesce((
                select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by who.position, p.id)
                from (select a.person_id, a.position from agenda_person a where a.item_id = i.id and a.role = 'SPEAKER'
                      union all
                      select s.person_id, s.position from presentation_speaker s
                      where s.presentation_id = i.presentation_id and not exists (
                          select 1 from agenda_person a where a.item_id = i.id and a.role = 'SPEAKER')) who
                join person p on p.id = who.person_id), '[]'),
            'others', coalesce((
                select jsonb_agg(distinct a.person_id) from agenda_person a
                where a.item_id = i.id and a.role <> 'SPEAKER'), '[]')) order by i.start_minute, i.track nulls first, i.id)
        from agenda_item i left join presentation t on t.id = i.presentation_id
        where i.meeting_id = m.id), '[]')), now()
from meeting m left join venue v on v.id = m.venue_id
where m.status = 'PUBLISHED';
