-- How visits at counters were rated: one rating for each ticket that was served. Words and telephone number are sealed, and go on time.
create table counter_rating (
  ticket      bigint primary key references counter_ticket,
  unit        bigint not null,
  rated_at    timestamptz not null,
  level       int not null check (level between 1 and 5),   -- 5: very satisfied
  sealed      bytea,
  phone       boolean not null,
  state       text not null check (state in ('KEPT', 'OPEN', 'ANSWERED', 'SETTLED')),
  due_at      timestamptz,           -- until when an open one is to be answered, an answered one called back about
  mended      boolean not null default false,
  answer      text not null default '',
  answered_by bigint,
  answered_at timestamptz,
  reopened    int not null default 0,
  called_by   bigint,
  called_at   timestamptz,
  forget_at   timestamptz            -- null while it is not settled
);
create index counter_rating_due on counter_rating (unit, due_at) where state in ('OPEN', 'ANSWERED');
create index counter_rating_at on counter_rating (rated_at, unit);
create index counter_rating_forget on counter_rating (forget_at) where sealed is not null;

-- Who read whose number.
create table counter_read (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  person bigint not null,
  ticket text not null
);
create index counter_read_at on counter_read (at, id);
