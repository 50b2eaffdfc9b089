-- How sure the city is of who has an account: a confirmed address, or somebody of staff who has seen an identity card.
alter table resident_account
  add column verified_at timestamptz,
  add column verified_by bigint,            -- the member of staff
  add column verified_unit bigint;

-- Codes that were asked for: of those sent to an address the keyed hash of the address, of those shown at a counter none.
create table resident_code (
  id       bigint      generated always as identity primary key,
  account  bigint      references resident_account on delete set null,
  mac      bytea,
  code     bytea       not null,            -- a keyed hash
  asked_at timestamptz not null,
  tries    int         not null default 0
);
create index resident_code_mac on resident_code (mac, asked_at) where mac is not null;
create index resident_code_account on resident_code (account, asked_at);
create index resident_code_code on resident_code (code) where mac is null;
create index resident_code_at on resident_code (asked_at);
