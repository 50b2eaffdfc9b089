-- Offices that give appointments: when, for how many at a time, and how far ahead.
create table appointment_office (
  unit       bigint primary key,
  place      bigint not null,
  address    text not null,
  weekdays   int not null,          -- bit 0 is Monday
  opens      time not null,
  closes     time not null,
  minutes    int not null check (minutes between 5 and 240),
  capacity   int not null check (capacity between 1 and 100),
  days_ahead int not null check (days_ahead between 1 and 90),
  change_minutes int not null check (change_minutes between 0 and 10080),  -- until so long before it may be moved or given up
  keep_days  int not null check (keep_days between 0 and 365),             -- so long after the visit the contact is kept
  items      text[] not null,       -- codes; none means any
  closed     date[] not null,
  open       boolean not null
);

-- Name and number are sealed; that two bookings are of one number is known by a keyed hash. Both go some days after the visit.
create table appointment_booking (
  id          bigint generated always as identity primary key,
  number      text not null,
  unit        bigint not null,
  item        text not null,        -- empty for none
  case_number text not null,        -- empty for none
  starts_at   timestamptz not null,
  seat        int not null,         -- which of those at the same time
  state       text not null,
  contact     bytea,
  phone_mac   bytea,
  language    text not null,
  booked_at   timestamptz not null,
  changed_at  timestamptz not null,
  forget_at   timestamptz not null
);
-- Nobody is given a place that another has, whatever the program thinks.
create unique index appointment_booking_seat on appointment_booking (unit, starts_at, seat) where state <> 'CANCELLED';
-- One person has one visit before them for an item.
create unique index appointment_booking_person on appointment_booking (item, phone_mac) where state = 'BOOKED';
create unique index appointment_booking_number on appointment_booking (number);
create index appointment_booking_forget on appointment_booking (forget_at) where contact is not null;
create index appointment_booking_due on appointment_booking (starts_at) where state = 'BOOKED';

-- Who read whose contact.
create table appointment_read (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  person  bigint not null,
  place   bigint not null,
  number  text not null
);
create index appointment_read_at on appointment_read (at, id);
