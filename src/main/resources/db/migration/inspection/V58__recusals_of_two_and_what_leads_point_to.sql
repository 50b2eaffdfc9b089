-- A recusal that somebody else than the officer entered after the pools of a draw were frozen counts for its visits once the officer or a second
-- person of the command centre has confirmed it. centre: the command centre entered it, and not the head of the unit.
alter table inspection_recusal
  add centre       boolean not null default false,
  add confirmed_by bigint,
  add confirmed_at timestamptz;
create index inspection_recusal_unconfirmed on inspection_recusal (officer) where not own and confirmed_at is null;

-- Of whoever was passed over by rule: the recusal by which.
alter table inspection_team add recusal bigint references inspection_recusal;

-- Of a targeted inspection: how its lead points to a party that it does not name; and to what is looked at, where it tells of no field.
create table inspection_pointing (
  task  bigint not null references inspection_task,
  party bigint not null references inspection_party,
  why   text not null,
  primary key (task, party)
);
alter table inspection_task add items_why text not null default '';
