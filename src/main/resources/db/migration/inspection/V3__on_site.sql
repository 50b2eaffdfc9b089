-- What the officers of a visit entered, in the order it came; nothing is changed or taken away, and each hash covers the one before.
create table inspection_entry (
  visit        bigint not null references inspection_visit,
  seq          int not null,
  id           uuid not null,
  officer      bigint not null references inspection_officer,
  device       text not null,
  field        text not null,          -- answer:CODE/VERSION#LINE, note:…, photo:…:ID, result, summary, spoken, joint, signature:party, signature:OFFICER
  body         text not null,          -- JSON, as the phone wrote it
  secret       bytea,                  -- names and pictures of those who signed, and of the witness: sealed, and removed on time
  secret_mac   text not null,          -- the chain holds when the secret is gone; empty where there was none
  seen         int not null,           -- it was made knowing the entries up to this one
  phone_at     timestamptz not null,   -- by the phone's clock
  phone_ahead  bigint not null,        -- so many milliseconds the phone's clock was before ours when it came
  received_at  timestamptz not null,
  hash         text not null,
  primary key (visit, seq)
);
create unique index inspection_entry_id on inspection_entry (id);

-- Photos come after the entries that announce them, each by itself. Sealed, and removed on time.
create table inspection_photo (
  id          uuid primary key,
  visit       bigint not null references inspection_visit,
  type        text not null,
  size        int not null,
  sha256      text not null,           -- of the cleaned picture
  sealed      bytea not null,
  received_at timestamptz not null
);
create index inspection_photo_visit on inspection_photo (visit);

-- What the entries came to. It is prepared, then the case takes its step, then it is sealed: whoever is interrupted goes on where they were.
-- One that was sent back is kept, and another follows.
create table inspection_record (
  visit       bigint not null references inspection_visit,
  no          int not null,
  last_seq    int not null,
  body        text not null,           -- canonical JSON, nothing personal
  sha256      text not null,
  prepared_by bigint not null,
  prepared_at timestamptz not null,
  sealed_at   timestamptz,
  sent_back_at timestamptz,
  primary key (visit, no)
);

-- Visits whose case has ended: when what is personal goes.
create table inspection_site_end (
  visit     bigint primary key references inspection_visit,
  forget_at timestamptz,
  forgotten boolean not null default false
);
create index inspection_site_end_forget on inspection_site_end (forget_at) where not forgotten;
