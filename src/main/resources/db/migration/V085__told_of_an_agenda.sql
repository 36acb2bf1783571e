-- The meeting of whose agenda those were told who asked for what a talk answers: of each once, however often it is moved there.
alter table proposal add column topic_told_of uuid references meeting (id) on delete set null;
create index proposal_topic_told_of on proposal (topic_told_of) where topic_told_of is not null;
update proposal p set topic_told_of = p.meeting_id
where p.board_topic_id is not null and exists (
    select 1 from board_planned d where d.board_topic_id = p.board_topic_id and d.meeting_id = p.meeting_id);
