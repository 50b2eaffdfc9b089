-- Whose seat it was where somebody acted by delegation: who delegates is no second person.
alter table inspection_draw add committed_for bigint;
alter table inspection_recusal add declared_for bigint;
