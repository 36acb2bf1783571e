-- A fingerprint of what the host was told, so that the same is not sent again by hand; empty for what went before this.
alter table host_pack add told text not null default '';

-- Whoever lets people in is there before them. What was said earlier stands until it is next changed.
alter table host_brief add constraint host_brief_ambassadors_first check (ambassadors_before >= people_before) not valid;
