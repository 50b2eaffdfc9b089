-- How cases were rated whose scenarios publish that: one row for each, so that the next change can take it back first.
create table service_rating (
  case_id   bigint primary key,
  item      text collate "C" not null,
  unit      bigint not null,
  starts    date not null,
  score     double precision not null,
  satisfied boolean not null,
  bad       boolean not null,
  mended    boolean not null
);

-- Sums by item of the catalogue (empty for none), responsible unit (0 for none) and month of the rating.
create table service_rating_month (
  item      text collate "C" not null,
  unit      bigint not null,
  starts    date not null,
  ratings   bigint not null,
  score     double precision not null,
  satisfied bigint not null,
  bad       bigint not null,
  mended    bigint not null,
  primary key (item, unit, starts)
);
