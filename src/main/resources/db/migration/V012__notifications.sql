-- The outbox: inserted in the transaction of what it tells of, sent by a worker, purged after 90 days.
create table delivery (
    id           uuid primary key,
    -- what is told: names the template and its bundle
    template     text        not null check (length(template) <= 60),
    person_id    uuid references person (id),
    email        text        not null check (length(email) <= 254),
    -- the facts as they are now: the mail says what was so when it happened
    facts        jsonb       not null,
    -- sign-in secrets, encrypted; blanked after sending
    secret       bytea,
    -- one mail for one happening, with the round: "place-taken:{meeting}:{person}:{round}"
    once         text        not null unique,
    status       text        not null check (status in ('WAITING', 'SENT', 'KEPT', 'PARKED')),
    attempts     int         not null default 0,
    due_at       timestamptz not null,
    claimed_until timestamptz,
    problem      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    check ((status = 'WAITING') = (finished_at is null))
);
create index delivery_due on delivery (due_at) where status = 'WAITING';
create index delivery_person on delivery (person_id);
create index delivery_created on delivery (created_at);
