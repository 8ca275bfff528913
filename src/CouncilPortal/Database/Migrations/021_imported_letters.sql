-- A letter of an earlier year, brought in as the text that was sent: its days as the list gives them.
alter table letters add column format text not null default 'markdown' check (format in ('markdown', 'text'));
alter table letters add column issued_on date;
alter table letters add column published_on date;
