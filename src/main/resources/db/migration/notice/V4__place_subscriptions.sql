-- Who is told by e-mail what becomes public in a place. The address is sealed; that two rows are of one address is known by a keyed hash.
create table notice_place_subscription (
  id           bigint generated always as identity primary key,
  address      bytea not null,
  address_mac  bytea not null,
  place        bigint not null,
  scenario     text not null,         -- empty for all
  language     text not null,
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  told_until   timestamptz not null,  -- what was opened up to here has been told
  next_at      timestamptz,           -- when the next mail is due: that which asks for confirmation, then one a day
  attempts     int not null,
  unique (address_mac, place, scenario)
);
create index notice_place_subscription_due on notice_place_subscription (next_at) where next_at is not null;
create index notice_place_subscription_asked on notice_place_subscription (created_at) where confirmed_at is null;
