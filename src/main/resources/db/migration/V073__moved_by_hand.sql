-- Organisers move people between the room and online.
alter table place_by_hand drop constraint place_by_hand_action_check;
alter table place_by_hand add constraint place_by_hand_action_check
    check (action in ('ADDED', 'CONFIRMED', 'MOVED', 'GIVEN_BACK'));
