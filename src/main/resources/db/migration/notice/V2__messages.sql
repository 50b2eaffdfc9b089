-- What members of staff were told: one row for each person. The words are those of the moment, in both languages.
create table notice_message (
  id      bigint generated always as identity primary key,
  person  bigint not null,
  case_id bigint not null,
  seq     int not null,
  notice  text not null,
  number  text not null,
  text_en text not null,
  text_zh text not null,
  at      timestamptz not null,
  read_at timestamptz,
  unique (person, case_id, seq, notice)
);
create index notice_message_inbox on notice_message (person, id desc);
create index notice_message_unread on notice_message (person) where read_at is null;
create index notice_message_old on notice_message (at);

-- What reporters are told by e-mail. The address is not here: it is read when the mail is sent.
create table notice_mail (
  case_id    bigint not null,
  seq        int not null,
  notice     text not null,
  number     text not null,
  text_en    text not null,
  text_zh    text not null,
  status     text not null,
  attempts   int not null,
  created_at timestamptz not null,
  next_at    timestamptz not null,
  error      text,
  primary key (case_id, seq, notice)
);
create index notice_mail_due on notice_mail (next_at) where status = 'PENDING';
create index notice_mail_done on notice_mail (created_at) where status <> 'PENDING';
