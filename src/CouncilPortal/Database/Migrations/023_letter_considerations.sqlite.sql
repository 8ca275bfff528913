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

-- Appended only: what was recorded stays. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger letter_considerations_no_update before update on letter_considerations
begin
    select raise(abort, 'letter_considerations is append-only');
end;
create trigger letter_considerations_no_delete before delete on letter_considerations
begin
    select raise(abort, 'letter_considerations is append-only');
end;

-- The page of a published letter tells of the committee.
create trigger letter_considerations_inserted after insert on letter_considerations begin update data_version set version = version + 1 where id = 1; end;
create trigger letter_considerations_updated after update on letter_considerations begin update data_version set version = version + 1 where id = 1; end;
create trigger letter_considerations_deleted after delete on letter_considerations begin update data_version set version = version + 1 where id = 1; end;
