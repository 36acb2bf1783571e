-- What was typed by those who checked in without signing in, for two weeks after the meeting. Goes with the attendance.
create table guest_check_in (
    meeting_id  uuid    not null,
    person_id   uuid    not null references person (id),
    typed_name  text    not null check (length(typed_name) between 1 and 120),
    -- nobody had the address before: the person was made by this
    made_person boolean not null,
    primary key (meeting_id, person_id),
    foreign key (meeting_id, person_id) references attendance (meeting_id, person_id) on delete cascade
);
create index guest_check_in_person on guest_check_in (person_id);
