-- What other cases are to a case: what it was joined into, its parts, what follows it. The timeline tells the same.
alter table casework_case add column relations jsonb not null default '[]';
