-- Units may be made and changed on pages too. A load brings back what its file names and leaves alone what was made on a page.
alter table org_unit
  add column by_page  boolean not null default false,
  add column revision int     not null default 1,
  add column successor bigint references org_unit;
comment on column org_unit.by_page is 'made on a page: no load of the city''s file closes it';
comment on column org_unit.revision is 'counted up by every change on a page: nobody overwrites what they have not seen';
comment on column org_unit.successor is 'who took over when it was closed';
comment on column org_unit.retired is 'closed, or no longer in the city''s file; kept because old cases name it';

-- What is changed about units and calendars, and what is exported, is kept beside what is changed about people.
alter table org_change add column unit bigint references org_unit, add column place bigint;
comment on table org_change is 'what happened to people, seats, delegations, tokens, units and calendars, and what was exported; append-only';
comment on column org_change.place is 'whose auditors and administrators read it; null: those of a city';
alter table org_change disable trigger org_change_append_only;
update org_change c set place = u.place from org_person p join org_unit u on u.id = p.home_unit where p.id = c.person;
alter table org_change enable trigger org_change_append_only;
create index org_change_at on org_change (at desc, id desc);
create index org_change_actor on org_change (actor, at desc, id desc) where actor is not null;
create index org_change_about on org_change (person, at desc, id desc) where person is not null;
create index org_change_unit on org_change (unit, at desc, id desc) where unit is not null;
create index org_change_kind on org_change (kind, at desc, id desc);
create index org_change_place on org_change (place, at desc, id desc);

-- Refused sign-ins, summed by the minute so that a flood of them stays small. Not what was typed: people type passwords into that field.
create table org_refused (
  id      bigint      generated always as identity primary key,
  at      timestamptz not null,
  person  bigint references org_person,
  address text        not null,
  why     text        not null,
  times   int         not null
);
comment on column org_refused.at is 'the beginning of the minute';
comment on column org_refused.person is 'null: no account has that login';
create unique index org_refused_minute on org_refused (at, address, why, coalesce(person, 0));
create index org_refused_at on org_refused (at desc, id desc);
create index org_refused_person on org_refused (person, at desc, id desc) where person is not null;
