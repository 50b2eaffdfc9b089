-- What a live case is found by: each three neighbouring letters or digits of its number and its text, and each two neighbouring characters of
-- other scripts. They never change, so they stand beside the case: a step writes none of them anew.
create function casework_grams(words text) returns text[] language sql immutable strict parallel safe as $$
  select array(
    select substr(run[1], n, 3)
    from regexp_matches(lower(words), '[a-z0-9]{3,}', 'g') as run, generate_series(1, length(run[1]) - 2) n
    union
    select pair from (select substr(lower(words), n, 2) as pair from generate_series(1, length(lower(words)) - 1) n) pairs
    where pair !~ '[\x01-\x7f，。、；：？！（）“”…—　]')
$$;

create table casework_found (
  case_id bigint primary key,
  grams   text[] not null
);
insert into casework_found select id, casework_grams(number || ' ' || text) from casework_case;
create index casework_found_grams on casework_found using gin (grams);

create function casework_found_came() returns trigger language plpgsql as $$
begin
  insert into casework_found select id, casework_grams(number || ' ' || text) from come on conflict (case_id) do nothing;
  return null;
end $$;
create trigger casework_found_came after insert on casework_case
  referencing new table as come for each statement execute function casework_found_came();

create function casework_found_gone() returns trigger language plpgsql as $$
begin
  delete from casework_found where case_id in (select id from gone);
  return null;
end $$;
create trigger casework_found_gone after delete on casework_case
  referencing old table as gone for each statement execute function casework_found_gone();
