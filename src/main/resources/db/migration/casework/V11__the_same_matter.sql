-- What a scenario says cases are the same by, such as a certificate's number, as a mark under the installation's secret: it finds cases with the same and
-- tells nothing else. It goes with the personal fields of the case.
create table casework_same (
  case_id bigint not null,
  mark    bytea not null,
  primary key (case_id, mark)
);
create index casework_same_mark on casework_same (mark);
