-- Who came to a meeting, when it is over: whoever was marked as here, or is signed in and said so; of those who took part in a way
-- in which nobody was marked, whoever had a place. A guest's code says nothing: the address may be anybody's. A question that names
-- the meeting reads only that meeting's rows.
create view came as
select meeting_id, person_id from attendance where way <> 'GUEST'
union
select r.meeting_id, r.person_id
from registration r
where r.status = 'CONFIRMED' and not exists (
    select 1 from attendance a
    left join registration own on own.meeting_id = a.meeting_id and own.person_id = a.person_id
    where a.meeting_id = r.meeting_id and a.way <> 'GUEST' and coalesce(own.mode, 'ROOM') = r.mode);

-- How far off somebody's place is: from 1 in the waiting list of their mode, 0 for whoever does not wait.
create function place_in_line(waiting registration) returns int language sql stable as $$
    select case when waiting.status = 'WAITING' then (
        select count(*)::int from registration before
        where before.meeting_id = waiting.meeting_id and before.mode = waiting.mode and before.status = 'WAITING'
          and before.waiting_number <= waiting.waiting_number) else 0 end
$$;

-- The audit of one kind of thing, the latest first.
create index audit_latest on audit (subject, id);
