-- To whom a pack went, without a name: to the place, and to which of the contacts it has had. Whoever takes over from them, be it
-- on the same day, is told anew.
alter table venue add column contact_number int not null default 0;

create function venue_has_another_contact() returns trigger language plpgsql as $$
begin
    new.contact_number = old.contact_number + 1;
    return new;
end
$$;
create trigger venue_contact_number before update on venue
    for each row when (lower(old.contact_email) is distinct from lower(new.contact_email))
    execute function venue_has_another_contact();

alter table host_pack
    add column venue_id uuid references venue (id) on delete set null,
    add column contact_number int not null default 0;
update host_pack h set venue_id = m.venue_id from meeting m where m.id = h.meeting_id;
create index host_pack_venue on host_pack (venue_id);

drop index host_pack_once;
create unique index host_pack_once on host_pack (meeting_id, kind, day, venue_id, contact_number) where kind <> 'BY_HAND';
