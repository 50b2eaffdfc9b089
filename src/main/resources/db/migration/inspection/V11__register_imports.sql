-- Names are found by any two neighbouring characters of them.
create function inspection_pairs(name text) returns text[] language sql immutable strict parallel safe as $$
  select array(select substr(lower(name), n, 2) from generate_series(1, length(name) - 1) n)
$$;
create index inspection_party_words on inspection_party using gin (inspection_pairs(name));

-- A file of parties or officers sent on a page; what it holds is sealed until it is taken over.
create table inspection_import (
  id         bigint generated always as identity primary key,
  kind       text not null,             -- PARTIES, OFFICERS
  city       text not null,
  file_name  text not null,
  state      text not null,             -- PREVIEW, RUNNING, DONE, FAILED
  rows       int not null,
  done       int not null,
  added      int not null,
  changed    int not null,
  same       int not null,
  wrong      int not null,
  fault      text,
  person     bigint not null,
  sealed     bytea,
  sent_at    timestamptz not null,
  changed_at timestamptz not null
);
create index inspection_import_city on inspection_import (city, id);

create table inspection_import_fault (
  import bigint not null references inspection_import on delete cascade,
  no     int not null,
  line   int not null,
  field  text not null,
  code   text not null,
  args   jsonb not null,
  primary key (import, no)
);

-- Who changed the registers.
create table inspection_register_log (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  person  bigint,                       -- none for an operator at the command line
  kind    text not null,
  about   text not null,
  officer bigint,
  detail  text not null
);
create index inspection_register_log_at on inspection_register_log (at, id);
create index inspection_register_log_person on inspection_register_log (person, at, id);
create index inspection_register_log_officer on inspection_register_log (officer, id);
