-- Who read what is personal, listed by time, person and place however many reads there are.
alter table casework_read add column id bigint generated always as identity primary key, add column place bigint;
comment on column casework_read.place is 'of the case: whose auditors and administrators may know';
update casework_read r set place = c.place from casework_case c where c.id = r.case_id;
update casework_read r set place = s.place from casework_sealed s where s.id = r.case_id and r.place is null;
create index casework_read_at on casework_read (at desc, id desc);
create index casework_read_person on casework_read (person, at desc, id desc);
create index casework_read_place on casework_read (place, at desc, id desc);
