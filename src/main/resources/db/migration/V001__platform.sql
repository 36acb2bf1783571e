-- What every feature stands on: extensions, sessions, jobs, audit, drafts.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Spring Session, as its own schema has it.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- db-scheduler, as its own schema has it.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Who did what to which thing. Append-only, ids alone: no personal text.
create table audit (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor_id uuid,
    action   text        not null check (length(action) between 1 and 80),
    subject  text        not null check (length(subject) between 1 and 40),
    subject_id uuid
);
create index audit_subject on audit (subject, subject_id, id);

create function audit_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'audit rows are never changed'; end $$;
create trigger audit_append_only before update or delete on audit
    for each row execute function audit_is_append_only();
