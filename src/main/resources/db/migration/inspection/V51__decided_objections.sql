-- How an objection to a result was decided: the public explanation, and what the result was before it was changed by that.
alter table inspection_result
  add decided         text not null default '',
  add result_before   text not null default '',
  add problems_before int  not null default 0;
