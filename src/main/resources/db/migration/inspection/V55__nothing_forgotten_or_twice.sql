-- Forms that make something, by what was sent: sent once more they lead to what they made. Kept for a week.
create table if not exists inspection_sent (
  digest text primary key,               -- SHA-256 of who sent what where, with the number the form was given when it was shown
  made   bigint not null default 0,
  at     timestamptz not null
);
create index if not exists inspection_sent_at on inspection_sent (at);

-- Why an announced draw was never made, as the head says in public once its days are over.
alter table inspection_draw
  add column if not exists never_why text,
  add column if not exists never_by bigint,
  add column if not exists never_at timestamptz;

-- What a visit had left open, and how it was settled.
alter table inspection_result
  add column if not exists settled_at        timestamptz,
  add column if not exists settled_seen      text not null default '',
  add column if not exists settled_problems  int not null default 0,
  add column if not exists settled_published timestamptz;

-- Results of before this and of before how objections were decided (V51) say neither: they are read from the timelines anew, in the background, once the
-- city serves.
truncate inspection_result, inspection_rectification, inspection_figure, inspection_credit_due;
do $$
begin
  if to_regclass('casework_cursor') is not null then
    delete from casework_cursor where projection = 'inspection.results';
  end if;
end $$;
