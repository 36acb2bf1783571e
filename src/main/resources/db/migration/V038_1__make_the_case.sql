-- What somebody would like to tell their line manager about a meeting, in their words. The date, the place and the agenda are
-- read when it is shown.
create table meeting_case (
    person_id      uuid        not null references person (id),
    meeting_id     uuid        not null references meeting (id),
    version        int         not null check (version > 0),
    benefit        text        not null check (length(benefit) <= 3000),
    cost           text        not null check (length(cost) <= 1000),
    cover          text        not null check (length(cover) <= 1000),
    changed_at     timestamptz not null,
    -- which version was last mailed to the person, and how often one was
    mailed_version int         not null default 0,
    mails          int         not null default 0 check (mails between 0 and 10),
    primary key (person_id, meeting_id)
);
create index meeting_case_meeting on meeting_case (meeting_id);
