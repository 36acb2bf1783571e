-- Whether a guest was made by checking in is no longer asked: whoever is unclaimed and in no table goes.
alter table guest_check_in alter column made_person set default false;
