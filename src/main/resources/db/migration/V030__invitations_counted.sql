-- How many people somebody asked to speak today is counted here: the rows of those taken off again are gone.
create index audit_asked_to_speak on audit (actor_id, at) where action = 'asked to speak';
