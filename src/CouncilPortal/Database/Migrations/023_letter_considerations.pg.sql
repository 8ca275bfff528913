-- How a committee of the council considers an annual review letter. Appended: of each kind the latest counts; a meeting without
-- its committee says that none is to consider the letter after all. The number orders what is recorded of a letter, so that of two
-- people who record at once one is told. By council and year, since a letter that is issued anew is considered once.
-- The committee, its meeting and the minutes are public with the letter; what was decided is for the council's own people and has
-- a row of its own.
create table letter_considerations (
    id $id$,
    authority_id bigint not null references authorities (id),
    year text not null references reporting_years (year),
    number integer not null,
    kind text not null check (kind in ('meeting', 'decisions')),
    committee text check (kind = 'meeting' or committee is null),
    meets_on date,
    minutes_url text check (committee is not null or minutes_url is null),
    decisions text check (kind = 'decisions' or decisions is null),
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null,
    unique (authority_id, year, number),
    check ((committee is null) = (meets_on is null))
);

-- The council's officers from issue; everybody, and of what was decided the council's people, from publication: as the letter itself.
alter table letter_considerations enable row level security;
alter table letter_considerations force row level security;
create policy see on letter_considerations for select using ((select portal_all())
    or (authority_id = any ((select portal_own())::bigint[]) and exists (
        select 1 from letters l where l.authority_id = letter_considerations.authority_id and l.year = letter_considerations.year and l.issued_at <= (select portal_now())))
    or ((select portal_open()) and (kind = 'meeting' or authority_id = any ((select portal_member())::bigint[])) and exists (
        select 1 from letters l where l.authority_id = letter_considerations.authority_id and l.year = letter_considerations.year and l.published_at <= (select portal_now()))));
create policy record on letter_considerations for insert with check ((select portal_kind()) = 'system' or authority_id = any ((select portal_own())::bigint[]));

-- Appended only.
create trigger letter_considerations_append_only before update or delete or truncate on letter_considerations
    for each statement execute function portal_append_only();
revoke update, delete on letter_considerations from $role$;

-- The page of a published letter tells of the committee.
create trigger noted after insert or update or delete on letter_considerations for each statement execute function note_public_change();
