-- What the files of unsent forms are is known without reading them, and who handed in those that a program holds.
alter table intake_held_file add column sha256 text, add column size bigint, add column person bigint;
update intake_held_file set sha256 = encode(sha256(bytes), 'hex'), size = octet_length(bytes);
alter table intake_held_file alter column sha256 set not null, alter column size set not null;
create index intake_held_file_person on intake_held_file (person) where person is not null;
