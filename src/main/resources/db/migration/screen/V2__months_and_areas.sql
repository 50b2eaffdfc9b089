-- Days of each place were nearly as many rows as there are cases. Now: months of the place a case lies in, and months and days of
-- areas, the places directly below a city. What they sum is read again from the timelines.
drop table screen_rollup;
truncate screen_case;

create table screen_month (
  scenario  text collate "C" not null,
  indicator text collate "C" not null,
  place     bigint not null,
  starts    date not null,
  unit      bigint not null,
  whole     double precision not null,
  part      double precision not null,
  primary key (scenario, place, starts, indicator, unit)
);
create table screen_area_month (like screen_month, primary key (scenario, indicator, place, starts, unit));
create table screen_area_day (like screen_month, primary key (scenario, indicator, place, starts, unit));

do $$
begin
  if to_regclass('casework_cursor') is not null then
    delete from casework_cursor where projection = 'screen.indicators';
  end if;
end $$;
