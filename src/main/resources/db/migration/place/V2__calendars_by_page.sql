-- A city's calendar may be replaced on a page. A load keeps it, unless the city's folder brings a calendar of its own.
alter table place_city add column calendar_by_page boolean not null default false;
