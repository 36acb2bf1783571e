-- Of a talk that was typed into an agenda, or imported, nobody may have said whether it is technical or strategic: then it is neither.
alter table presentation alter column nature drop not null;
