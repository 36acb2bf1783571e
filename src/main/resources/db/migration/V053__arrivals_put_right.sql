-- An undo that was pressed for one mark takes away that one, and not what others said before.
alter table door_mark
    add column undoes uuid,
    add constraint door_mark_undoes check (undoes is null or kind = 'UNDO');

alter table attendance
    -- the mark it follows from, as long as marks are kept; null: written down in another way
    add column mark_id uuid,
    -- when it was put right: what was pressed before then changes it no more
    add column corrected_at timestamptz;
