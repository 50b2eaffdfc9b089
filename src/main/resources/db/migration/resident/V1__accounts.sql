-- Accounts of residents. What is personal is sealed; that two rows are of one phone or address is known by a keyed hash.
create table resident_account (
  id         bigint      generated always as identity primary key,
  handle     bytea       not null unique,   -- random: by this passkeys know the account
  sealed     bytea       not null,          -- the name
  language   text        not null,
  generation bigint      not null default 0, -- raised when the password changes; ends older sessions
  created_at timestamptz not null
);

-- How a resident can be reached, and what they sign in with. Nobody is asked to prove it, so it is nobody's alone: a family may share a phone,
-- and whether another account has it cannot be found out.
create table resident_login (
  account      bigint not null references resident_account on delete cascade,
  kind         text   not null check (kind in ('phone', 'email')),
  mac          bytea  not null,
  sealed       bytea  not null,
  hash         text,                        -- of the password, salted by the login; null where there is none
  confirmed_at timestamptz,
  primary key (account, kind)
);
create index resident_login_mac on resident_login (mac);

create table resident_case (
  account  bigint      not null references resident_account on delete cascade,
  case_id  bigint      not null,
  number   text        not null,
  added_at timestamptz not null,
  primary key (account, case_id)
);
create index resident_case_added on resident_case (account, added_at desc, case_id desc);

-- Forms that were not sent yet.
create table resident_draft (
  account    bigint      not null references resident_account on delete cascade,
  form       uuid        not null,
  scenario   text        not null,
  type       text        not null,
  sealed     bytea       not null,
  saved_at   timestamptz not null,
  expires_at timestamptz not null,
  warned     boolean     not null default false,
  primary key (account, form)
);
create index resident_draft_expires on resident_draft (expires_at);

create table resident_message (
  id      bigint      generated always as identity primary key,
  account bigint      not null references resident_account on delete cascade,
  at      timestamptz not null,
  kind    text        not null,
  about   text        not null,             -- nothing personal: a scenario, a day
  seen    boolean     not null default false
);
create index resident_message_account on resident_message (account, at desc, id desc);
create index resident_message_at on resident_message (at);

create table resident_consent (
  id           bigint      generated always as identity primary key,
  account      bigint      not null references resident_account on delete cascade,
  at           timestamptz not null,
  purpose_zh   text        not null,
  purpose_en   text        not null,
  number       text,                        -- of the case it was given for
  withdrawn_at timestamptz
);
create index resident_consent_account on resident_consent (account, at desc, id desc);
