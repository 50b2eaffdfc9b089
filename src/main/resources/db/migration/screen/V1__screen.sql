-- What each case has added to the rollups so far, so that the next change can take it back first.
create table screen_case (
  case_id bigint primary key,
  parts   jsonb not null
);

-- Sums of the indicators' denominators and numerators by day, place and responsible unit.
create table screen_rollup (
  scenario  text not null,
  indicator text not null,
  place     bigint not null,
  day       date not null,
  unit      bigint not null,
  whole     double precision not null,
  part      double precision not null,
  primary key (scenario, indicator, place, day, unit)
);
