-- For which days a meeting was repeated: for each of them once, however often it is asked for.
create table meeting_repetition (
    meeting_id uuid not null references meeting (id),
    day        date not null,
    primary key (meeting_id, day)
);
