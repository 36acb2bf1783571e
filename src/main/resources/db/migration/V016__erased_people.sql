-- What is left of somebody who was erased: a row without a name, so that attendance and what others wrote stay whole.
alter table person add column erased_at timestamptz;
alter table person add constraint person_erased_is_nameless check (
    (status = 'ERASED') = (erased_at is not null)
    and (status <> 'ERASED' or (
        name = 'Former member' and email is null and job_title is null and organisation_id is null
        and dietary_needs is null and access_needs is null and welcomed_at is null)));
