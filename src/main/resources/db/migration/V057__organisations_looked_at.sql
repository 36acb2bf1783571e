-- Organisations that people typed: null until an admin has seen what it is. Those there are have been lived with.
alter table organisation add column checked_at timestamptz;
update organisation set checked_at = created_at;
create index organisation_unchecked on organisation (id) where checked_at is null;
