-- A letter of an earlier year as the file that was sent, where it is not a plain text: what is read on the page was taken out of it.
create table letter_files (
    letter_id bigint not null primary key references letters (id),
    content bytea not null,
    size bigint not null,
    kept_at timestamptz not null
);

-- Whoever may read a letter may have it as it was sent.
alter table letter_files enable row level security;
alter table letter_files force row level security;
create policy see on letter_files for select using (exists (select 1 from letters l where l.id = letter_files.letter_id));
create policy work on letter_files using ((select portal_all())) with check ((select portal_all()));
