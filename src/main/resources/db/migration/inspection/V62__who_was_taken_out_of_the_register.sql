-- Whom a file took out of business, or out of a place or a field: a draw of that place counts those of the year before it, and says when they are back.
create table inspection_party_taken_out (
  party  bigint not null references inspection_party,
  at     timestamptz not null,
  place  bigint not null,                         -- where it was before
  fields text[] not null                          -- what was supervised of it before
);
create index inspection_party_taken_out_place on inspection_party_taken_out (place, at);
create index inspection_party_taken_out_party on inspection_party_taken_out (party);
create index inspection_party_taken_out_at on inspection_party_taken_out (at);

alter table inspection_left_out add column back_at timestamptz;   -- of those taken out: when it was seen that they could be drawn again
create index inspection_left_out_away on inspection_left_out (task) where reason = 'TAKEN_OUT' and back_at is null;
create index inspection_left_out_back on inspection_left_out (task) where back_at is not null;
alter table inspection_visit add column back_at timestamptz;      -- not opened, as the party had closed down: when it was seen in business again, its days over

-- What changed of who may be dealt: a draw counts whose certificates were narrowed in the days before it, and says when they are wide again.
create table inspection_officer_change (
  officer  bigint not null references inspection_officer,
  at       timestamptz not null,
  unit     bigint not null,                       -- of which it was before
  narrowed boolean not null,                      -- fewer fields or days, another region or unit, suspended or withdrawn
  widened  boolean not null                       -- the contrary; with another region or unit it may be both
);
create index inspection_officer_change_unit on inspection_officer_change (unit, at);
create index inspection_officer_change_officer on inspection_officer_change (officer, at);

alter table inspection_draw
  add column pooled   int,                        -- how many parties the pool has, and how many of them are drawn; null in draws of before
  add column drawing  int,
  add column narrowed int not null default 0,     -- officers of its departments whose certificates were narrowed before it
  add column widened  int not null default 0;     -- of these: were widened since
