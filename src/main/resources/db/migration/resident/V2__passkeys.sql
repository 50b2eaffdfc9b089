-- What a resident signs in with instead of a password. The private key never leaves the resident's device.
create table resident_passkey (
  id              bytea       primary key,
  account         bigint      not null references resident_account on delete cascade,
  public_key      bytea       not null,
  attestation     bytea       not null,
  signatures      bigint      not null,     -- as the device counts them; one that goes back is a copy
  verified        boolean     not null,
  transports      text        not null,
  backup_eligible boolean     not null,
  backed_up       boolean     not null,
  created_at      timestamptz not null,
  used_at         timestamptz
);
create index resident_passkey_account on resident_passkey (account, created_at);
