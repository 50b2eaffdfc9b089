-- What the register of parties said before an import changed it while draws were announced: who is drawn is visited as the pool had them.
create table if not exists inspection_party_before (
  id      bigint generated always as identity primary key,
  party   bigint not null references inspection_party,
  place   bigint not null,
  address text not null,
  fields  text[] not null
);
create index if not exists inspection_party_before_party on inspection_party_before (party, id);

-- The last change of the register that the pools of a draw have in them; empty for draws of before.
alter table inspection_draw add column if not exists register_at bigint;

-- The party as the pool had it; empty for visits of before, which are to what the register says.
alter table inspection_visit
  add column if not exists place   bigint,
  add column if not exists address text,
  add column if not exists fields  text[];
