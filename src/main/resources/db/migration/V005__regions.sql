create table region (
    id             uuid primary key,
    version        int    not null default 0,
    slug           text   not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name           text   not null check (length(name) between 2 and 80),
    short_name     text   not null check (length(short_name) between 2 and 14),
    description    text   not null default '' check (length(description) <= 2000),
    postcode_areas text[] not null default '{}',
    hue            int    not null check (hue between 0 and 359),
    -- the one region off the map, which leads national events
    national       boolean not null default false,
    tile_column    int check (tile_column between 1 and 12),
    tile_row       int check (tile_row between 1 and 12),
    archived_at    timestamptz,
    check ((tile_column is null) = (tile_row is null)),
    check (not national or tile_column is null)
);
create unique index region_name on region (lower(name));
create unique index region_one_national on region (national) where national;
create unique index region_tile on region (tile_column, tile_row) where archived_at is null;

-- Who runs a region, from when to when. "Until" is the first day after; no reason is ever stored.
create table ambassador (
    id         uuid primary key,
    region_id  uuid not null references region (id),
    person_id  uuid not null references person (id),
    role       text not null check (role in ('LEAD', 'CO')),
    since      date not null,
    until      date,
    away_until date,
    check (until is null or until >= since),
    constraint ambassador_once_at_a_time exclude using gist
        (region_id with =, person_id with =, daterange(since, until) with &&)
);
create index ambassador_person on ambassador (person_id);

create table region_follower (
    region_id uuid not null references region (id),
    person_id uuid not null references person (id),
    since     timestamptz not null,
    primary key (region_id, person_id)
);
create index region_follower_person on region_follower (person_id);
