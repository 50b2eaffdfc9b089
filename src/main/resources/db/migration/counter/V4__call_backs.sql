-- What whoever was called back said, sealed; it goes with the words.
alter table counter_rating add column said bytea;

-- Of which rating the number was read: what a ticket is called comes again every day. Null where it was read before.
alter table counter_read add column rating bigint;
