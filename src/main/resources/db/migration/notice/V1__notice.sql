-- Where other systems want to be told.
create sequence notice_subscription_id as bigint;
create table notice_subscription (
  id               bigint primary key,
  name             text not null,
  url              text not null,
  secret           bytea not null,
  old_secret       bytea,
  old_secret_until timestamptz,
  scenario         text,
  place            bigint not null,
  kinds            text[] not null,
  owner            bigint not null,
  created_at       timestamptz not null,
  active           boolean not null,
  stopped          text,
  failing_since    timestamptz,
  -- Entries up to here were considered: none before it began, none twice, also after a rebuild.
  read_xid         xid8 not null default pg_current_xact_id(),
  read_position    bigint not null default 0
);
create index notice_subscription_owner on notice_subscription (owner);

-- One row for each entry that concerns a subscription.
create table notice_delivery (
  id           bigint generated always as identity primary key,
  subscription bigint not null references notice_subscription on delete cascade,
  case_id      bigint not null,
  seq          int not null,
  number       text not null,
  kind         text not null,
  body         text not null,
  status       text not null,
  attempts     int not null,
  created_at   timestamptz not null,
  next_at      timestamptz not null,
  tried_at     timestamptz,
  http_status  int,
  error        text,
  unique (subscription, case_id, seq)
);
create index notice_delivery_due on notice_delivery (next_at) where status = 'PENDING';
create index notice_delivery_order on notice_delivery (subscription, case_id, seq) where status = 'PENDING';
create index notice_delivery_log on notice_delivery (subscription, id desc);
create index notice_delivery_done on notice_delivery (created_at) where status <> 'PENDING';
