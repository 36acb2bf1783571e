-- A region that was asked to hold a meeting together, or did, and does not: the region that leads reads so until it asks again.
create table co_host_gone (
    meeting_id uuid        not null references meeting (id) on delete cascade,
    region_id  uuid        not null references region (id),
    step       text        not null check (step in ('DECLINED', 'LEFT')),
    words      text        not null check (length(words) <= 1000),
    at         timestamptz not null,
    primary key (meeting_id, region_id)
);
create index co_host_gone_region on co_host_gone (region_id);
