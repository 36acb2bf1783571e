-- What is asked for on the board is found too, and never who asks.
alter table search_document
    drop constraint search_document_kind_check,
    add constraint search_document_kind_check check (kind in ('MEETING', 'TALK', 'WRITE_UP', 'TOPIC'));

create view search_board as
    select 'TOPIC' as kind, b.id, b.id::text as slug, b.title, b.body, '' as more, '' as people, false as vendor, b.region_id,
           array_remove(array[b.region_id], null) as regions, about.ids as topics,
           array[extract(year from (b.created_at at time zone 'Europe/London') - interval '8 months')::int] as years,
           b.created_at as at, concat_ws(' ', r.name, about.names) as beside
    from board_topic b
    left join region r on r.id = b.region_id
    cross join lateral (
        select coalesce(array_agg(o.id), '{}') as ids, string_agg(o.name, ' ') as names
        from board_tag t join topic o on o.id = t.topic_id
        where t.board_topic_id = b.id) about
    where b.status = 'OPEN';

create or replace view search_source as
select kind, id, slug, title, people, vendor, region_id, regions, topics, years, at,
       to_tsvector('staffroom', title) as heading,
       to_tsvector('staffroom_plain', people) as names,
       setweight(to_tsvector('staffroom', title), 'A') || setweight(to_tsvector('staffroom', people || ' ' || body), 'B')
           || setweight(to_tsvector('staffroom', more), 'C') || setweight(to_tsvector('staffroom', beside), 'C') as words,
       to_tsvector('staffroom_plain', concat_ws(' ', title, people, beside)) as spelling
from (select * from search_text union all select * from search_board) as texts;

create trigger search_touch after insert or delete on board_topic
    for each row execute function search_touch('document', 'id');
-- Votes are counted on the row and are not looked for.
create trigger search_touch_changed after update on board_topic for each row
    when ((old.title, old.body, old.status, old.region_id) is distinct from (new.title, new.body, new.status, new.region_id))
    execute function search_touch('document', 'id');
create trigger search_touch after insert or delete on board_tag
    for each row execute function search_touch('document', 'board_topic_id');

insert into search_touched (what, id) select 'document', id from board_topic;
