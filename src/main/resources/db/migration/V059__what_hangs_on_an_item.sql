-- Every item that ever stood on an agenda. Whatever others hang on an item hangs here, so that it is still there when the item
-- is taken out and comes back. See docs/decisions/045-what-hangs-on-an-item.md.
create table agenda_item_kept (
    id         uuid primary key,
    meeting_id uuid not null references meeting (id) on delete cascade
);
create index agenda_item_kept_meeting on agenda_item_kept (meeting_id);
insert into agenda_item_kept select id, meeting_id from agenda_item;

create function agenda_item_kept() returns trigger language plpgsql as $$
begin
    insert into agenda_item_kept values (new.id, new.meeting_id) on conflict do nothing;
    return new;
end $$;
create trigger agenda_item_kept before insert on agenda_item for each row execute function agenda_item_kept();
alter table agenda_item add foreign key (id) references agenda_item_kept (id);

-- Off the agenda, a topic is off here too: it may be planned again, and the view has what stands.
alter table board_discussion
    drop constraint board_discussion_pkey,
    drop constraint board_discussion_item_id_fkey,
    add primary key (board_topic_id, item_id),
    add foreign key (item_id) references agenda_item_kept (id) on delete cascade;
create view board_planned as
select d.* from board_discussion d join agenda_item i on i.id = d.item_id;

alter table cpd_choice
    drop constraint cpd_choice_item_id_fkey,
    add foreign key (item_id) references agenda_item_kept (id) on delete cascade;
alter table cpd_note
    drop constraint cpd_note_item_id_fkey,
    add foreign key (item_id) references agenda_item_kept (id) on delete set null;
alter table room_post
    drop constraint room_post_item_id_fkey,
    add foreign key (item_id) references agenda_item_kept (id) on delete set null;
alter table talk_words
    drop constraint talk_words_agenda_item_id_fkey,
    add foreign key (agenda_item_id) references agenda_item_kept (id) on delete set null;
