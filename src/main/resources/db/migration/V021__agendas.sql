-- A row for each meeting whose day somebody changed: how often, and how much of it vendors may have.
create table agenda (
    meeting_id   uuid primary key references meeting (id),
    version      int not null default 0 check (version >= 0),
    vendor_limit int check (vendor_limit between 0 and 720)
);

-- What was done to a day, and what it was before: what one takes back, and what others did meanwhile. An item may be gone by now.
create table agenda_change (
    meeting_id uuid        not null references meeting (id),
    version    int         not null,
    did        text        not null check (did in ('ADDED', 'MOVED', 'STRETCHED', 'EDITED', 'REMOVED', 'FILLED', 'ROOM', 'TOLD',
                                                   'UNDONE', 'REDONE')),
    item_id    uuid,
    about      text        not null default '' check (length(about) <= 200),
    changed_by uuid references person (id),
    changed_at timestamptz not null,
    undoes     int,
    before     jsonb       not null,
    primary key (meeting_id, version),
    check ((undoes is not null) = (did in ('UNDONE', 'REDONE')))
);
create index agenda_change_changed_by on agenda_change (changed_by);
