-- The draft that was made for the day; null for those made before it was kept, whose days stay as they are.
alter table meeting_repetition add column draft_id uuid references meeting (id);
create index meeting_repetition_draft on meeting_repetition (draft_id);
