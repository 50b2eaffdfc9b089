-- A year's plan of one unit; a district's may follow from the city's.
create table inspection_plan (
  id           bigint generated always as identity primary key,
  year         int not null,
  title        text not null,
  unit         bigint not null,
  place        bigint not null,
  above        bigint references inspection_plan,
  state        text not null,           -- DRAFT, PUBLISHED, WITHDRAWN
  made_by      bigint not null,
  made_at      timestamptz not null,
  published_at timestamptz
);

-- One draw of parties and officers, or a list of parties named by leads.
create table inspection_task (
  id          bigint generated always as identity primary key,
  plan        bigint references inspection_plan,   -- none for a targeted one
  title       text not null,
  kind        text not null,            -- DRAWN, TARGETED
  place       bigint not null,
  items       text[] not null,          -- code/version
  units       bigint[] not null,        -- departments that go together; the first one leads
  ratios      jsonb not null,           -- of each class, in ten-thousandths of the pool
  most_a_year jsonb not null,           -- of each class: how often a party is visited at most
  from_day    date not null,
  until_day   date not null,
  team        int not null default 2 check (team >= 2),   -- officers of each department
  lead_case   text not null default '', -- number of the case that gave the lead
  state       text not null             -- PLANNED, COMMITTED, DRAWN, CALLED_OFF
);
create index inspection_task_plan on inspection_task (plan);

-- Days on which a party is left alone unless there is a lead.
create table inspection_calm (
  id       bigint generated always as identity primary key,
  place    bigint not null,
  field    text not null,               -- empty for all
  from_day date not null,
  until_day date not null,
  reason   text not null
);

create table inspection_draw (
  task          bigint primary key references inspection_task,
  commitment    text not null,
  secret        bytea not null,         -- sealed until it is revealed
  source        text not null,          -- where the public value will come from
  public_at     timestamptz not null,   -- and when
  pools         bytea not null,         -- the frozen files
  committed_by  bigint not null,
  committed_at  timestamptz not null,
  public_value  text,
  revealed_by   bigint,
  revealed_at   timestamptz,
  record        bytea                   -- what anybody runs again
);

-- One party, one visit, however many departments.
create table inspection_visit (
  id        bigint generated always as identity primary key,
  task      bigint not null references inspection_task,
  party     bigint not null references inspection_party,
  position  int not null,               -- in the order drawn
  case_id   bigint,
  problem   text,                       -- why there is no team, or none
  unique (task, party)
);
create unique index inspection_visit_case on inspection_visit (case_id);
create index inspection_visit_party on inspection_visit (party);

create table inspection_team (
  visit   bigint not null references inspection_visit,
  officer bigint not null references inspection_officer,
  unit    bigint not null,
  seat    int not null,                 -- 1 leads
  out_at  timestamptz,                  -- taken out again, and why
  reason  text,
  taken_out_by bigint,
  primary key (visit, officer)
);
create index inspection_team_officer on inspection_team (officer) where out_at is null;
