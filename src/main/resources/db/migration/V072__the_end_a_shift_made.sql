-- The end that a press on the day gave its meeting, null where it gave none: taking the press back takes back no other.
alter table day_shift add column ends_at timestamptz;
