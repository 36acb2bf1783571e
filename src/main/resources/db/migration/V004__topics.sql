create table topic (
    id          uuid primary key,
    version     int  not null default 0,
    slug        text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name        text not null check (length(name) between 2 and 60),
    description text not null default '' check (length(description) <= 500)
);
create unique index topic_name on topic (lower(name));

create table topic_follower (
    topic_id  uuid not null references topic (id),
    person_id uuid not null references person (id),
    since     timestamptz not null,
    primary key (topic_id, person_id)
);
create index topic_follower_person on topic_follower (person_id);
