-- Whose bank holidays and school holidays count in a region.
alter table region
    add column nation text not null default 'ENGLAND'
        check (nation in ('ENGLAND', 'WALES', 'SCOTLAND', 'NORTHERN_IRELAND'));

-- Days on which schools are closed, in a nation or in one region; kept by admins. No two of one place at the same time.
create table school_holiday (
    id        uuid primary key,
    nation    text check (nation in ('ENGLAND', 'WALES', 'SCOTLAND', 'NORTHERN_IRELAND')),
    region_id uuid references region (id),
    name      text not null check (length(name) between 2 and 80),
    first_day date not null,
    last_day  date not null,
    check ((nation is null) <> (region_id is null)),
    check (last_day between first_day and first_day + 99),
    constraint school_holiday_nation_once exclude using gist
        (nation with =, daterange(first_day, last_day, '[]') with &&),
    constraint school_holiday_region_once exclude using gist
        (region_id with =, daterange(first_day, last_day, '[]') with &&)
);
create index school_holiday_region on school_holiday (region_id);
create index school_holiday_days on school_holiday (first_day);

-- The planner reads a year with its drafts, which the index of the programme leaves out.
create index meeting_year on meeting (starts_at);

-- Regions beside each other on the tile map, corners included; a national event is near everybody.
create view region_near as
    select a.id as region_id, b.id as near_id
    from region a
    join region b on a.id <> b.id and b.archived_at is null
        and (a.national or b.national
            or abs(a.tile_column - b.tile_column) <= 1 and abs(a.tile_row - b.tile_row) <= 1);
