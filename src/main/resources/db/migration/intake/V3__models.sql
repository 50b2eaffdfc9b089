-- What the city's own cases have taught about the categories of a scenario. A model file as `haihe train` writes them: hashes, no text.
create table intake_model (
  scenario  text primary key,
  learnt_at timestamptz not null,
  model     bytea       not null
);
