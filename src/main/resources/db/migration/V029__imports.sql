-- Meetings that were held before Staffroom and written down afterwards.
alter table meeting
    -- when it was written down; null for one that was planned here
    add column recorded_at timestamptz,
    -- how many came, as it is remembered; of others the door knows
    add column came int check (came between 1 and 5000),
    -- where an account of it can be read
    add column report_url text check (report_url ~ '^https?://' and length(report_url) <= 500),
    add constraint meeting_recorded_when_held check (recorded_at is null or ends_at <= recorded_at and status <> 'DRAFT'),
    add constraint meeting_remembered check (recorded_at is not null or came is null and report_url is null);

-- A table of past meetings that was uploaded: looked at, and perhaps imported.
create table import (
    id            uuid primary key,
    name          text        not null check (length(name) <= 120),
    row_count     int         not null check (row_count between 1 and 10000),
    -- {lines: [{number, cells}], unused}; gone after a day
    body          jsonb,
    created_by    uuid        not null references person (id),
    created_at    timestamptz not null,
    imported_at   timestamptz,
    imported_rows int         not null default 0 check (imported_rows between 0 and row_count),
    meetings      int         not null default 0 check (meetings >= 0),
    talks         int         not null default 0 check (talks >= 0),
    check (imported_at is not null or body is not null)
);
create index import_created_by on import (created_by, created_at);

-- The meetings that an import wrote down, or gave talks to.
create table import_meeting (
    import_id  uuid not null references import (id) on delete cascade,
    meeting_id uuid not null references meeting (id),
    primary key (import_id, meeting_id)
);
create index import_meeting_meeting on import_meeting (meeting_id);
