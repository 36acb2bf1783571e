-- A talk may be offered because somebody asked for it on the topic board. On an agenda, that topic is on it too.
alter table proposal add column board_topic_id uuid references board_topic (id) on delete set null;
create index proposal_board_topic on proposal (board_topic_id) where board_topic_id is not null;

create or replace view board_planned as
select d.* from board_discussion d join agenda_item i on i.id = d.item_id
union all
select p.board_topic_id, i.meeting_id, i.id, p.decided_at
from proposal p join agenda_item i on i.meeting_id = p.meeting_id and i.presentation_id = p.presentation_id
where p.board_topic_id is not null and p.status = 'ACCEPTED';
