-- What a person does not want to be written about; whatever is not here is wanted. One's own place is always told of.
create table news_stopped (
    person_id  uuid        not null references person (id),
    kind       text        not null check (kind in ('REMINDERS', 'WRITE_UPS', 'ANNOUNCEMENTS', 'DIGEST')),
    stopped_at timestamptz not null,
    primary key (person_id, kind)
);
insert into news_stopped (person_id, kind, stopped_at)
select p.id, k.kind, now()
from person p cross join (values ('WRITE_UPS'), ('ANNOUNCEMENTS'), ('DIGEST')) k (kind) where not p.news;
alter table person drop column news;

-- What is told, the same for all to whom it is told: how many of them it reached.
alter table delivery add column happening text check (length(happening) <= 200);
create index delivery_happening on delivery (happening);

-- What a region's ambassadors wrote to its followers.
create table announcement (
    id         uuid primary key,
    region_id  uuid        not null references region (id),
    subject    text        not null check (length(subject) between 3 and 120),
    body       text        not null check (length(body) between 1 and 5000),
    written_by uuid        not null references person (id),
    sent_at    timestamptz not null,
    recipients int         not null check (recipients >= 0)
);
create index announcement_region on announcement (region_id, sent_at);
create index announcement_written_by on announcement (written_by);

-- The secret address of one's own calendar; only its hash is known here.
create table calendar_feed (
    person_id  uuid primary key references person (id),
    token_hash bytea       not null unique,
    created_at timestamptz not null
);

-- A region's channel in Teams or Slack. The address is a secret: encrypted; its host is shown.
create table region_channel (
    region_id uuid primary key references region (id),
    address   bytea       not null,
    host      text        not null check (length(host) between 3 and 253),
    set_by    uuid        not null references person (id),
    set_at    timestamptz not null
);
create index region_channel_set_by on region_channel (set_by);

-- What goes to a channel: as the outbox of mails, sent by a worker.
create table channel_post (
    id            uuid primary key,
    region_id     uuid        not null references region (id),
    kind          text        not null check (kind in ('MEETING', 'CHANGE', 'WRITE_UP', 'TEST')),
    title         text        not null check (length(title) between 1 and 300),
    text          text        not null default '' check (length(text) <= 3000),
    path          text        not null check (path ~ '^/'),
    once          text        not null unique,
    status        text        not null check (status in ('WAITING', 'SENT', 'PARKED')),
    attempts      int         not null default 0,
    due_at        timestamptz not null,
    claimed_until timestamptz,
    problem       text,
    created_at    timestamptz not null,
    finished_at   timestamptz,
    check ((status = 'WAITING') = (finished_at is null))
);
create index channel_post_due on channel_post (due_at) where status = 'WAITING';
create index channel_post_region on channel_post (region_id, created_at);
