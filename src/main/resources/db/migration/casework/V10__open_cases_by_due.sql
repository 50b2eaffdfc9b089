-- Lists of open cases begin with what is due first, and a page of them is the first part of this index; id tells apart what is due in one moment.
-- It takes the place of the one by place and due: the cases of a place are found by casework_case_place, and a step writes one index less.
drop index casework_case_open_due;
create index casework_case_open_by_due on casework_case ((coalesce(due_at, 'infinity'::timestamptz)), id) where not ended;

-- And whoever has claimed something finds it among what is claimed.
create index casework_case_claimed on casework_case (desk_assignee) where desk_assignee <> 0;
create index casework_task_claimed on casework_task (assignee) where open and assignee <> 0;
