-- Checksums used to be those of nothing, whatever was in the file: these are not known. Nor is that of what is still to be made.
alter table stored_file alter column sha256 drop not null;
update stored_file set sha256 = null where sha256 = sha256(''::bytea) or made_from is not null;
alter table stored_file add constraint stored_file_sha256_check check (length(sha256) = 32);
