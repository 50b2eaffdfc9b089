-- Figures for everybody. What each case has added so far, so that the next change can take it back first.
create table intake_public_case (
  case_id bigint primary key,
  part    jsonb not null
);

-- Published cases by place (city, district, street: each case is in all of them that are published), month of opening, scenario, root of
-- the category, and how long they took: -1 not settled, 0 … by steps, 99 settled in a time that is not published.
create table intake_public_month (
  place    bigint not null,
  starts   date not null,
  scenario text collate "C" not null,
  category text collate "C" not null,
  span     int not null,
  cases    bigint not null,
  promised bigint not null,
  in_time  bigint not null,
  seconds  double precision not null,
  primary key (place, starts, scenario, category, span)
);
