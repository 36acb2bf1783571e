-- What an organiser says to the host of a meeting, beside what is known anyway; a meeting without a row has the defaults.
create table host_brief (
    meeting_id         uuid primary key references meeting (id),
    -- minutes before the start
    ambassadors_before int         not null default 60 check (ambassadors_before between 0 and 240),
    people_before      int         not null default 30 check (people_before between 0 and 240),
    words              text        not null default '' check (length(words) <= 2000),
    changed_by         uuid references person (id),
    changed_at         timestamptz not null
);
create index host_brief_changed_by on host_brief (changed_by);

-- When the contact of the venue was sent what a host needs.
create table host_pack (
    id         uuid primary key,
    meeting_id uuid        not null references meeting (id),
    kind       text        not null check (kind in ('WEEK', 'DAY', 'BY_HAND')),
    -- the day it was about: a meeting that is moved has its packs anew
    day        date        not null,
    confirmed  int         not null,
    sent_at    timestamptz not null,
    sent_by    uuid references person (id),
    check (kind = 'BY_HAND' or sent_by is null)
);
create unique index host_pack_once on host_pack (meeting_id, kind, day) where kind <> 'BY_HAND';
create index host_pack_meeting on host_pack (meeting_id, sent_at desc);
create index host_pack_sent_by on host_pack (sent_by);
