-- Apps that were handed in, and what their manifests show; found is null until one has been read.
create table evidence_app (
  file_id  bigint primary key,
  case_id  bigint not null,
  name     text not null,
  found_at timestamptz,
  found    jsonb
);
create index evidence_app_case on evidence_app (case_id);
create index evidence_app_waiting on evidence_app (file_id) where found_at is null;
