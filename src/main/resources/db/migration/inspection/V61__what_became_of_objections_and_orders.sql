-- Whether an objection was taken down at a counter, and was not made by the party by its link.
alter table inspection_result add column at_counter boolean not null default false;

-- What anybody reads of an order to correct: whether more time was given, whether it was ordered once more, and why it was withdrawn.
alter table inspection_rectification
  add column prolonged_from timestamptz,
  add column again_from     timestamptz,
  add column lapsed         boolean not null default false,
  add column withdrawn_for  text not null default '';

-- Results of before say nothing of it, nor that a visit whose record was sent back stays visited: they are read from the timelines anew, in the background,
-- once the city serves (as V55 did).
truncate inspection_result, inspection_rectification, inspection_figure, inspection_credit_due;
do $$
begin
  if to_regclass('casework_cursor') is not null then
    delete from casework_cursor where projection = 'inspection.results';
  end if;
end $$;
