-- Applications that were signed by whoever handed them in. They stay with the case when the account is closed.
create table resident_signature (
  id                 bigint      generated always as identity primary key,
  case_id            bigint      not null,
  account            bigint      references resident_account on delete set null,
  at                 timestamptz not null,
  means              text        not null check (means in ('PASSKEY', 'PASSWORD')),
  entries            int         not null,  -- number of the last entry of the timeline that is signed
  nonce              bytea       not null,
  personal           bytea,                 -- keyed hash of what was personal in it
  digest             bytea       not null,  -- SHA-256 of the nonce and the application's text
  passkey            bytea,                 -- this and what follows: what the device answered, null where it was the password
  public_key         bytea,
  authenticator_data bytea,
  client_data        bytea,
  signature          bytea,
  site               text,
  kept               bytea       not null,  -- keyed hash of the row, so that a changed one shows
  sealed             bytea,                 -- who signed, and the key of the hash of what is personal; gone when that is
  settled            boolean     not null default false,
  unique (case_id, entries)
);
create index resident_signature_account on resident_signature (account);
create index resident_signature_unsettled on resident_signature (id) where not settled;
create index resident_signature_sealed on resident_signature (id) where sealed is not null;
