-- Cases that ended long ago, folded: what lists find them by, and everything else in one compressed body. A part for each
-- year they were opened in, so that an old year can be detached whole.
create table casework_sealed (
  id               bigint      not null,
  opened_at        timestamptz not null,
  closed_at        timestamptz not null,
  -- null if it is closed_at
  updated_at       timestamptz,
  place            bigint      not null,
  responsible      bigint      not null,
  -- what the command that opened it is known by; null if it had no key
  origin           bigint,
  scenario_version int         not null,
  dictionary       int,
  scenario         text        not null,
  type             text        not null,
  state            text        not null,
  category         text        not null,
  text             text        not null,
  -- the units that took part beside the responsible one; null if none
  others           bigint[],
  body             bytea       not null
) partition by range (opened_at);
alter table casework_sealed alter column body set storage external;

-- What a text is found by: its words of Latin letters and digits, and each two neighbouring characters of other scripts.
create function casework_words(words text) returns text[] language sql immutable strict parallel safe as $$
  select array(
    select lower(found[1]) from regexp_matches(words, '[A-Za-z0-9]{2,}', 'g') as found
    union
    select pair from (select substr(words, n, 2) as pair from generate_series(1, length(words) - 1) n) pairs
    where pair !~ '[\x01-\x7f，。、；：？！（）“”…—　]')
$$;

create index casework_sealed_id on casework_sealed (id);
create index casework_sealed_opened on casework_sealed (opened_at);
create index casework_sealed_place on casework_sealed (place, opened_at);
create index casework_sealed_responsible on casework_sealed (responsible, opened_at);
create index casework_sealed_others on casework_sealed using gin (others) where others is not null;
create index casework_sealed_origin on casework_sealed (origin) where origin is not null;
create index casework_sealed_words on casework_sealed using gin (casework_words(text));

-- Makes room for the cases opened in a year (UTC). The part is made first and attached then: that keeps nobody from reading or writing.
create function casework_sealed_year(year int) returns void language plpgsql as $$
declare
  part text := 'casework_sealed_' || year;
begin
  if to_regclass(part) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('casework_sealed_year'));
  -- Asked of the table, since what to_regclass remembers may be from before the wait.
  if not exists (select from pg_inherits where inhparent = 'casework_sealed'::regclass and inhrelid::regclass::text = part) then
    execute format('create table %I (like casework_sealed including storage)', part);
    execute format(
      'alter table casework_sealed attach partition %I for values from (%L) to (%L)', part,
      make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
  end if;
end $$;

-- What the bodies of a scenario version have in common, so that each need not keep it.
create table casework_dictionary (
  id               int generated always as identity primary key,
  scenario_version int   not null,
  bytes            bytea not null
);

-- What commands of cases that were unsealed are known by: their keys themselves were not kept.
create table casework_known (
  case_id bigint not null,
  seq     int    not null,
  key     bigint not null,
  primary key (case_id, seq)
);
create index casework_known_key on casework_known (key);

create index casework_case_ended on casework_case (closed_at) where ended;

-- An entry may leave the timeline only into a sealed case.
create or replace function casework_entry_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from casework_sealed where id = old.case_id) then
    return old;
  end if;
  raise exception 'the timeline is append-only';
end $$;

-- Up to which case a projection has read what was sealed before it began; null once it is through.
alter table casework_cursor add column sealed bigint;
