-- The tables of Spring Session (its own columns, our prefix), so that people stay signed in over a restart and with several servers.
create table platform_session (
  primary_id            char(36)     primary key,
  session_id            char(36)     not null,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval int          not null,
  expiry_time           bigint       not null,
  principal_name        varchar(100)
);

create unique index platform_session_id on platform_session (session_id);
create index platform_session_expiry on platform_session (expiry_time);
create index platform_session_principal on platform_session (principal_name);

create table platform_session_attributes (
  session_primary_id char(36)     not null references platform_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
