-- A talk, independent of any meeting.
create table presentation (
    id         uuid primary key,
    version    int         not null default 0,
    slug       text        not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title      text        not null check (length(title) between 3 and 160),
    abstract   text        not null default '' check (length(abstract) <= 4000),
    kind       text        not null check (kind in ('MEMBER', 'VENDOR')),
    nature     text        not null check (nature in ('TECHNICAL', 'STRATEGIC')),
    created_by uuid references person (id),
    created_at timestamptz not null,
    words      tsvector generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', abstract), 'B')) stored
);
create index presentation_words on presentation using gin (words);
create index presentation_created_by on presentation (created_by);

create table presentation_speaker (
    presentation_id uuid not null references presentation (id) on delete cascade,
    person_id       uuid not null references person (id),
    position        int  not null check (position >= 0),
    primary key (presentation_id, person_id),
    unique (presentation_id, position) deferrable initially deferred
);
create index presentation_speaker_person on presentation_speaker (person_id);

create table presentation_topic (
    presentation_id uuid not null references presentation (id) on delete cascade,
    topic_id        uuid not null references topic (id),
    primary key (presentation_id, topic_id)
);
create index presentation_topic_topic on presentation_topic (topic_id);

-- Slides and links: either a stored file or an address.
create table presentation_material (
    id              uuid primary key,
    presentation_id uuid    not null references presentation (id) on delete cascade,
    label           text    not null check (length(label) between 1 and 120),
    file_id         uuid references stored_file (id),
    url             text check (url ~ '^https?://' and length(url) <= 500),
    -- seen by everybody, or by signed-in people only
    public          boolean not null default true,
    position        int     not null,
    check ((file_id is null) <> (url is null))
);
create index presentation_material_presentation on presentation_material (presentation_id);
create index presentation_material_file on presentation_material (file_id);
