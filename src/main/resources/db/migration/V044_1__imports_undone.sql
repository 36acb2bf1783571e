-- An import can be taken back for a week, while nothing of what it made was changed or used.
alter table import
    add column undone_at timestamptz,
    add constraint import_undone_once_imported check (undone_at is null or undone_at >= imported_at);

-- What an import made, and a print of what it was like then. No references: this keeps nothing from going, and what is gone is changed.
create table import_made (
    import_id uuid not null references import (id) on delete cascade,
    what      text not null check (what in ('meeting', 'agenda_item', 'presentation', 'venue', 'organisation', 'person')),
    made_id   uuid not null,
    print     text not null check (length(print) = 32),
    primary key (import_id, what, made_id)
);
