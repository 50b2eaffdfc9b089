-- Whose seat it was where somebody acted by delegation: who delegates is the same one who decides.
alter table inspection_team add taken_out_for bigint;
