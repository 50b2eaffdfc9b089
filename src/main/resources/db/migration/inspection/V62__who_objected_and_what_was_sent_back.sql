-- Whether an objection was taken down at a counter, and was not made by the party by its link.
alter table inspection_result add column if not exists at_counter boolean not null default false;

-- A visit whose record was sent back stays visited. Results of before this do not say so, nor how an objection came: they are read from the timelines anew,
-- in the background, once the city serves.
truncate inspection_result, inspection_rectification, inspection_figure, inspection_credit_due;
do $$
begin
  if to_regclass('casework_cursor') is not null then
    delete from casework_cursor where projection = 'inspection.results';
  end if;
end $$;
