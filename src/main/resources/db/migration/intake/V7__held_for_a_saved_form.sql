-- The files of a form that a resident saved to go on with later are kept as long as the form.
alter table intake_held_file add column keep_until timestamptz;
