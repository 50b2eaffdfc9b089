create table org_mail (
  person   bigint primary key references org_person,
  address  bytea,
  wanted   bytea,
  code     bytea,
  asked_at timestamptz,
  tries    int not null default 0
);
comment on table org_mail is 'where mail reaches members of staff; goes when the account is disabled';
comment on column org_mail.address is 'sealed; confirmed by a code that was sent there';
comment on column org_mail.wanted is 'sealed; waits for its code';
comment on column org_mail.code is 'keyed hash of the last code sent to it';
