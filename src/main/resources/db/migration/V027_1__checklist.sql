-- What organisers say about a step of a meeting's checklist beyond what is usual; the facts stand in their own tables.
create table checklist_item (
    id         uuid primary key,
    meeting_id uuid    not null references meeting (id),
    step       text    not null check (step ~ '^[A-Z_]{2,30}$'),
    -- from the day of the meeting, so that it moves with it; null for the usual ones
    days       int check (days between -400 and 400),
    skipped    boolean not null default false,
    done_at    timestamptz,
    done_by    uuid references person (id),
    unique (meeting_id, step),
    check (done_by is null or done_at is not null),
    check (not skipped or done_at is null)
);
create index checklist_item_done_by on checklist_item (done_by);
