-- Rows that an import takes out again, because the one that it puts back had brought them.
alter table imports add column taken_out integer not null default 0;
