-- The phone number as E.164 has it, sealed, where it gets text messages; by its keyed hash codes are counted and a confirmation is bound to it.
alter table resident_login
  add column number     bytea,
  add column number_mac bytea;
