-- What one can queue for at an office, by letter.
create table counter_queue (
  unit    bigint not null,
  letter  text not null check (letter ~ '^[A-Z]$'),
  place   bigint not null,
  name_zh text not null,
  name_en text not null,
  open    boolean not null,
  primary key (unit, letter)
);

-- Numbers drawn. Nothing of who draws them is kept.
create table counter_ticket (
  id           bigint generated always as identity primary key,
  unit         bigint not null,
  day          date not null,
  letter       text not null,
  no           int not null,
  appointment  text not null,       -- its number; empty for none
  appointed_at timestamptz,
  state        text not null,
  drawn_at     timestamptz not null,
  called_at    timestamptz,
  calls        int not null default 0,
  called_last  timestamptz,
  counter      text not null default '',
  person       bigint,
  ended_at     timestamptz,
  case_number  text not null default '',
  unique (unit, day, letter, no)
);
create index counter_ticket_waiting on counter_ticket (unit, day, drawn_at) where state = 'WAITING';
-- A window has one visitor, and so has a member of staff.
create unique index counter_ticket_at_window on counter_ticket (unit, day, counter) where state = 'CALLED';
create unique index counter_ticket_of_person on counter_ticket (person, day) where state = 'CALLED';
create unique index counter_ticket_appointment on counter_ticket (unit, day, appointment) where appointment <> '';
create index counter_ticket_called on counter_ticket (unit, day, called_last desc) where called_last is not null;
