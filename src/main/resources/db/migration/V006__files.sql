-- Bytes live in a directory, named by id; the row is written after them.
create table stored_file (
    id          uuid primary key,
    name        text        not null check (length(name) between 1 and 160 and name !~ '[/\\]'),
    kind        text        not null check (kind in ('IMAGE', 'DOCUMENT')),
    media_type  text        not null,
    bytes       bigint      not null check (bytes > 0),
    sha256      bytea       not null,
    -- images are re-encoded in these widths, in pixels, the largest last
    widths      int[]       not null default '{}',
    height      int,
    uploaded_by uuid references person (id),
    uploaded_at timestamptz not null,
    check ((kind = 'IMAGE') = (cardinality(widths) > 0))
);
create index stored_file_uploaded_by on stored_file (uploaded_by);
