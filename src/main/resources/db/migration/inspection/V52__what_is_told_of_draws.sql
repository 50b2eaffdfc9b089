-- Who came for whoever was taken out, and whose wish it was: OFFICER the officer's own, OTHER somebody else's, RULE nobody's (passed over, or the
-- department no longer whole). Of what was taken out before, the next one of the same seat came.
alter table inspection_team
  add came  bigint references inspection_officer,
  add asked text;
update inspection_team t set came = n.next, asked = n.asked
from (
  select team.visit, team.officer,
    case when team.reason <> 'incomplete'
      then lead(team.officer) over (partition by team.visit, team.seat order by team.out_at nulls last) end as next,
    case when team.reason = 'incomplete' then 'RULE' when officer.person = team.taken_out_by then 'OFFICER' else 'OTHER' end as asked
  from inspection_team team join inspection_officer officer on officer.id = team.officer
) n
where t.visit = n.visit and t.officer = n.officer and t.out_at is not null;

-- When a task was called off.
alter table inspection_task add called_off_at timestamptz;
update inspection_task task set called_off_at =
  (select max(log.at) from inspection_plan_log log
   where log.kind = 'TASK_CALLED_OFF' and log.about = task.id::text or log.kind = 'TASK_JOINED' and log.detail = task.id::text)
where state = 'CALLED_OFF';

-- Those drawn that have no case stand in the figures too.
create index inspection_visit_unopened on inspection_visit (task) where case_id is null;
