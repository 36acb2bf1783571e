create table meeting (
    id               uuid primary key,
    version          int         not null default 0,
    -- made at publication and frozen; a draft has none and is found by its id
    slug             text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    region_id        uuid        not null references region (id),
    title            text        not null check (length(title) between 3 and 120),
    summary          text        not null default '' check (length(summary) <= 2000),
    format           text        not null check (format in ('IN_PERSON', 'ONLINE', 'HYBRID')),
    zone             text        not null,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    venue_id         uuid references venue (id),
    -- for confirmed people only; never on a public page, in a feed or in search
    joining_link     text check (joining_link ~ '^https://' and length(joining_link) <= 500),
    status           text        not null check (status in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
    published_at     timestamptz,
    cancelled_at     timestamptz,
    cancelled_reason text check (length(cancelled_reason) <= 1000),
    -- raised whenever something that calendars show has changed
    sequence         int         not null default 0,
    copied_from      uuid references meeting (id),
    held_again_from  uuid references meeting (id),
    created_by       uuid references person (id),
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    words            tsvector generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B')) stored,
    check (ends_at > starts_at),
    check ((status = 'DRAFT') = (published_at is null)),
    check ((status = 'DRAFT') = (slug is null)),
    check ((status = 'CANCELLED') = (cancelled_at is not null)),
    check (status = 'DRAFT' or format = 'ONLINE' or venue_id is not null)
);
create index meeting_region_starts on meeting (region_id, starts_at);
create index meeting_starts on meeting (starts_at) where status <> 'DRAFT';
create index meeting_venue on meeting (venue_id);
create index meeting_words on meeting using gin (words);
create index meeting_copied_from on meeting (copied_from);
create index meeting_held_again_from on meeting (held_again_from);
create index meeting_created_by on meeting (created_by);

-- Slugs that once led to a meeting and redirect to today's.
create table meeting_former_slug (
    slug       text primary key,
    meeting_id uuid not null references meeting (id)
);
create index meeting_former_slug_meeting on meeting_former_slug (meeting_id);

-- Co-hosting regions: invited, then accepted.
create table meeting_co_host (
    meeting_id  uuid not null references meeting (id),
    region_id   uuid not null references region (id),
    invited_at  timestamptz not null,
    accepted_at timestamptz,
    primary key (meeting_id, region_id)
);
create index meeting_co_host_region on meeting_co_host (region_id);

create table meeting_partner (
    meeting_id      uuid not null references meeting (id),
    organisation_id uuid not null references organisation (id),
    role            text not null check (role in ('HOST', 'CO_ORGANISER', 'SPONSOR', 'SURVEY_PARTNER')),
    position        int  not null default 0,
    primary key (meeting_id, organisation_id, role)
);
create index meeting_partner_organisation on meeting_partner (organisation_id);

-- The places of a meeting, one row for the room and one for online. `meetings` sets the capacity; `attendees` counts.
-- Every decision about a place locks the meeting's rows here first, so that capacity is never exceeded.
create table place (
    meeting_id   uuid not null references meeting (id),
    mode         text not null check (mode in ('ROOM', 'ONLINE')),
    capacity     int  not null check (capacity between 0 and 5000),
    confirmed    int  not null default 0 check (confirmed >= 0),
    next_waiting int  not null default 1,
    primary key (meeting_id, mode),
    constraint place_never_over check (confirmed <= capacity)
);

-- Minutes from the meeting's start; an item without a track is plenary and excludes all tracks.
create table agenda_item (
    id              uuid primary key,
    version         int  not null default 0,
    meeting_id      uuid not null references meeting (id),
    start_minute    int  not null check (start_minute between 0 and 1439),
    length_minutes  int  not null check (length_minutes between 1 and 720),
    kind            text not null check (kind in ('WELCOME', 'MEMBER_TALK', 'VENDOR_TALK', 'PANEL', 'DISCUSSION',
                                                  'NETWORKING', 'BREAK', 'LUNCH', 'TOUR', 'SOCIAL')),
    title           text not null default '' check (length(title) <= 160),
    description     text not null default '' check (length(description) <= 2000),
    track           int check (track between 1 and 9),
    room            text not null default '' check (length(room) <= 80),
    presentation_id uuid references presentation (id),
    check (start_minute + length_minutes <= 1440),
    constraint agenda_item_no_overlap exclude using gist (
        meeting_id with =,
        int4range(coalesce(track, 1), coalesce(track + 1, 10)) with &&,
        int4range(start_minute, start_minute + length_minutes) with &&) deferrable initially deferred
);
create index agenda_item_presentation on agenda_item (presentation_id);

create table agenda_person (
    item_id   uuid not null references agenda_item (id) on delete cascade,
    person_id uuid not null references person (id),
    role      text not null check (role in ('SPEAKER', 'CONTRIBUTOR', 'CHAIR', 'OPENER')),
    position  int  not null default 0,
    primary key (item_id, person_id, role)
);
create index agenda_person_person on agenda_person (person_id);
