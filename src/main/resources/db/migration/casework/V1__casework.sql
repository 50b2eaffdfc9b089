-- One row for each matter: what its timeline has made of it.
create table casework_case (
  id               bigint primary key,
  number           text not null unique,
  scenario         text not null,
  scenario_version int not null,
  type             text not null,
  state            text not null,
  ended            boolean not null,
  category         text not null,
  place            bigint not null,
  longitude        double precision,
  latitude         double precision,
  address          text,
  text             text not null,
  form             jsonb not null,
  channel          text not null,
  sample           boolean not null,
  responsible      bigint not null,
  addressee        bigint not null,
  desk_role        text,
  desk_unit        bigint,
  desk_place       bigint,
  desk_assignee    bigint,
  facts            jsonb not null,
  units            bigint[] not null,
  opened_at        timestamptz not null,
  updated_at       timestamptz not null,
  closed_at        timestamptz,
  due_at           timestamptz,
  version          int not null,
  head             bytea not null
);
create sequence casework_case_id as bigint cache 20;
create index casework_case_place on casework_case (place, opened_at desc);
create index casework_case_open_due on casework_case (place, due_at) where not ended;
create index casework_case_desk_unit on casework_case (desk_unit, desk_role) where desk_unit is not null;
create index casework_case_desk_place on casework_case (desk_place, desk_role) where desk_place is not null;
create index casework_case_units on casework_case using gin (units);
create index casework_case_opened on casework_case (opened_at desc, id desc);

-- The timeline: append-only, each hash covers the one before it; read by projections in commit order.
create table casework_entry (
  case_id     bigint not null,
  seq         int not null,
  at          timestamptz not null,
  body        text not null,
  hash        bytea not null,
  command_key text,
  xid         xid8 not null default pg_current_xact_id(),
  position    bigint generated always as identity,
  primary key (case_id, seq)
);
create unique index casework_entry_key on casework_entry (command_key) where command_key is not null;
create unique index casework_entry_order on casework_entry (xid, position);

create function casework_entry_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the timeline is append-only';
end $$;
create trigger casework_entry_append_only before update or delete on casework_entry
  for each row execute function casework_entry_is_append_only();

create table casework_task (
  case_id   bigint not null,
  no        int not null,
  type      text not null,
  role      text not null,
  unit      bigint not null,
  place     bigint,
  assignee  bigint not null,
  open      boolean not null,
  opened_at timestamptz not null,
  body      jsonb not null,
  primary key (case_id, no)
);
create index casework_task_unit on casework_task (unit, role) where open;
create index casework_task_place on casework_task (place, role) where open and place is not null;

create table casework_deadline (
  case_id bigint not null,
  key     text not null,
  status  text not null,
  due_at  timestamptz not null,
  next_at timestamptz,
  body    jsonb not null,
  primary key (case_id, key)
);
create index casework_deadline_next on casework_deadline (next_at) where next_at is not null;

-- Contact and personal fields, sealed; the row goes when retention says so, the timeline stays.
create table casework_personal (
  case_id   bigint primary key,
  sealed    bytea not null,
  remove_at timestamptz
);
create index casework_personal_remove on casework_personal (remove_at) where remove_at is not null;

create table casework_read (
  at      timestamptz not null,
  person  bigint not null,
  case_id bigint not null,
  purpose text not null
);
create index casework_read_case on casework_read (case_id, at);

create table casework_file (
  id      bigint generated always as identity primary key,
  case_id bigint not null,
  name    text not null,
  type    text not null,
  size    bigint not null,
  sha256  text not null,
  bytes   bytea not null
);
create index casework_file_case on casework_file (case_id);

-- How far each projection has read.
create table casework_cursor (
  projection text primary key,
  xid        xid8 not null,
  position   bigint not null
);
