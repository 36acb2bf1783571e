-- How somebody came to a meeting, and when they left; the code on the wall; what is counted for limits.

alter table attendance
    -- DOOR: marked by somebody who saw them; SELF: signed in, with the code on the wall; GUEST: typed a name and an address
    -- without signing in. Nobody vouches for a GUEST: no mail is sent to them for having come, until somebody does.
    add column way     text not null default 'DOOR' check (way in ('DOOR', 'SELF', 'GUEST')),
    -- before the end; null for who stayed
    add column left_at timestamptz,
    add column left_by uuid references person (id),
    add constraint attendance_left_after_arrival check (left_at > arrived_at),
    add constraint attendance_left_by_somebody check ((left_at is null) = (left_by is null));
create index attendance_left_by on attendance (left_by);

-- Eight letters and digits, none that is mistaken for another: 40 random bits.
create function new_check_in_code() returns text language sql volatile as $$
    select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', (get_byte(random.bytes, place) & 31) + 1, 1), '')
    from (select uuid_send(gen_random_uuid()) as bytes) random,
         -- the bytes in which a version 4 has nothing but chance
         unnest(array [0, 1, 2, 3, 4, 5, 10, 11]) as place
$$;

-- With this code people check in by themselves, around the time of the meeting. It hangs on a wall: it is no secret.
create table check_in_code (
    meeting_id uuid primary key references meeting (id) on delete cascade,
    code       text not null unique default new_check_in_code() check (code ~ '^[0-9a-hjkmnp-tv-z]{8}$')
);
insert into check_in_code (meeting_id) select id from meeting;

-- Every meeting has one, however it came about.
create function meeting_gets_check_in_code() returns trigger language plpgsql as $$
begin
    insert into check_in_code (meeting_id) values (new.id);
    return null;
end
$$;
create trigger meeting_check_in_code after insert on meeting
    for each row execute function meeting_gets_check_in_code();

-- What is counted for a limit, whichever instance is asked: hashes, for a day.
create table limiter_hit (
    key_hash bytea       not null,
    at       timestamptz not null
);
create index limiter_hit_key on limiter_hit (key_hash, at);
