-- Talks are wanted: for one meeting until a day, or standing for a region.
create table talk_call (
    id         uuid primary key,
    version    int         not null default 0,
    region_id  uuid references region (id),
    meeting_id uuid references meeting (id),
    open       boolean     not null,
    words      text        not null default '' check (length(words) <= 2000),
    -- the last day on which talks are proposed to a meeting
    closes_on  date,
    changed_by uuid references person (id),
    changed_at timestamptz not null,
    check ((region_id is null) <> (meeting_id is null)),
    check (closes_on is null or meeting_id is not null),
    check (not open or meeting_id is null or closes_on is not null)
);
create unique index talk_call_region on talk_call (region_id);
create unique index talk_call_meeting on talk_call (meeting_id);
create index talk_call_changed_by on talk_call (changed_by);

-- A talk that somebody offers to a region, or to one of its meetings.
create table proposal (
    id              uuid primary key,
    version         int         not null default 0,
    -- the form it was sent with: sent twice, it is one
    press           uuid        not null,
    region_id       uuid        not null references region (id),
    meeting_id      uuid references meeting (id),
    proposer_id     uuid        not null references person (id),
    title           text        not null check (length(title) between 3 and 160),
    abstract        text        not null check (length(abstract) between 1 and 4000),
    nature          text        not null check (nature in ('TECHNICAL', 'STRATEGIC')),
    level           text        not null check (level in ('ANYBODY', 'SOME', 'DEEP')),
    minutes         int         not null check (minutes between 5 and 180),
    -- once a vendor's, always a vendor's; see also ProposalAccess.VENDOR
    vendor          boolean     not null,
    given_before    text        not null default '' check (length(given_before) <= 500),
    needs           text        not null default '' check (length(needs) <= 500),
    status          text        not null check (status in ('PROPOSED', 'SHORTLISTED', 'LATER', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    -- counts acceptances: a link to confirm is of one of them
    round           int         not null default 0,
    answer          text check (answer in ('ASKED', 'YES', 'NO')),
    answered_at     timestamptz,
    presentation_id uuid references presentation (id),
    submitted_at    timestamptz not null,
    changed_at      timestamptz not null,
    decided_at      timestamptz,
    decided_by      uuid references person (id),
    unique (proposer_id, press),
    check ((status = 'ACCEPTED') = (answer is not null)),
    check (status <> 'ACCEPTED' or (meeting_id is not null and presentation_id is not null and round > 0))
);
create index proposal_region on proposal (region_id, status);
create index proposal_meeting on proposal (meeting_id);
create index proposal_presentation on proposal (presentation_id);
create index proposal_decided_by on proposal (decided_by);
create index proposal_changed_at on proposal (changed_at) where status <> 'ACCEPTED';

create table proposal_topic (
    proposal_id uuid not null references proposal (id) on delete cascade,
    topic_id    uuid not null references topic (id),
    primary key (proposal_id, topic_id)
);
create index proposal_topic_topic on proposal_topic (topic_id);

-- Who is asked to speak too. Called by the name the proposer knows until they say yes.
create table proposal_speaker (
    id          uuid primary key,
    proposal_id uuid        not null references proposal (id) on delete cascade,
    person_id   uuid        not null references person (id),
    named_as    text        not null check (length(named_as) between 1 and 120),
    answer      text        not null check (answer in ('ASKED', 'YES', 'NO')),
    invited_at  timestamptz not null,
    answered_at timestamptz,
    unique (proposal_id, person_id)
);
create index proposal_speaker_person on proposal_speaker (person_id);

-- Among the ambassadors of a region; its speaker never sees them, nor does another region it is passed on to.
create table proposal_note (
    id          uuid primary key,
    proposal_id uuid        not null references proposal (id) on delete cascade,
    region_id   uuid        not null references region (id),
    author_id   uuid references person (id),
    text        text        not null check (length(text) between 1 and 2000),
    written_at  timestamptz not null
);
create index proposal_note_proposal on proposal_note (proposal_id);
create index proposal_note_region on proposal_note (region_id);
create index proposal_note_author on proposal_note (author_id);

-- What its speaker was told, in the words of an ambassador.
create table proposal_message (
    id          uuid primary key,
    proposal_id uuid        not null references proposal (id) on delete cascade,
    kind        text        not null check (kind in ('ACCEPT', 'LATER', 'DECLINE', 'MESSAGE', 'PASS_ON')),
    words       text        not null check (length(words) between 1 and 4000),
    sent_by     uuid references person (id),
    sent_at     timestamptz not null
);
create index proposal_message_proposal on proposal_message (proposal_id);
create index proposal_message_sent_by on proposal_message (sent_by);
