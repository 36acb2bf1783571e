-- What people who were there took away, under a write-up. Plain text.
create table write_up_comment (
    id          uuid primary key,
    version     int         not null default 0,
    write_up_id uuid        not null references write_up (id) on delete cascade,
    author_id   uuid        not null references person (id),
    body        text        not null check (length(body) between 1 and 2000),
    -- named with their job, or by the first name alone
    signed      text        not null check (signed in ('FULL', 'FIRST')),
    status      text        not null check (status in ('WAITING', 'SHOWN', 'HIDDEN')),
    written_at  timestamptz not null,
    changed_at  timestamptz not null,
    decided_by  uuid references person (id),
    decided_at  timestamptz,
    check (status <> 'HIDDEN' or decided_at is not null)
);
create index write_up_comment_write_up on write_up_comment (write_up_id, written_at);
create index write_up_comment_author on write_up_comment (author_id);
create index write_up_comment_decided_by on write_up_comment (decided_by);
create index write_up_comment_waiting on write_up_comment (write_up_id) where status = 'WAITING';

-- A reader says that something is wrong with it; settled when an organiser decides, either way.
create table comment_report (
    comment_id  uuid        not null references write_up_comment (id) on delete cascade,
    reported_by uuid        not null references person (id),
    words       text        not null check (length(words) <= 500),
    reported_at timestamptz not null,
    settled_at  timestamptz,
    primary key (comment_id, reported_by)
);
create index comment_report_reported_by on comment_report (reported_by);
create index comment_report_open on comment_report (comment_id) where settled_at is null;
