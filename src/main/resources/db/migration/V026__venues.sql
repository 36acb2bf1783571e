-- The venue book grows up: where exactly a place is, every way to it, and what one finds there.
alter table venue
    -- WGS 84, decimal degrees; within the British Isles, so that latitude and longitude cannot be swapped
    add column latitude numeric(8, 6) check (latitude between 49 and 61),
    add column longitude numeric(8, 6) check (longitude between -9 and 2),
    add column travel_foot text not null default '' check (length(travel_foot) <= 1000),
    add column parking_spaces int check (parking_spaces between 0 and 5000),
    add column parking_charge text not null default '' check (length(parking_charge) <= 120),
    -- whether drivers have to give their registration number
    add column parking_registration boolean not null default false,
    add column lift boolean not null default false,
    add column prayer_room boolean not null default false,
    -- how one joins it: for whoever has a place
    add column wifi text not null default '' check (length(wifi) <= 500),
    add column contact_phone text not null default '' check (length(contact_phone) <= 40),
    add constraint venue_position check ((latitude is null) = (longitude is null));

alter table venue_room
    add column equipment text not null default '' check (length(equipment) <= 200);

-- The first one stands for the place.
create table venue_photo (
    venue_id    uuid not null references venue (id),
    file_id     uuid not null references stored_file (id),
    position    int  not null,
    -- what it shows, for those who cannot see it
    alternative text not null default '' check (length(alternative) <= 300),
    caption     text not null default '' check (length(caption) <= 300),
    primary key (venue_id, file_id)
);
create index venue_photo_file on venue_photo (file_id);

-- What ambassadors tell each other about a place, and nobody else.
create table venue_note (
    id         uuid primary key,
    venue_id   uuid        not null references venue (id),
    text       text        not null check (length(text) between 1 and 1000),
    written_by uuid references person (id),
    written_at timestamptz not null
);
create index venue_note_venue on venue_note (venue_id, written_at desc);
create index venue_note_written_by on venue_note (written_by);
