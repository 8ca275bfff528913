-- The Ombudsman's review of a year: its text in blocks, above the national figures. It becomes public with the year, or from an
-- instant of its own where that is later. version: the text that counts, 0 before there is one; written_at: when the first was saved.
create table national_reviews (
    year text not null primary key references reporting_years (year),
    version integer not null default 0,
    written_at timestamptz,
    public_from timestamptz
);

-- Every text that was saved. Appended; taken_up: the earlier version whose words these are.
create table national_review_texts (
    year text not null references national_reviews (year),
    version integer not null check (version > 0),
    blocks text not null,
    taken_up integer,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null,
    primary key (year, version)
);

-- Before their instant they are the Ombudsman's; from then on everybody reads the text that counts, and nobody else an earlier one.
alter table national_reviews enable row level security;
alter table national_reviews force row level security;
create policy see on national_reviews for select using ((select portal_all()) or ((select portal_open())
    and (public_from is null or public_from <= (select portal_now()))
    and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
create policy work on national_reviews using ((select portal_all())) with check ((select portal_all()));

alter table national_review_texts enable row level security;
alter table national_review_texts force row level security;
create policy see on national_review_texts for select using ((select portal_all()) or ((select portal_open())
    and exists (select 1 from national_reviews r where r.year = national_review_texts.year and r.version = national_review_texts.version)));
create policy work on national_review_texts using ((select portal_all())) with check ((select portal_all()));

create trigger national_review_texts_append_only before update or delete or truncate on national_review_texts
    for each statement execute function portal_append_only();
revoke update, delete on national_review_texts from $role$;

create trigger noted after insert or update or delete on national_reviews for each statement execute function note_public_change();
create trigger noted after insert or update or delete on national_review_texts for each statement execute function note_public_change();
