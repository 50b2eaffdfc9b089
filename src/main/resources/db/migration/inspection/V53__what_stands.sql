-- Who went on a visit: as the record in force has it. Where there is none, of each seat whoever sat there when it was inspected; nobody who came in later.
create view inspection_went as
select team.visit, team.unit, team.seat, officer.certificate
from inspection_team team
join inspection_officer officer on officer.id = team.officer
left join lateral (
  select body from inspection_record r where r.visit = team.visit and r.sealed_at is not null and r.sent_back_at is null order by r.no desc limit 1
) record on true
left join lateral (
  select inspected_at from inspection_visit v join inspection_result r on r.case_id = v.case_id where v.id = team.visit
) made on true
where case when record.body is not null then jsonb_exists(record.body::jsonb -> 'officers', officer.certificate)
  else (team.out_at is null or team.out_at > made.inspected_at) and not exists (
    select from inspection_team other
    where other.visit = team.visit and other.seat = team.seat and other.out_at > made.inspected_at and (team.out_at is null or other.out_at < team.out_at))
  end;

-- A district's task that was joined with another is called off, and the one that follows is the city's too.
drop index inspection_task_above;
create unique index inspection_task_above on inspection_task (above, place) where state <> 'CALLED_OFF';

-- Whether the officer declared it, and what somebody else entered it for.
alter table inspection_recusal
  add own boolean not null default true,
  add why text not null default '';
update inspection_recusal r set own = exists (select from inspection_officer o where o.id = r.officer and o.person = r.declared_by);

-- Of a draw, when its pools were frozen: how many pairs of an officer and a party were kept apart.
create table inspection_draw_recusal (
  task   bigint not null references inspection_draw,
  reason text not null,                  -- INTEREST, RELATION, DECLARED
  own    boolean not null,               -- the officer's own, or entered by somebody else
  pairs  bigint not null,
  primary key (task, reason, own)
);
