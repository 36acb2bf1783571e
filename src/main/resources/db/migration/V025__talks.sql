-- Talks: who sees their slides, how long and for whom they are, when they were given; who speaks; who is invited to give them.

-- Until now either everybody or whoever was signed in. What was kept from visitors is now for those who were there: nobody
-- sees more than before.
alter table presentation_material add column audience text not null default 'EVERYONE'
    check (audience in ('EVERYONE', 'ATTENDEES', 'NOBODY'));
update presentation_material set audience = 'ATTENDEES' where not public;
alter table presentation_material drop column public;
create index presentation_material_shown on presentation_material (presentation_id) where audience = 'EVERYONE';

alter table presentation
    add column minutes     int check (minutes between 5 and 240),
    add column level       text check (level in ('INTRODUCTORY', 'INTERMEDIATE', 'ADVANCED')),
    -- the first and the last published meeting on whose agenda the talk stands; null while it is on none, and so not public.
    -- Kept by the triggers below, so that the library need not add up all agendas for each page.
    add column first_given timestamptz,
    add column last_given  timestamptz,
    add constraint presentation_given_once_at_least check ((first_given is null) = (last_given is null));
create index presentation_last_given on presentation (last_given desc, id) include (kind, nature, level)
    where last_given is not null;
drop index presentation_topic_topic;
create index presentation_topic_topic on presentation_topic (topic_id, presentation_id);
drop index meeting_starts;
create index meeting_starts on meeting (starts_at) include (id) where status <> 'DRAFT';
create index agenda_item_talk on agenda_item (meeting_id, presentation_id) where presentation_id is not null;

-- Locks the talks first, in one order: two agendas changed at once wait for each other, and the second sees what the first did.
create function presentation_given(talks uuid[]) returns void language plpgsql as $$
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
end $$;

create function agenda_items_touched() returns trigger language plpgsql as $$
begin
    perform presentation_given(array(select distinct presentation_id from touched where presentation_id is not null));
    return null;
end $$;
create trigger agenda_items_added after insert on agenda_item
    referencing new table as touched for each statement execute function agenda_items_touched();
create trigger agenda_items_removed after delete on agenda_item
    referencing old table as touched for each statement execute function agenda_items_touched();

create function agenda_item_moved() returns trigger language plpgsql as $$
begin
    perform presentation_given(array_remove(array[old.presentation_id, new.presentation_id], null));
    return null;
end $$;
create trigger agenda_item_moved after update on agenda_item for each row
    when (old.presentation_id is distinct from new.presentation_id or old.meeting_id <> new.meeting_id)
    execute function agenda_item_moved();

create function meeting_moved() returns trigger language plpgsql as $$
begin
    perform presentation_given(array(
        select distinct presentation_id from agenda_item where meeting_id = new.id and presentation_id is not null));
    return null;
end $$;
create trigger meeting_moved after update on meeting for each row
    when (old.status <> new.status or old.starts_at <> new.starts_at)
    execute function meeting_moved();

select presentation_given(array(select id from presentation));

-- What speakers say of themselves, in public beside their talks. The slug stays when the words go.
create table speaker_profile (
    person_id  uuid primary key references person (id),
    version    int         not null default 0,
    slug       text        not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    biography  text        not null check (length(biography) <= 2000),
    changed_at timestamptz not null
);

-- An ambassador asks the speakers of a talk to give it in a region; the answer of one counts for all of them.
create table speaker_invitation (
    id              uuid primary key,
    version         int         not null default 0,
    presentation_id uuid        not null references presentation (id) on delete cascade,
    region_id       uuid        not null references region (id),
    -- null for a meeting to come that is not planned yet
    meeting_id      uuid references meeting (id),
    words           text        not null check (length(words) <= 2000),
    status          text        not null check (status in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    invited_by      uuid references person (id),
    invited_at      timestamptz not null,
    answered_by     uuid references person (id),
    answered_at     timestamptz,
    answer          text        not null default '' check (length(answer) <= 2000),
    -- when an ambassador needs to be told of it no longer
    settled_at      timestamptz,
    check ((status in ('ACCEPTED', 'DECLINED')) = (answered_at is not null)),
    check (settled_at is null or status <> 'OPEN')
);
create unique index speaker_invitation_once on speaker_invitation (presentation_id, region_id) where status = 'OPEN';
create index speaker_invitation_presentation on speaker_invitation (presentation_id);
create index speaker_invitation_region on speaker_invitation (region_id, status);
create index speaker_invitation_meeting on speaker_invitation (meeting_id);
create index speaker_invitation_invited_by on speaker_invitation (invited_by, invited_at);
create index speaker_invitation_answered_by on speaker_invitation (answered_by);

-- Which kinds of news there are is for the program to say.
alter table news_stopped drop constraint if exists news_stopped_kind_check;
alter table news_stopped add constraint news_stopped_kind_check check (kind ~ '^[A-Z_]{3,40}$');
