-- A speaker who cannot be there after all, or not on the new day, says so about a talk on the agenda of a meeting to come.
create table speaker_absence (
    id              uuid primary key,
    meeting_id      uuid        not null references meeting (id),
    presentation_id uuid        not null references presentation (id) on delete cascade,
    person_id       uuid        not null references person (id),
    words           text        not null default '' check (length(words) <= 2000),
    said_at         timestamptz not null,
    unique (meeting_id, presentation_id, person_id)
);
create index speaker_absence_presentation on speaker_absence (presentation_id);
create index speaker_absence_person on speaker_absence (person_id);
