create table organisation (
    id         uuid primary key,
    version    int         not null default 0,
    name       text        not null check (length(name) between 2 and 160),
    kind       text        not null check (kind in ('SCHOOL', 'TRUST', 'VENDOR', 'OTHER')),
    trust_id   uuid references organisation (id),
    website    text check (website ~ '^https?://' and length(website) <= 300),
    created_at timestamptz not null,
    -- only a school belongs to a trust
    check (trust_id is null or kind = 'SCHOOL')
);
create unique index organisation_name on organisation (lower(name));
create index organisation_trust on organisation (trust_id);
