-- Of each question, and of the day, as many ratings are shown as there were when five had last been added. Whoever compares what
-- is shown before and after an opening so reads nobody's single rating, nor the words that came with it.
alter table feedback_rating add column shown int not null default 0;
alter table feedback_rating add check (shown between 0 and given);
update feedback_rating r set shown = given
where (select sum(given) from feedback_rating a where a.meeting_id = r.meeting_id and a.talk_id is not distinct from r.talk_id) >= 5;
alter table feedback_rating alter column shown drop default;

-- Words on a talk are shown with its ratings, those on the day as soon as they are opened.
alter table feedback_words add column shown boolean not null default true;
alter table feedback_words add check (shown or talk_id is not null);
update feedback_words w set shown = exists (select 1 from feedback_rating r where r.talk_id = w.talk_id and r.shown > 0)
where talk_id is not null;
alter table feedback_words alter column shown drop default;
