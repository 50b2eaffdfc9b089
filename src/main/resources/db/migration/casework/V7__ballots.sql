-- What has been voted so far in a running secret ballot: one row for each case, gone when the ballot is closed. Who has voted stands in the
-- timeline, what was voted nowhere.
create table casework_ballot (
  case_id bigint primary key,
  votes   jsonb  not null
);
