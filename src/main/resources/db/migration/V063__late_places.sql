alter table registration
    -- when an offer went unanswered last: whoever waits on is not asked again for the same day
    add column offer_lapsed_at timestamptz,
    -- whoever booked it gave it back, and may book it again
    add column released_by_booker boolean not null default false;
