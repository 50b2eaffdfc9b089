-- Who is inspected. Nothing of a person: a party is known by what the register of businesses publishes.
create table inspection_party (
  id          bigint generated always as identity primary key,
  code        text not null unique,
  name        text not null,
  kind        text not null,
  place       bigint not null,
  address     text not null,
  fields      text[] not null,
  state       text not null,
  risk        char(1) not null default 'B',
  risk_points int not null default 0,
  risk_rule   text not null default '',   -- version of the rule that said so; empty: none has yet
  risk_at     timestamptz,
  changed_at  timestamptz not null
);
create index inspection_party_place on inspection_party (place, risk);

-- What the class of a party follows from: what happened, and when.
create table inspection_mark (
  id     bigint generated always as identity primary key,
  party  bigint not null references inspection_party,
  kind   text not null,             -- a key of the declared rule
  at     date not null,
  source text not null,             -- number of the case, or what was imported
  unique (party, kind, at, source)
);

-- Who inspects.
create table inspection_officer (
  id          bigint generated always as identity primary key,
  certificate text not null unique,
  name        text not null,
  unit        bigint not null,
  region      bigint not null,
  fields      text[] not null,
  valid_from  date not null,
  valid_until date not null,
  status      text not null,
  person      bigint,
  changed_at  timestamptz not null
);
create index inspection_officer_unit on inspection_officer (unit);
create unique index inspection_officer_person on inspection_officer (person);

-- Who must not inspect whom, and why (回避). Kept when it is over, as draws were made by it.
create table inspection_recusal (
  id          bigint generated always as identity primary key,
  officer     bigint not null references inspection_officer,
  party       bigint not null references inspection_party,
  reason      text not null,        -- INTEREST, RELATION, DECLARED
  declared_by bigint not null,
  declared_at timestamptz not null,
  until       date
);
create index inspection_recusal_officer on inspection_recusal (officer, party);

-- What is looked at. A version is fixed once it is published.
create table inspection_item (
  code         text not null,
  version      int not null,
  name_zh      text not null,
  name_en      text not null,
  field        text not null,
  department   text not null,
  basis        text not null,
  checklist    jsonb not null,
  published_at timestamptz not null,
  retired_at   timestamptz,
  primary key (code, version)
);
