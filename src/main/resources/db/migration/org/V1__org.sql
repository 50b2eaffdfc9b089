create table org_unit (
  id         bigint generated always as identity primary key,
  key        text     not null unique,
  name       text     not null,
  name_en    text,
  kind       text     not null,
  level      text     not null,
  place      bigint   not null,
  place_last bigint   not null,
  parent     text,
  retired    boolean  not null default false
);
comment on column org_unit.parent is 'key of the unit above';
comment on column org_unit.retired is 'no longer in the city''s file; kept because old cases name it';
create index org_unit_place on org_unit (place);

create table org_duty (
  unit     bigint not null references org_unit,
  scenario text   not null default '',
  category text   not null,
  primary key (unit, scenario, category)
);
comment on column org_duty.scenario is 'empty: every scenario';
comment on column org_duty.category is 'a category code, the beginning of one, or * for all';

create table org_unit_version (
  only_row boolean primary key default true check (only_row),
  version  bigint  not null
);
insert into org_unit_version (version) values (0);

create table org_person (
  id            bigint      generated always as identity primary key,
  login         text        not null check (login = lower(login)),
  name          text        not null,
  language      text        not null,
  home_unit     bigint      not null references org_unit,
  password_hash text        not null,
  must_change   boolean     not null,
  disabled      boolean     not null default false,
  generation    bigint      not null default 0,
  created_at    timestamptz not null
);
comment on column org_person.home_unit is 'the unit whose administrators look after the account, also while it has no seat';
comment on column org_person.generation is 'raised when the password changes or the account is disabled; ends older sessions';
create unique index org_person_login on org_person (login);

create table org_seat (
  id        bigint generated always as identity primary key,
  person    bigint not null references org_person,
  unit      bigint not null references org_unit,
  role      text   not null,
  scenarios text[] not null default '{}',
  from_day  date   not null,
  until_day date,
  check (until_day is null or until_day >= from_day - 1)
);
comment on column org_seat.until_day is 'last day in force, in the time of the unit''s city; null: no end set';
create index org_seat_person on org_seat (person);
create index org_seat_unit on org_seat (unit, role);

create table org_delegation (
  id       bigint      generated always as identity primary key,
  seat     bigint      not null references org_seat,
  delegate bigint      not null references org_person,
  from_at  timestamptz not null,
  until_at timestamptz not null,
  reason   text        not null,
  check (until_at >= from_at)
);
comment on column org_delegation.until_at is 'first instant no longer in force';
create index org_delegation_delegate on org_delegation (delegate);
create index org_delegation_seat on org_delegation (seat);

create table org_change (
  id     bigint      generated always as identity primary key,
  at     timestamptz not null,
  actor  bigint references org_person,
  kind   text        not null,
  person bigint references org_person,
  detail jsonb       not null
);
comment on table org_change is 'what happened to people, seats, delegations and tokens; append-only';
comment on column org_change.actor is 'null: the system or an operator at the command line';
create index org_change_person on org_change (person, id desc);

create function org_change_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'org_change is append-only';
end $$;
create trigger org_change_append_only before update or delete or truncate on org_change
  for each statement execute function org_change_is_append_only();

create table org_attempt (
  subject      text        primary key,
  failures     int         not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);
comment on table org_attempt is 'failed sign-ins by login (existing or not) and by network address';
create index org_attempt_last on org_attempt (last_at);

create table org_token (
  id          bigint      generated always as identity primary key,
  hash        bytea       not null unique,
  hint        text        not null,
  name        text        not null,
  person      bigint references org_person,
  scopes      text[]      not null,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);
comment on column org_token.hash is 'SHA-256 of the token, which is 256 random bits; the token itself is shown once';
comment on column org_token.hint is 'the first characters, to tell tokens apart';
comment on column org_token.person is 'whose seats it uses; null for an integration, which has none';
