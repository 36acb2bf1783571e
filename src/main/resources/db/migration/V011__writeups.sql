create table write_up (
    id                 uuid primary key,
    version            int         not null default 0,
    -- made at the first publication and frozen
    slug               text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    meeting_id         uuid        not null references meeting (id),
    author_id          uuid        not null references person (id),
    title              text        not null default '' check (length(title) <= 160),
    summary            text        not null default '' check (length(summary) <= 500),
    body               text        not null default '' check (octet_length(body) <= 65536),
    status             text        not null check (status in ('DRAFT', 'SUBMITTED', 'PUBLISHED')),
    -- an ambassador's report of the meeting, or somebody's account of it
    official           boolean     not null,
    first_published_on date,
    canonical_url      text check (canonical_url ~ '^https?://' and length(canonical_url) <= 500),
    published_at       timestamptz,
    approved_by        uuid references person (id),
    -- an organiser's words to the author of an account that was sent back
    note               text        not null default '' check (length(note) <= 1000),
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    words              tsvector generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B')
        || setweight(to_tsvector('english', body), 'C')) stored,
    check (status <> 'PUBLISHED' or (slug is not null and published_at is not null and length(title) >= 3))
);
create index write_up_meeting on write_up (meeting_id);
create index write_up_author on write_up (author_id);
create index write_up_approved_by on write_up (approved_by);
create index write_up_published on write_up (published_at desc) where status = 'PUBLISHED';
create index write_up_words on write_up using gin (words);

create table write_up_point (
    write_up_id uuid not null references write_up (id) on delete cascade,
    kind        text not null check (kind in ('DISCUSSED', 'TAKEAWAY')),
    position    int  not null,
    text        text not null check (length(text) between 1 and 300),
    primary key (write_up_id, kind, position)
);

create table write_up_photo (
    write_up_id uuid not null references write_up (id) on delete cascade,
    file_id     uuid not null references stored_file (id),
    position    int  not null,
    alternative text not null default '' check (length(alternative) <= 300),
    caption     text not null default '' check (length(caption) <= 300),
    primary key (write_up_id, file_id)
);
create index write_up_photo_file on write_up_photo (file_id);
