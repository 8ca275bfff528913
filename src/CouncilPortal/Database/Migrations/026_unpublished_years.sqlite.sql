-- What the Ombudsman's people open of a year before its publication is recorded too. No authority: a page about many councils or about England.
create table embargo_openings_wider (
    id $id$,
    year text not null,
    authority_id bigint references authorities (id),
    letter_id bigint references letters (id),
    person_id bigint not null references people (id),
    person_name text not null,
    what text not null,
    opened_at timestamptz not null,
    by_ombudsman boolean not null default false
);
insert into embargo_openings_wider (id, year, authority_id, letter_id, person_id, person_name, what, opened_at)
    select id, year, authority_id, letter_id, person_id, person_name, what, opened_at from embargo_openings;
drop table embargo_openings;
alter table embargo_openings_wider rename to embargo_openings;
create index embargo_openings_year on embargo_openings (year, id);
create index embargo_openings_letter on embargo_openings (letter_id, person_id);
create trigger embargo_openings_no_update before update on embargo_openings begin select raise(abort, 'embargo_openings is append-only'); end;
create trigger embargo_openings_no_delete before delete on embargo_openings begin select raise(abort, 'embargo_openings is append-only'); end;
