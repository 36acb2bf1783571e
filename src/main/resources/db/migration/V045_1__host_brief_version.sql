-- Of two organisers who say something else to the host at once, the second sees what the first said.
alter table host_brief add column version int not null default 0;
