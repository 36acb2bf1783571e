-- Pictures for wherever an address is shared, drawn once for all instances.
create table share_card (
    id          uuid primary key,
    write_up_id uuid unique references write_up (id) on delete cascade,
    meeting_id  uuid unique references meeting (id) on delete cascade,
    -- of what stands on it: another one is drawn when that changes
    fingerprint text        not null check (length(fingerprint) = 32),
    png         bytea       not null,
    made_at     timestamptz not null,
    check (num_nonnulls(write_up_id, meeting_id) = 1)
);
