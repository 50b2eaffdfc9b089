-- The catalogue of what can be asked of the city. One row for each item: the version in force, with what lists and searches are made from.
create table service_item (
  code           text collate "C" primary key,
  version        int not null,
  basic_code     text not null,
  implementation_code text not null,
  business_code  text not null,
  type           text not null,
  level          int not null,
  name_zh        text not null,
  name_en        text not null,
  summary_zh     text not null,
  summary_en     text not null,
  unit           text not null,
  department_zh  text not null,
  department_en  text not null,
  regions        text[] not null,
  handling       text not null,
  audiences      text[] not null,
  events         text[] not null,
  phrases        text[] not null,
  promised       text not null,
  visits         int not null,
  online         boolean not null,
  scenario       text not null,
  case_type      text not null,
  sample         boolean not null,
  retired_at     timestamptz,
  retired_by     bigint,
  retired_why    text,
  successor      text collate "C"
);
create unique index service_item_business on service_item (business_code) where business_code <> '';

-- Each publication of an item is a version, which never changes.
create table service_item_version (
  code         text collate "C" not null references service_item,
  version      int not null,
  content      jsonb not null,
  digest       bytea not null,
  published_at timestamptz not null,
  -- who wrote it and who published it; null for operators at the command line
  author       bigint,
  publisher    bigint,
  way          text not null,
  primary key (code, version)
);

create function service_published_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of an item does not change';
end $$;
create trigger service_published_stays before update or delete on service_item_version
  for each row execute function service_published_stays();

-- Another value after every change of the catalogue, so that other servers notice.
create table service_catalogue (
  only_one boolean primary key default true check (only_one),
  state    uuid not null
);
insert into service_catalogue values (true, gen_random_uuid());

-- What is being written, and what waits to be judged by somebody else.
create table service_draft (
  id         bigint generated always as identity primary key,
  code       text collate "C" not null,
  state      text not null,
  against    int,
  revision   int not null,
  content    jsonb not null,
  writers    bigint[] not null,
  begun_at   timestamptz not null,
  changed_at timestamptz not null,
  changed_by bigint not null,
  word       text not null default ''
);
create unique index service_draft_open on service_draft (code) where state in ('DRAFT', 'IN_REVIEW');

-- A file of items that somebody sent, until somebody else takes it over.
create table service_import (
  id       bigint generated always as identity primary key,
  file     text not null,
  content  bytea not null,
  good_only boolean not null,
  sent_at  timestamptz not null,
  sent_by  bigint not null
);

-- Who did what.
create table service_log (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  person bigint,
  kind   text not null,
  code   text not null,
  detail text not null
);
create index service_log_code on service_log (code, id);
create index service_log_at on service_log (at, id);
