-- Drafts that an operator began from a file were changed by nobody who signs in.
alter table service_draft alter column changed_by drop not null;
