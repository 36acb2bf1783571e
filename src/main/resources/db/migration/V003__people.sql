-- Anybody known. UNCLAIMED: named by somebody else (a guest speaker, a walk-in); a member once the e-mail is confirmed.
create table person (
    id              uuid primary key,
    version         int         not null default 0,
    email           text check (length(email) <= 254 and email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
    name            text        not null check (length(name) between 1 and 120),
    job_title       text check (length(job_title) <= 120),
    organisation_id uuid references organisation (id),
    standing        text        not null check (standing in ('UNCLAIMED', 'MEMBER')),
    status          text        not null check (status in ('ACTIVE', 'SUSPENDED', 'ERASED')),
    admin           boolean     not null default false,
    -- null until the person has told name and organisation at the first sign-in
    welcomed_at     timestamptz,
    dietary_needs   text check (length(dietary_needs) <= 500),
    access_needs    text check (length(access_needs) <= 500),
    -- messages other than those about one's own place
    news            boolean     not null default true,
    created_at      timestamptz not null,
    check (standing = 'UNCLAIMED' or email is not null or status = 'ERASED'),
    check (not admin or (standing = 'MEMBER' and status = 'ACTIVE'))
);
create unique index person_email on person (email);
create index person_organisation on person (organisation_id);
create index person_name_trigram on person using gin (lower(name) gin_trgm_ops);

-- One try to sign in: a code and a link, in a mail. Secrets are stored hashed.
create table sign_in_challenge (
    id           uuid primary key,
    email        text        not null,
    -- the browser that asked (hash of its cookie) and where the request came from (hash of the address)
    browser_hash bytea       not null,
    requester_hash bytea     not null,
    code_hash    bytea       not null,
    link_hash    bytea       not null unique,
    continue_to  text check (continue_to ~ '^/[^/\\]' and length(continue_to) <= 500),
    tries        int         not null default 0 check (tries between 0 and 5),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index sign_in_challenge_email on sign_in_challenge (email, created_at);
create index sign_in_challenge_requester on sign_in_challenge (requester_hash, created_at);

-- Every guess at a code, so that guessing is limited whichever instance is asked.
create table sign_in_guess (
    requester_hash bytea       not null,
    at             timestamptz not null
);
create index sign_in_guess_requester on sign_in_guess (requester_hash, at);

-- A device that stays signed in: a token of its own, not a long session. The token changes with each use; the one before
-- is still good for a moment, as two tabs open at once, and later shows that somebody copied it.
create table device (
    id            uuid primary key,
    person_id     uuid        not null references person (id),
    -- "Firefox on Windows"
    described     text        not null check (length(described) between 1 and 60),
    token_hash    bytea       not null unique,
    previous_hash bytea unique,
    rotated_at    timestamptz,
    created_at timestamptz not null,
    used_at    timestamptz not null,
    expires_at timestamptz not null
);
create index device_person on device (person_id);

-- A one-time link from the log: to become the first admin (person is null), or for an admin who gets no mail.
create table admin_link (
    token_hash bytea primary key,
    person_id  uuid references person (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

-- What one typed in a long form and has not sent yet: found again after an expired session.
create table draft (
    person_id  uuid        not null references person (id),
    form       text        not null check (length(form) between 1 and 120),
    body       jsonb       not null,
    changed_at timestamptz not null,
    primary key (person_id, form)
);
