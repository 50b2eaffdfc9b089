-- Every two neighbouring characters, so that a part of a name finds it.
create function inspection_grams(name text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(lower(name), n, 2) from generate_series(1, length(name) - 1) n)
$$;

-- What came of each visit, read from the timeline of its case: can be thrown away and built again.
create table inspection_result (
  case_id      bigint primary key,
  number       text not null unique,
  visit        bigint not null,
  task         bigint not null,
  kind         text not null,           -- drawn, targeted, reinspection
  party_code   text not null,
  party_name   text not null,
  place        bigint not null,
  district     bigint not null,         -- in which the place lies; the place itself where it lies in none
  field        text not null,
  unit         bigint not null,         -- the leading department
  risk         char(1) not null,        -- class of the party when it was drawn
  year         int not null,            -- of the first day of the task
  sample       boolean not null,
  state        text not null,
  inspected_at timestamptz,             -- to the second
  recorded_at  timestamptz,
  publish_due  timestamptz,             -- of the promise to publish
  published_at timestamptz,
  object_until timestamptz,
  closed_at    timestamptz,
  called_off   boolean not null,
  result       text not null,           -- one of eight, empty before it is recorded
  problems     int not null,
  checked      int not null,
  summary      text not null,
  objections   int not null,
  objecting    boolean not null,
  changed      boolean not null,        -- after an objection
  corrected    boolean not null
);
create index inspection_result_newest on inspection_result (inspected_at desc, case_id desc) where published_at is not null;
create index inspection_result_district on inspection_result (district, inspected_at desc, case_id desc) where published_at is not null;
create index inspection_result_result on inspection_result (result, inspected_at desc, case_id desc) where published_at is not null;
create index inspection_result_unit on inspection_result (unit, inspected_at desc, case_id desc) where published_at is not null;
create index inspection_result_party on inspection_result (party_code, inspected_at desc, case_id desc);
create index inspection_result_name on inspection_result using gin (inspection_grams(party_name)) where published_at is not null;
create index inspection_result_task on inspection_result (task);
create index inspection_result_late on inspection_result (publish_due) where published_at is null and recorded_at is not null and not called_off;

-- What has to be put right after a visit, read from the timelines of those cases.
create table inspection_rectification (
  case_id    bigint primary key,
  number     text not null,
  visit_case bigint not null,
  state      text not null,
  due_at     timestamptz,
  ended_at   timestamptz,
  corrected  boolean not null,
  in_time    boolean not null
);
create index inspection_rectification_visit on inspection_rectification (visit_case);

-- Sums over inspection_result; kept in the transaction that changes a row there.
create table inspection_figure (
  year     int not null,
  task     bigint not null,
  unit     bigint not null,
  district bigint not null,
  field    text not null,
  risk     char(1) not null,
  kind     text not null,
  visits          bigint not null,      -- not called off
  called_off      bigint not null,
  visited         bigint not null,
  judged          bigint not null,      -- visited, and it could be seen whether there is something wrong
  found           bigint not null,      -- of those judged: something was wrong
  ordered         bigint not null,
  corrected       bigint not null,
  published       bigint not null,
  in_time         bigint not null,      -- of those published
  judged_publicly bigint not null,      -- of those published
  found_publicly  bigint not null,
  objected        bigint not null,
  changed         bigint not null,
  primary key (year, task, unit, district, field, risk, kind)
);
create index inspection_figure_task on inspection_figure (task);

-- Cases of visits and rectifications that have come to their end and may bring their party a mark.
create table inspection_credit_due (
  case_id bigint primary key
);

-- How the ministries know a department: the first part of the codes of its checklists.
create table inspection_agency (
  unit       bigint primary key,
  code       text not null,             -- unified social credit code
  level      int not null check (level between 1 and 5),
  version    int not null,
  changed_by bigint not null,
  changed_at timestamptz not null
);

-- The officers of a department, for how evenly they were drawn.
create index inspection_team_unit on inspection_team (unit, officer) where out_at is null;
