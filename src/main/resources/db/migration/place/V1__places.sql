-- Codes are the 15-digit numbers of PlaceCode; the subtree of a place is code between code and last.
create table place_place (
  code bigint primary key,
  last bigint not null,
  level text not null check (level in ('CITY', 'DISTRICT', 'STREET', 'COMMUNITY', 'GRID')),
  parent bigint references place_place,
  name text not null,
  longitude double precision,
  latitude double precision,
  retired boolean not null default false,
  check (code <= last),
  check ((level = 'CITY') = (parent is null)),
  check ((longitude is null) = (latitude is null))
);

create table place_city (
  root bigint primary key references place_place,
  key text not null unique,
  zone text not null,
  language text not null,
  calendar text not null,
  -- the city's own calendar file, where it brought one
  calendar_yaml text
);

create table place_name (
  code bigint not null references place_place,
  language text not null,
  name text not null,
  primary key (code, language)
);

-- WKB in WGS-84; declared is the coordinate system of the file it came from
create table place_shape (
  code bigint primary key references place_place,
  shape bytea not null,
  declared text not null
);

create table place_tile (
  code bigint primary key references place_place,
  col integer not null,
  line integer not null
);

-- Changes with every load, so that another server notices.
create table place_version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into place_version (version) values (0);
