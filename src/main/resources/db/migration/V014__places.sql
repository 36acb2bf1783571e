-- What the organisers of a meeting decided about its places; a meeting without a row has the defaults.
create table place_rules (
    meeting_id       uuid primary key references meeting (id),
    version          int         not null default 0,
    -- between them places can be taken; null for from publication, and until the meeting is over
    opens_at         timestamptz,
    closes_at        timestamptz,
    -- a place is asked for, and an organiser says yes or no
    approval         boolean     not null default false,
    -- this many places an organisation, for the room and for online each; whoever comes after them waits
    per_organisation int check (per_organisation between 1 and 500),
    -- From this many days before the meeting, at this time of its zone, whoever waits is asked before moving up; null
    -- for never. Kept as days and a time, so that it holds for whatever date the meeting is moved to.
    offer_days       int default 1 check (offer_days between 0 and 14),
    offer_time       time        not null default '20:00',
    -- for a meeting held again: hours after publication in which only those registered for the earlier one take places
    head_start_hours int         not null default 48 check (head_start_hours between 0 and 720),
    -- how many colleagues one may bring
    most_colleagues  int         not null default 3 check (most_colleagues between 0 and 20),
    check (closes_at > opens_at)
);

alter table registration drop constraint registration_status_check;
alter table registration add constraint registration_status_check
    check (status in ('CONFIRMED', 'WAITING', 'OFFERED', 'REQUESTED', 'CANCELLED', 'APOLOGIES'));

-- Who is offered a place holds it (it counts in place.confirmed) and keeps the number, to return to it.
alter table registration drop constraint registration_check;
alter table registration add constraint registration_number
    check ((status in ('WAITING', 'OFFERED')) = (waiting_number is not null));

alter table registration
    -- until when the offer of a place holds
    add column offered_until  timestamptz,
    -- until when somebody with a place is to say whether the new date suits; null when nothing is asked, or answered
    add column confirm_by     timestamptz,
    -- why a request was declined, in the organiser's words
    add column declined_reason text check (length(declined_reason) <= 1000),
    add constraint registration_offer check ((status = 'OFFERED') = (offered_until is not null)),
    add constraint registration_asked check (confirm_by is null or status = 'CONFIRMED'),
    add constraint registration_declined check (declined_reason is null or status = 'CANCELLED');
create index registration_offered_until on registration (offered_until) where offered_until is not null;
create index registration_confirm_by on registration (confirm_by) where confirm_by is not null;
