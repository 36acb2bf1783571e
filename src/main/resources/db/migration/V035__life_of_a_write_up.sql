-- Who writes it beside its author.
create table write_up_co_author (
    write_up_id uuid        not null references write_up (id) on delete cascade,
    person_id   uuid        not null references person (id),
    added_by    uuid references person (id),
    added_at    timestamptz not null,
    primary key (write_up_id, person_id)
);
create index write_up_co_author_person on write_up_co_author (person_id);
create index write_up_co_author_added_by on write_up_co_author (added_by);

-- When it is to be published by itself, and by whose decision.
alter table write_up
    add column publish_at timestamptz,
    add column publish_by uuid references person (id),
    add constraint write_up_planned check ((publish_at is null) = (publish_by is null)),
    add constraint write_up_planned_once check (publish_at is null or status <> 'PUBLISHED');
create index write_up_publish_at on write_up (publish_at) where publish_at is not null;
create index write_up_publish_by on write_up (publish_by);

-- What a draft was filled in with: of each part only a hash, to tell whether it still stands as it was put there.
create table write_up_fill (
    write_up_id uuid not null references write_up (id) on delete cascade,
    part        text not null check (length(part) <= 120),
    hash        text not null check (length(hash) = 64),
    primary key (write_up_id, part)
);

-- Speakers' words that came into a draft by themselves: whoever was writing meanwhile loses nothing and gets them too.
create table write_up_arrival (
    write_up_id uuid not null references write_up (id) on delete cascade,
    -- of the write-up, with them
    version     int  not null,
    person_id   uuid not null references person (id),
    heading     text not null check (length(heading) <= 200),
    block       text not null check (length(block) <= 4000),
    -- earlier words of theirs that it took the place of; empty for none
    instead     text not null default '' check (length(instead) <= 4000),
    primary key (write_up_id, version)
);
create index write_up_arrival_person on write_up_arrival (person_id);

-- Every state of the text, in order. For those who may edit it.
create table write_up_revision (
    write_up_id        uuid        not null references write_up (id) on delete cascade,
    number             int         not null check (number > 0),
    kind               text        not null check (kind in ('SAVED', 'FILLED', 'ARRIVED', 'RESTORED')),
    -- the number it is the same as, when it was restored
    restored           int,
    written_by         uuid references person (id),
    -- saves soon after each other are one
    began_at           timestamptz not null,
    written_at         timestamptz not null,
    title              text        not null,
    summary            text        not null,
    body               text        not null,
    discussed          text[]      not null,
    takeaways          text[]      not null,
    first_published_on date,
    canonical_url      text,
    primary key (write_up_id, number),
    check ((kind = 'RESTORED') = (restored is not null))
);
create index write_up_revision_written_by on write_up_revision (written_by);

insert into write_up_revision
select w.id, 1, 'SAVED', null, w.author_id, w.changed_at, w.changed_at, w.title, w.summary, w.body,
       array(select text from write_up_point p where p.write_up_id = w.id and p.kind = 'DISCUSSED' order by position),
       array(select text from write_up_point p where p.write_up_id = w.id and p.kind = 'TAKEAWAY' order by position),
       w.first_published_on, w.canonical_url
from write_up w;

-- What speakers are asked for: two sentences on their talk, without signing in.
create table talk_words (
    id             uuid primary key,
    version        int         not null default 0,
    write_up_id    uuid        not null references write_up (id) on delete cascade,
    person_id      uuid        not null references person (id),
    agenda_item_id uuid references agenda_item (id) on delete set null,
    -- its title when they were asked: the heading of its section
    talk           text        not null check (length(talk) <= 200),
    vendor         boolean     not null,
    words          text        not null default '' check (length(words) <= 600),
    -- as they were put into the text last; empty while they were not
    block          text        not null default '' check (length(block) <= 4000),
    -- newer words that nobody has put into the text
    waiting        boolean     not null default false,
    asked_by       uuid references person (id),
    asked_at       timestamptz not null,
    reminded_at    timestamptz,
    said_at        timestamptz,
    unique (write_up_id, person_id, agenda_item_id),
    check (not waiting or said_at is not null),
    check ((said_at is null) = (words = ''))
);
create index talk_words_person on talk_words (person_id);
create index talk_words_agenda_item on talk_words (agenda_item_id);
create index talk_words_asked_by on talk_words (asked_by);
create index talk_words_silent on talk_words (asked_at) where said_at is null and reminded_at is null;
