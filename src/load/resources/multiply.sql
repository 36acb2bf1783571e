-- Nine more copies of the demonstration network beside the one that is there.
create function copied(id uuid, n int) returns uuid language sql immutable as
$$ select case when id is null then null else md5(id::text || n)::uuid end $$;

create temporary table copy as select generate_series(1, 9) as n;

create procedure multiply(name text, changes jsonb) language plpgsql as
$$
declare
    columns text;
    selected text;
begin
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
           string_agg(coalesce(changes ->> column_name, 't.' || quote_ident(column_name)), ', ' order by ordinal_position)
    into columns, selected
    from information_schema.columns
    where table_schema = 'public' and table_name = name and is_generated = 'NEVER';
    execute format('insert into %I (%s) select %s from %I t cross join copy', name, columns, selected, name);
end
$$;

call multiply('person', '{"id": "copied(t.id, n)", "email": "n || ''.'' || t.email", "admin": "false"}');
call multiply('presentation', '{"id": "copied(t.id, n)", "slug": "t.slug || ''-c'' || n", "title": "t.title || '' '' || n"}');
call multiply('presentation_speaker', '{"presentation_id": "copied(t.presentation_id, n)"}');
call multiply('presentation_topic', '{"presentation_id": "copied(t.presentation_id, n)"}');
call multiply('meeting', '{"id": "copied(t.id, n)", "slug": "t.slug || ''-c'' || n", "title": "left(t.title, 110) || '' '' || n", "copied_from": "null::uuid", "held_again_from": "null::uuid"}');
call multiply('meeting_partner', '{"meeting_id": "copied(t.meeting_id, n)"}');
call multiply('meeting_co_host', '{"meeting_id": "copied(t.meeting_id, n)"}');
call multiply('place', '{"meeting_id": "copied(t.meeting_id, n)", "capacity": "t.capacity + 40"}');
call multiply('agenda_item', '{"id": "copied(t.id, n)", "meeting_id": "copied(t.meeting_id, n)", "presentation_id": "copied(t.presentation_id, n)"}');
call multiply('agenda_person', '{"item_id": "copied(t.item_id, n)"}');
call multiply('registration', '{"id": "copied(t.id, n)", "meeting_id": "copied(t.meeting_id, n)", "person_id": "copied(t.person_id, n)", "booked_by": "copied(t.booked_by, n)"}');
call multiply('attendance', '{"meeting_id": "copied(t.meeting_id, n)", "person_id": "copied(t.person_id, n)"}');
call multiply('write_up', '{"id": "copied(t.id, n)", "slug": "t.slug || ''-c'' || n", "meeting_id": "copied(t.meeting_id, n)"}');
call multiply('write_up_point', '{"write_up_id": "copied(t.write_up_id, n)"}');
call multiply('write_up_photo', '{"write_up_id": "copied(t.write_up_id, n)"}');

drop procedure multiply(text, jsonb);
drop function copied(uuid, int);
analyze;
