-- The register is read in the order of places; a class, what is closed and a field each lead to their own rows.
drop index inspection_party_place;
create index inspection_party_list on inspection_party (place, code);
create index inspection_party_class on inspection_party (risk, place, code);
create index inspection_party_gone on inspection_party (place, code) where state <> 'OPEN';
create index inspection_party_fields on inspection_party using gin (fields);
create index inspection_officer_valid on inspection_officer (valid_until, id);
create index inspection_recusal_party on inspection_recusal (party);

-- A mark taken back, as a result was changed: it stays to be seen and counts no more.
alter table inspection_mark
  add withdrawn_at  timestamptz,
  add withdrawn_why text;

-- A city's own rule of credit risk, in the words of its file; the shipped one holds where there is none.
create table inspection_credit_rule (
  city       text not null,
  version    text not null,
  yaml       text not null,
  in_force_at timestamptz not null,     -- the latest one holds
  primary key (city, version)
);

-- When all parties of a city were classified, and what came of it.
create table inspection_credit_run (
  id      bigint generated always as identity primary key,
  city    text not null,
  rule    text not null,
  day     date not null,
  at      timestamptz not null,
  changed int not null,
  classes jsonb not null                -- how many parties are of each
);
create index inspection_credit_run_city on inspection_credit_run (city, id);
