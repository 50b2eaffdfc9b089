-- Files of a form that was not sent to the end: already cleaned, kept for some hours, found only by the form's own random key.
create table intake_held_file (
  id       bigint generated always as identity primary key,
  form_key uuid not null,
  at       timestamptz not null,
  name     text not null,
  type     text not null,
  bytes    bytea not null
);
create index intake_held_file_form on intake_held_file (form_key, id);
create index intake_held_file_at on intake_held_file (at);
