create table venue (
    id              uuid primary key,
    version         int     not null default 0,
    name            text    not null check (length(name) between 2 and 120),
    organisation_id uuid references organisation (id),
    region_id       uuid references region (id),
    address_line    text    not null default '' check (length(address_line) <= 200),
    town            text    not null check (length(town) between 2 and 80),
    postcode        text    not null check (length(postcode) <= 10),
    travel_road     text    not null default '' check (length(travel_road) <= 1000),
    travel_rail     text    not null default '' check (length(travel_rail) <= 1000),
    parking         text    not null default '' check (length(parking) <= 1000),
    step_free       boolean not null default false,
    hearing_loop    boolean not null default false,
    quiet_room      boolean not null default false,
    access_notes    text    not null default '' check (length(access_notes) <= 1000),
    capacity        int check (capacity between 1 and 5000),
    added_by        uuid references person (id),
    added_at        timestamptz not null
);
create unique index venue_name_postcode on venue (lower(name), lower(postcode));
create index venue_organisation on venue (organisation_id);
create index venue_region on venue (region_id);
create index venue_added_by on venue (added_by);

create table venue_room (
    id       uuid primary key,
    venue_id uuid not null references venue (id),
    name     text not null check (length(name) between 1 and 80),
    capacity int check (capacity between 1 and 5000),
    unique (venue_id, name)
);
