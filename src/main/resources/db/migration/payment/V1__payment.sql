-- What was asked to be paid in cases, and what became of it. No card, account or name is kept.
create table payment_order (
  id          bigint generated always as identity primary key,
  number      text not null unique,    -- nobody can guess it
  case_id     bigint not null,
  case_number text not null,
  fee         text not null,
  amount      bigint not null check (amount > 0),  -- fen
  currency    text not null,
  provider    text not null,
  state       text not null,
  opened_at   timestamptz not null,
  closes_at   timestamptz not null,
  paid_at     timestamptz,
  reference   text,                    -- what the provider calls the payment
  settled_at  timestamptz,             -- when the case went on
  refunded_at timestamptz
);
create unique index payment_order_open on payment_order (case_id, fee) where state = 'OPEN';
create index payment_order_of_case on payment_order (case_id);
create index payment_order_by_state on payment_order (state, opened_at);
create index payment_order_paid on payment_order (paid_at);

-- Every genuine notice of a provider, once.
create table payment_notice (
  provider     text not null,
  nonce        text not null,
  received_at  timestamptz not null,
  order_number text not null,
  kind         text not null,
  amount       bigint not null,
  currency     text not null,
  verdict      text not null,
  primary key (provider, nonce)
);
create index payment_notice_of_order on payment_notice (order_number);
create index payment_notice_by_time on payment_notice (received_at);

-- The books of the bank that the demonstration plays.
create table payment_sandbox (
  order_number text primary key,
  amount       bigint not null,
  currency     text not null,
  reference    text not null,
  paid_at      timestamptz,
  refunded_at  timestamptz
);
