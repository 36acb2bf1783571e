-- Eight years of a network: 12 regions, 2,000 meetings, 8,000 talks, 5,000 people, 1,500 write-ups. Made in sets, the same each
-- time; :now stands for the day on which it is looked at, which is half a year before the last meeting.
create or replace function pg_temp.pick(n int, salt int, words text[]) returns text language sql immutable as
$$ select words[1 + (hashint4(n * 31 + salt) & 2147483647) % cardinality(words)] $$;

create or replace function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as
$$ select md5('big ' || kind || ' ' || n)::uuid $$;

-- What is looked for is written once at the end, and not after each row.
do $$
declare one record;
begin
    for one in select tgrelid::regclass as touched, tgname from pg_trigger where tgname like 'search\_touch%' loop
        execute format('alter table %s disable trigger %I', one.touched, one.tgname);
    end loop;
end
$$;

insert into region (id, slug, name, short_name, description, hue, postcode_areas)
select pg_temp.id('region', n), 'big-' || slug, name, left(name, 14), 'Eight years of meetings.', n * 29 % 360, areas
from (values (1, 'south-west', 'Big South West', '{BS,BA,EX}'::text[]), (2, 'south-east', 'Big South East', '{RG,GU,BN}'),
             (3, 'london', 'Big London', '{N,E,SE}'), (4, 'east', 'Big East', '{CB,NR,IP}'),
             (5, 'east-midlands', 'Big East Midlands', '{NG,LE,DE}'), (6, 'west-midlands', 'Big West Midlands', '{B,CV,WV}'),
             (7, 'yorkshire', 'Big Yorkshire', '{LS,YO,S}'), (8, 'north-west', 'Big North West', '{M,L,PR}'),
             (9, 'north-east', 'Big North East', '{NE,DH,SR}'), (10, 'wales', 'Big Wales', '{CF,SA,LL}'),
             (11, 'scotland', 'Big Scotland', '{EH,G,AB}'), (12, 'northern-ireland', 'Big Northern Ireland', '{BT}')
     ) as regions (n, slug, name, areas);

insert into topic (id, slug, name)
select pg_temp.id('topic', n), 'big-' || n, 'Big ' || name
from unnest('{Cyber security,Cloud,Wellbeing,Apprentices,CPD,Devices,Intune,Licensing,Esports,Wi-Fi,Backups,Safeguarding}'::text[])
     with ordinality as names (name, n);

insert into organisation (id, name, kind, created_at)
select pg_temp.id('organisation', n),
       pg_temp.pick(n, 1, '{Ash,Birch,Cedar,Elm,Hazel,Maple,Oak,Rowan,Willow,Yew}') || ' '
           || case when n % 8 = 0 then 'Systems ' else 'Academy ' end || n,
       case when n % 8 = 0 then 'VENDOR' else 'SCHOOL' end, :now
from generate_series(1, 400) as n;

insert into person (id, email, name, job_title, organisation_id, standing, status, welcomed_at, created_at)
select pg_temp.id('person', n), 'big.' || n || '@school.example',
       pg_temp.pick(n, 2, '{Aled,Aisha,Ben,Carys,Dylan,Efua,Fergus,Grace,Huw,Imran,Jo,Kirsty,Liam,Mair,Niamh,Owen,Priya,Rhys,Siân,Tomasz,Una,Wren,Yusuf,Zoë}')
           || ' ' || pg_temp.pick(n, 3, '{Adeyemi,Bevan,Carter,Davies,Evans,Fraser,Gallagher,Hughes,Iqbal,Jenkins,Kowalska,Lloyd,MacLeod,Nair,O’Brien,Prosser,Quigley,Roberts,Singh,Thomas,Underwood,Vaughan,Whittaker,Young}')
           || pg_temp.pick(n, 4, '{"",""," Hart"," Moss"," Reid"}'),
       'Network manager', pg_temp.id('organisation', 1 + n % 400), 'MEMBER', 'ACTIVE', :now, :now
from generate_series(1, 5000) as n;

-- Two a region.
insert into ambassador (id, region_id, person_id, role, since)
select pg_temp.id('ambassador', n), pg_temp.id('region', 1 + n % 12), pg_temp.id('person', n), case when n <= 12 then 'LEAD' else 'CO' end,
       date '2019-09-01'
from generate_series(1, 24) as n;

insert into venue (id, name, organisation_id, region_id, address_line, town, postcode, capacity, added_at)
select pg_temp.id('venue', n), 'Big venue ' || n, pg_temp.id('organisation', n), pg_temp.id('region', 1 + n % 12), n || ' High Street',
       pg_temp.pick(n, 5, '{Bristol,Reading,London,Norwich,Nottingham,Coventry,Leeds,Preston,Durham,Swansea,Stirling,Belfast}'),
       pg_temp.pick(n, 5, '{BS,RG,SE,NR,NG,CV,LS,PR,DH,SA,FK,BT}') || 1 + n % 19 || ' 4XX', 40 + n % 100, :now
from generate_series(1, 240) as n;

-- Of the last half year to come, every third is a draft; one in forty was cancelled.
insert into meeting (id, slug, region_id, title, summary, format, zone, starts_at, ends_at, venue_id, status, published_at,
                     cancelled_at, cancelled_reason, created_at, changed_at)
select pg_temp.id('meeting', n), case when draft then null else 'big-meeting-' || n end, pg_temp.id('region', 1 + n % 12),
       pg_temp.pick(n, 6, '{Autumn,Spring,Summer,Winter}') || ' meeting on '
           || pg_temp.pick(n, 7, '{cloud,cyber security,licensing,wellbeing,devices,backups,budgets,networks,apprentices}') || ' ' || n,
       'A day at a school for the people who run IT, about ' || pg_temp.pick(n, 8, '{servers,identity,printing,classrooms,exams,filtering,esports}')
           || ' and what others have learned.',
       'IN_PERSON', 'Europe/London', starts, starts + interval '330 minutes', pg_temp.id('venue', 1 + n % 240),
       case when draft then 'DRAFT' when n % 40 = 0 then 'CANCELLED' else 'PUBLISHED' end,
       case when draft then null else starts - interval '60 days' end,
       case when n % 40 = 0 and not draft then starts - interval '2 days' end,
       case when n % 40 = 0 and not draft then 'Snow and ice.' end,
       starts - interval '90 days', starts - interval '60 days'
from (select n, starts, starts > :now and n % 3 = 0 as draft
      from (select n, date_trunc('day', :now - interval '2737 days' + n * interval '35 hours') + interval '570 minutes' as starts
            from generate_series(1, 2000) as n) as days) as plan;

insert into place (meeting_id, mode, capacity) select pg_temp.id('meeting', n), 'ROOM', 60 from generate_series(1, 2000) as n;

-- Each tenth is held together with the neighbours.
insert into meeting_co_host (meeting_id, region_id, invited_at, accepted_at)
select pg_temp.id('meeting', n), pg_temp.id('region', 1 + (n + 1) % 12), :now, :now from generate_series(10, 2000, 10) as n;

insert into presentation (id, slug, title, abstract, kind, nature, created_by, created_at)
select pg_temp.id('presentation', n), 'big-talk-' || n,
       pg_temp.pick(n, 9, '{Building,Choosing,Defending,Explaining,Funding,Growing,Losing,Mending,Moving,Planning,Replacing,Testing,Trusting,Understanding}')
           || ' ' || pg_temp.pick(n, 10, '{backups,budgets,the help desk,identity,licences,phishing drills,printers,resilience,servers,single sign-on,the firewall,Windows 11,wireless,the digital strategy}')
           || ' ' || pg_temp.pick(n, 11, '{across a trust,at a small primary,at two sites,before the exams,in a summer,on no budget,over ten years,with apprentices,with governors,without tears}')
           || ' ' || n,
       'We tell what we tried at our school, what it cost in money and evenings, and what the '
           || pg_temp.pick(n, 12, '{auditors,colleagues,governors,parents,pupils,teachers,trustees}') || ' made of it. Along the way: '
           || pg_temp.pick(n, 13, '{ransomware,safeguarding,procurement,accessibility,data protection,asset lists,change management}') || ', '
           || pg_temp.pick(n, 14, '{Intune,Chromebooks,virtual machines,tape,fibre,mobile phones,projectors}')
           || ' and the question nobody asks. There is time to talk, and the slides are yours to take home.',
       case when n % 5 = 0 then 'VENDOR' else 'MEMBER' end, case when n % 2 = 0 then 'TECHNICAL' else 'STRATEGIC' end,
       pg_temp.id('person', 1 + n % 5000), :now
from generate_series(1, 8000) as n;

insert into presentation_speaker (presentation_id, person_id, position)
select pg_temp.id('presentation', n), pg_temp.id('person', 1 + (n * 7 + p * 1301) % 5000), p
from generate_series(1, 8000) as n, generate_series(0, 1) as p where p = 0 or n % 2 = 0;

insert into presentation_topic (presentation_id, topic_id)
select pg_temp.id('presentation', n), pg_temp.id('topic', 1 + (n + t * 5) % 12)
from generate_series(1, 8000) as n, generate_series(0, 1) as t;

insert into presentation_material (id, presentation_id, label, url, position)
select pg_temp.id('material', n), pg_temp.id('presentation', n), 'Slides', 'https://slides.example/' || n, 0
from generate_series(1, 8000, 3) as n;

-- Four talks a meeting, the welcome ahead of them; every fourth meeting repeats one from three years before.
insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, title, presentation_id)
select pg_temp.id('item', n), pg_temp.id('meeting', 1 + (n - 1) / 4), 15 + (n - 1) % 4 * 45, 40,
       case when n % 5 = 0 then 'VENDOR_TALK' else 'MEMBER_TALK' end, '', pg_temp.id('presentation', n)
from generate_series(1, 8000) as n;
insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, title, presentation_id)
select pg_temp.id('welcome', n), pg_temp.id('meeting', n), 0, 15, 'WELCOME', 'Welcome', null from generate_series(1, 2000) as n
union all
select pg_temp.id('again', n), pg_temp.id('meeting', n), 200, 40, case when t % 5 = 0 then 'VENDOR_TALK' else 'MEMBER_TALK' end, '',
       pg_temp.id('presentation', t)
from (select n, (n - 750) * 4 + 1 as t from generate_series(752, 2000, 4) as n) as repeated;

insert into agenda_person (item_id, person_id, role, position)
select i.id, s.person_id, 'SPEAKER', s.position
from agenda_item i join presentation_speaker s on s.presentation_id = i.presentation_id;

insert into write_up (id, slug, meeting_id, author_id, title, summary, body, status, official, published_at, created_at, changed_at)
select pg_temp.id('write_up', n), 'big-write-up-' || n, m.id, pg_temp.id('person', 1 + n % 5000), 'What was said at ' || m.title,
       'Forty people, four talks and much coffee.',
       repeat('The room spoke of ' || pg_temp.pick(n, 15, '{insurance,recruitment,summer works,new phones,exam results,fire alarms}')
           || ' and of ' || pg_temp.pick(n, 16, '{timetables,funding,leases,batteries,cabling,heating}')
           || ', and several schools offered to share what they have written down. ', 12),
       'PUBLISHED', true, m.ends_at + interval '5 days', m.ends_at, m.ends_at
from generate_series(1, 1500) as n join meeting m on m.id = pg_temp.id('meeting', n) and m.status = 'PUBLISHED';

-- Of what is asked for, most was asked lately, and few ask for much.
insert into board_topic (id, kind, title, body, region_id, author_id, status, created_at, changed_at)
select pg_temp.id('board_topic', n), case when n % 2 = 0 then 'HEAR' else 'WRESTLE' end,
       pg_temp.pick(n, 17, '{How do you fund,Who has tried,What comes after,Is anybody happy with,How long does one keep}') || ' '
           || pg_temp.pick(n, 18, '{laptops,cloud backups,on-call hours,filtering,visitor Wi-Fi,interactive screens,helpdesk tickets}') || ' ' || n,
       'We are a school of ' || 200 + n % 1300 || ' pupils and would like to hear how others go about it.',
       case when n % 6 = 0 then null else pg_temp.id('region', 1 + n % 12) end, pg_temp.id('person', 1 + n % 5000),
       case when n % 25 = 0 then 'WITHDRAWN' else 'OPEN' end, created, created
from (select n, :now - n * interval '6 hours' as created from generate_series(1, 5000) as n) as asked;
insert into board_tag (board_topic_id, topic_id)
select pg_temp.id('board_topic', n), pg_temp.id('topic', 1 + n % 12) from generate_series(1, 5000) as n;
insert into board_vote (board_topic_id, person_id, voted_at)
select topic, person, :now from (
    select distinct pg_temp.id('board_topic', 1 + (n * n % 4999 + n % 7 * (n % 3)) % 5000) as topic, pg_temp.id('person', 1 + (n * 37 + n / 5000) % 5000) as person
    from generate_series(1::bigint, 110000) as n) as votes
limit 100000;
update board_topic b set votes = v.votes
from (select board_topic_id, count(*) as votes from board_vote group by 1) v where v.board_topic_id = b.id;

do $$
declare one record;
begin
    for one in select tgrelid::regclass as touched, tgname from pg_trigger where tgname like 'search\_touch%' loop
        execute format('alter table %s enable trigger %I', one.touched, one.tgname);
    end loop;
end
$$;
