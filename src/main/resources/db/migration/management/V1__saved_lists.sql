-- Lists that members of staff have given a name: which tab and which filters. Gone with the person.
create table management_list (
  id         bigint generated always as identity primary key,
  person     bigint not null references org_person on delete cascade,
  name       text not null,
  asked      jsonb not null,
  -- whose members see it too; null for nobody
  unit       bigint references org_unit,
  begins     boolean not null,
  created_at timestamptz not null
);
comment on column management_list.begins is 'whether the work list begins with it: one for each person';
create unique index management_list_name on management_list (person, lower(name));
create unique index management_list_begins on management_list (person) where begins;
create index management_list_unit on management_list (unit) where unit is not null;
