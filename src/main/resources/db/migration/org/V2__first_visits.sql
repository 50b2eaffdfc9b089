create table org_guide_seen (
  person bigint      not null references org_person,
  role   text        not null,
  at     timestamptz not null,
  primary key (person, role)
);
comment on table org_guide_seen is 'who has put the guide to the first visit away, for which of their roles';
