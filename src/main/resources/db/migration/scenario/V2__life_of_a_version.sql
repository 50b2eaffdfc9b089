-- Packages being worked on, before they become versions. One open draft for each scenario.
create table scenario_draft (
  id           bigint generated always as identity primary key,
  key          text        not null,
  state        text        not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'DISCARDED')),
  -- the version that was in force when it was begun or last handed in; null if there was none
  against      int references scenario_version (id),
  -- counted up by every change
  revision     int         not null,
  begun_at     timestamptz not null,
  changed_at   timestamptz not null,
  changed_by   bigint      not null,
  -- the version it became
  published    int references scenario_version (id)
);
create unique index scenario_draft_open on scenario_draft (key) where state in ('DRAFT', 'IN_REVIEW');

create table scenario_draft_file (
  draft      bigint      not null references scenario_draft (id) on delete cascade,
  path       text        not null,
  content    bytea       not null,
  -- the draft's, when the file was changed last: two people may work on two files
  revision   int         not null,
  changed_at timestamptz not null,
  changed_by bigint      not null,
  primary key (draft, path)
);

-- Scenarios that take no new cases. Running cases go on.
create table scenario_retirement (
  key    text        primary key,
  at     timestamptz not null,
  person bigint      not null,
  reason text        not null
);

-- Who did what when with drafts and versions; person is null for the operator and the start of the program.
create table scenario_log (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  person  bigint,
  key     text        not null,
  draft   bigint,
  kind    text        not null,
  detail  text        not null
);
create index scenario_log_key on scenario_log (key, id);
create index scenario_log_draft on scenario_log (draft) where draft is not null;
