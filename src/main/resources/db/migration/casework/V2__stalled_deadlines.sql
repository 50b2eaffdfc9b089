-- Promises that were broken when their clock was stopped: a few among many, asked for by the overdue board.
create index casework_deadline_stalled on casework_deadline (case_id)
  where status = 'PAUSED' and body -> 'left' is null;
