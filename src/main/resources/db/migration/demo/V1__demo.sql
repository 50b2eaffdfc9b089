-- The demonstration's half year ends when it was first begun, however often it is continued.
create table demo_begun (
  at timestamptz not null
);

-- The sample cases that are played to their end; each is written in the transaction that plays it.
create table demo_case (
  scenario text not null,
  n        int not null,
  primary key (scenario, n)
);
