-- Imports begun on a page: looked at first, then taken over in the background, a stretch of rows at a time.
create table intake_import (
  id           bigint      generated always as identity primary key,
  state        text        not null check (state in ('PREVIEW', 'RUNNING', 'STOPPED', 'FAILED', 'DONE')),
  city         text        not null,
  profile_name text        not null,
  profile      text        not null,
  file_name    text        not null,
  -- the file, sealed: it is full of names and numbers of people; gone when the import is done
  sealed       bytea,
  header       text[]      not null,
  rows         int         not null,
  -- how many rows have been gone through
  cursor       int         not null default 0,
  -- how many of the file's cases were there before; null until it was begun
  known_before int,
  opened       int         not null default 0,
  known        int         not null default 0,
  rejected     int         not null default 0,
  fault        text,
  person       bigint      not null,
  uploaded_at  timestamptz not null,
  changed_at   timestamptz not null
);
create index intake_import_running on intake_import (id) where state = 'RUNNING';
create index intake_import_city on intake_import (city, id desc);

create table intake_import_reject (
  import bigint not null references intake_import on delete cascade,
  line   bigint not null,
  -- the row's cells and why it was rejected, sealed
  sealed bytea  not null,
  primary key (import, line)
);
