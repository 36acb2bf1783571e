-- Another address for one's account: asked for by whoever is signed in, changed when the link in the mail to it is used.
create table email_change (
    id             uuid primary key,
    person_id      uuid        not null references person (id),
    email          text        not null check (length(email) <= 254 and email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
    -- where the request came from (hash of the address)
    requester_hash bytea       not null,
    -- null when it works no more: used, another was asked for, suspended; or it was never sent, for somebody has the address
    link_hash      bytea unique,
    created_at     timestamptz not null,
    expires_at     timestamptz not null
);
create index email_change_person on email_change (person_id, created_at);
create index email_change_email on email_change (email, created_at);
create index email_change_requester on email_change (requester_hash, created_at);
