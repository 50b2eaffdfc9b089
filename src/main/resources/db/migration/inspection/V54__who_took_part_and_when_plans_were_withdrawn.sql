-- All departments that took part in a visit, the leading one first, as the record has it when it is published; null before. Results are found by each of them.
alter table inspection_result add units bigint[];
update inspection_result r set units = coalesce(went.units, array[r.unit])
from inspection_result published left join (
  select visit, array_agg(unit order by seat) as units from (select visit, unit, min(seat) as seat from inspection_went group by visit, unit) each group by visit
) went on went.visit = published.visit
where published.case_id = r.case_id and published.published_at is not null;
create index inspection_result_units on inspection_result using gin (units) where published_at is not null;

-- When a plan was withdrawn.
alter table inspection_plan add withdrawn_at timestamptz;
update inspection_plan plan set withdrawn_at =
  (select max(log.at) from inspection_plan_log log where log.kind = 'PLAN_WITHDRAWN' and log.about = plan.id::text)
where state = 'WITHDRAWN';
