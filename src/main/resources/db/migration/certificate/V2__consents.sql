-- The consent to a use can be taken back until use was made of it. Of uses from before this nobody knows whether it was: they count as used.
alter table certificate_use
  add column read_at timestamptz,       -- when somebody of staff first read what stands on the certificate
  add column withdrawn_at timestamptz,
  add check (read_at is null or withdrawn_at is null);
update certificate_use set read_at = used_at;
create index certificate_use_case on certificate_use (case_number);
