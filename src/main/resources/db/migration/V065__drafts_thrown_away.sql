-- A draft can be thrown away. What belongs to it alone goes along; what outlives it stands without it. Whatever else refers to a
-- meeting holds it: of that a draft has nothing.
do $$
declare
    reference record;
begin
    for reference in
        select c.conname, c.conrelid::regclass::text as child, a.attname,
               case when c.conrelid::regclass::text in ('meeting', 'proposal', 'speaker_invitation') then 'set null' else 'cascade' end as deed
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'meeting'::regclass and c.conrelid::regclass::text in (
            'meeting', 'proposal', 'speaker_invitation',
            'meeting_co_host', 'meeting_partner', 'meeting_repetition', 'place', 'place_rules', 'question', 'door_helper',
            'agenda', 'agenda_change', 'agenda_item', 'board_discussion', 'speaker_absence', 'talk_call', 'checklist_item',
            'host_brief', 'report_duty', 'room_notes')
    loop
        execute format('alter table %1$s drop constraint %2$I, add constraint %2$I foreign key (%3$I) references meeting (id) on delete %4$s',
            reference.child, reference.conname, reference.attname, reference.deed);
    end loop;
end $$;

-- What was public is cancelled, and stays; except what was written down by mistake after it was held.
create function only_drafts_go() returns trigger language plpgsql as
$$ begin raise exception 'a meeting that was public is never deleted' using errcode = 'integrity_constraint_violation'; end $$;
create trigger only_drafts_go before delete on meeting for each row
    when (old.status <> 'DRAFT' and old.recorded_at is null) execute function only_drafts_go();
