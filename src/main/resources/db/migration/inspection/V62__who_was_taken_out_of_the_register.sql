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
