-- Whom a talk is for is said in the same words of a proposal and of the talk it becomes.
alter table proposal drop constraint proposal_level_check;
update proposal set level = case level when 'ANYBODY' then 'INTRODUCTORY' when 'SOME' then 'INTERMEDIATE' else 'ADVANCED' end;
alter table proposal add constraint proposal_level_check check (level in ('INTRODUCTORY', 'INTERMEDIATE', 'ADVANCED'));

-- Whether the talk that it became says what it says, and is its region's. Until now seen from the last decision, whatever that was.
alter table proposal add column presented boolean not null default false;
update proposal set presented = presentation_id is not null and (decided_at is null or changed_at <= decided_at);
