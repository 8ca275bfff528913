-- A letter of an earlier year as the file that was sent, where it is not a plain text: what is read on the page was taken out of it.
create table letter_files (
    letter_id bigint not null primary key references letters (id),
    content bytea not null,
    size bigint not null,
    kept_at timestamptz not null
);
