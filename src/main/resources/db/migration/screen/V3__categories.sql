-- Areas' months tell categories apart too. What they sum is read again from the timelines.
truncate screen_case, screen_month, screen_area_month, screen_area_day;

-- For whoever sees what their unit is responsible for, wherever that lies.
create index screen_month_unit on screen_month (unit, scenario, starts);

do $$
begin
  if to_regclass('casework_cursor') is not null then
    delete from casework_cursor where projection = 'screen.indicators';
  end if;
end $$;
