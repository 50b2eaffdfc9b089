-- A change is made to what its author had seen, or not at all.
alter table inspection_plan
  add version int not null default 1,
  add why     text not null default '';        -- of a withdrawn one

alter table inspection_task
  add version int not null default 1,
  add made_by bigint,
  add made_at timestamptz,
  add above   bigint references inspection_task, -- the city's task that a district's follows from
  add why     text not null default '';          -- of one called off
create unique index inspection_task_above on inspection_task (above, place);
create index inspection_task_window on inspection_task (place, from_day) where state <> 'CALLED_OFF';

create unique index inspection_plan_above on inspection_plan (above, unit);

-- Who stood in the register and not in the pool, and why: OFTEN, OVERLAP, CALM.
create table inspection_left_out (
  task   bigint not null references inspection_task,
  party  bigint not null references inspection_party,
  reason text not null,
  primary key (task, party)
);

alter table inspection_calm
  add made_by bigint,
  add made_at timestamptz,
  add ended_at timestamptz;                      -- taken back; what was frozen by it stays

alter table inspection_draw
  add witness bytea;                             -- a name, sealed; removed in time

-- Each state of a record that was published. An older one is made again from the newest: its redraws, up to this one.
create table inspection_draw_record (
  task    bigint not null references inspection_draw,
  version int not null,                          -- 1: as drawn; each redraw one more
  sha256  text not null,
  at      timestamptz not null,
  primary key (task, version)
);

alter table inspection_visit
  add day    date,                               -- on which it is due in the order of the plan; a proposal
  add detail text not null default '';           -- what the problem says
create index inspection_visit_waiting on inspection_visit (id) where case_id is null and problem is null;

-- What was done to plans and draws, and by whom.
create table inspection_plan_log (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  person bigint,
  kind   text not null,
  about  text not null,
  detail text not null
);
create index inspection_plan_log_at on inspection_plan_log (at, id);
