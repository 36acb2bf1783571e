-- An organisation offers to host a meeting of a region, and its ambassadors answer.
create table host_offer (
    id              uuid primary key,
    version         int         not null default 0,
    region_id       uuid        not null references region (id),
    organisation_id uuid        not null references organisation (id),
    offered_by      uuid references person (id),
    -- a place of the venue book; null while it is only described
    venue_id        uuid references venue (id),
    place_name      text        not null check (length(place_name) between 2 and 120),
    address_line    text        not null default '' check (length(address_line) <= 200),
    town            text        not null check (length(town) between 2 and 80),
    postcode        text        not null check (length(postcode) <= 10),
    capacity        int check (capacity between 1 and 5000),
    words           text        not null default '' check (length(words) <= 2000),
    status          text        not null check (status in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    offered_at      timestamptz not null,
    answered_by     uuid references person (id),
    answered_at     timestamptz,
    -- the ambassador's words to whoever offered
    answer          text        not null default '' check (length(answer) <= 2000),
    -- the draft that came of it
    meeting_id      uuid unique references meeting (id),
    check ((status in ('ACCEPTED', 'DECLINED')) = (answered_at is not null)),
    check ((status = 'ACCEPTED') = (meeting_id is not null))
);
create index host_offer_region on host_offer (region_id, status, offered_at desc);
create index host_offer_organisation on host_offer (organisation_id);
create index host_offer_offered_by on host_offer (offered_by, offered_at desc);
create index host_offer_answered_by on host_offer (answered_by);
create index host_offer_venue on host_offer (venue_id);
-- The same place twice to the same region waits for one answer.
create unique index host_offer_once on host_offer (region_id, offered_by, lower(place_name), postcode) where status = 'OPEN';

create table host_offer_day (
    offer_id uuid not null references host_offer (id) on delete cascade,
    day      date not null,
    part     text not null check (part in ('WHOLE_DAY', 'MORNING', 'AFTERNOON')),
    primary key (offer_id, day)
);
