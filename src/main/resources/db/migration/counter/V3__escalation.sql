-- A bad rating that is not answered in time goes up: to whoever heads the unit, then to the command centre of the place.
alter table counter_rating
  add column raise_at  timestamptz,   -- when it goes up next; null when it does not
  add column head_at   timestamptz,   -- since when it is with whoever heads the unit
  add column centre_at timestamptz;   -- since when with the command centre
update counter_rating set raise_at = due_at where state = 'OPEN';
create index counter_rating_raise on counter_rating (raise_at) where raise_at is not null;
