create table scenario_version (
  id integer generated always as identity primary key,
  key text not null,
  version text not null,
  fingerprint text not null unique,
  files bytea not null,
  loaded_at timestamptz not null,
  current boolean not null,
  unique (key, version)
);
create unique index scenario_version_current on scenario_version (key) where current;
comment on table scenario_version is 'Every version of a scenario package ever loaded; a running case keeps the one it began with.';
comment on column scenario_version.files is 'The package as a zip.';
