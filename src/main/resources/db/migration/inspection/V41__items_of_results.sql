-- What was looked at in this party: of a joint task only the items whose field it has and whose department went.
alter table inspection_result add items text[] not null default '{}';
