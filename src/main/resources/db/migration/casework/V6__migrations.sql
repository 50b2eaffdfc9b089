-- Running cases of a scenario version, in the order of their ids.
create index casework_case_version on casework_case (scenario_version, id) where not ended;

-- Cases on their way from one scenario version to another, or the rehearsal of it. Batches move the cursor in their own transaction.
create table casework_migration (
  id           int generated always as identity primary key,
  scenario     text        not null,
  from_version int         not null,
  to_version   int         not null,
  rehearsal    boolean     not null,
  state        text        not null check (state in ('RUNNING', 'STOPPED', 'DONE')),
  -- the last case looked at
  cursor       bigint      not null,
  -- cases of this pass that somebody else was moving; they are looked at again in the next
  overtaken    bigint      not null,
  moved        bigint      not null,
  started_by   jsonb       not null,
  started_at   timestamptz not null,
  changed_at   timestamptz not null
);
create unique index casework_migration_running on casework_migration (from_version) where state <> 'DONE';
create index casework_migration_pair on casework_migration (from_version, to_version, id);

-- What came of it: how many cases went from which state to which, and how many stay where they are, for which reason.
create table casework_migration_count (
  migration int    not null references casework_migration (id),
  stays     boolean not null,
  type      text   not null,
  state     text   not null,
  -- the new state, or the reason
  what      text   not null,
  number    bigint not null,
  -- the numbers of the first few
  examples  text[] not null,
  primary key (migration, stays, type, state, what)
);
