-- Who offered to greet somebody new at a meeting.
create table greeter (
    meeting_id uuid        not null references meeting (id),
    person_id  uuid        not null references person (id),
    offered_at timestamptz not null,
    primary key (meeting_id, person_id)
);
create index greeter_person on greeter (person_id);
