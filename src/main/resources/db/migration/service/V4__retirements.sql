-- Items that somebody wants to retire, until somebody else confirms it or it is taken back.
create table service_retirement (
  code      text collate "C" primary key references service_item,
  asked_at  timestamptz not null,
  asked_by  bigint not null,
  why       text not null,
  successor text collate "C" not null
);
comment on column service_retirement.successor is 'code of the item that takes its place, or empty';
