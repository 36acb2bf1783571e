-- Who has taken it on to write the report of a meeting, and what was done so that it is not forgotten.
create table report_duty (
    meeting_id uuid primary key references meeting (id),
    person_id  uuid references person (id),
    taken_at   timestamptz,
    -- whoever was to write it was reminded, after a week
    nudged_at  timestamptz,
    -- the other ambassadors were asked, after two
    offered_at timestamptz,
    check (person_id is null or taken_at is not null)
);
create index report_duty_person on report_duty (person_id);
