-- Accounts of those who come from the city's own identity provider: known by issuer and subject together, of which only a keyed hash is kept.
create table resident_identity (
  mac     bytea  primary key,
  account bigint not null references resident_account on delete cascade
);
create index resident_identity_account on resident_identity (account);
