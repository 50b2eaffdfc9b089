-- Certificates that cases have issued. What is personal in one, and its check code, is sealed, and removed on time; the code is found by its hash.
create table certificate_certificate (
  number         text primary key,
  case_id        bigint not null,
  case_number    text not null,
  seq            int not null,
  document       text not null,
  scenario_version int not null,
  type           text not null,
  place          char(12) not null,
  unit           bigint not null,
  sample         boolean not null,
  code           bytea not null unique,
  sealed         bytea,
  issued_at      timestamptz not null,
  valid_until    timestamptz,
  revoked_at     timestamptz,
  reason         text not null default '',
  remove_at      timestamptz,
  unique (case_id, seq, document)
);
create index certificate_certificate_case on certificate_certificate (case_number);
create index certificate_certificate_removal on certificate_certificate (remove_at) where sealed is not null;

-- The files that were handed out: a file that was changed is none of them.
create table certificate_file (
  sha256      bytea primary key,
  certificate text not null references certificate_certificate,
  printed_at  timestamptz not null
);
create index certificate_file_certificate on certificate_file (certificate);

-- What certificates were given for instead of papers, with the consent of whoever gave them.
create table certificate_use (
  case_id          bigint not null,
  seq              int not null,
  field            text not null,
  certificate      text not null references certificate_certificate,
  case_number      text not null,
  scenario_version int not null,
  by_reporter      boolean not null,
  unit             bigint not null,
  used_at          timestamptz not null,
  primary key (case_id, seq, field)
);
create index certificate_use_certificate on certificate_use (certificate);
