-- Messages to members of staff about what is no case: case_id and seq are 0, the notice says what it is about, the path where it is looked at.
alter table notice_message
  add column path            text not null default '',
  add column letter_at       timestamptz,            -- when it is mailed next; null where it is not
  add column letter_attempts int  not null default 0,
  add column letter_error    text;
create index notice_message_letter on notice_message (letter_at) where letter_at is not null;

-- Text messages to phones. Number and text are sealed, and removed when the message was sent or given up.
create table notice_sms (
  id         bigint      generated always as identity primary key,
  about      text        not null,
  sealed     bytea,
  status     text        not null,
  attempts   int         not null,
  created_at timestamptz not null,
  next_at    timestamptz not null,
  until_at   timestamptz not null,                   -- it is of no use any more then
  error      text
);
create index notice_sms_due on notice_sms (next_at) where status = 'PENDING';
create index notice_sms_about on notice_sms (about, id desc);
create index notice_sms_created on notice_sms (created_at);
create index notice_sms_sealed on notice_sms (until_at) where sealed is not null;
