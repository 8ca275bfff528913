-- Before its publication a year is for the council's own officers and, of the Ombudsman's people, for publishers alone.
create function portal_publishes() returns boolean language sql stable
    return portal_kind() = 'system' or (portal_kind() = 'ombudsman' and coalesce(current_setting('portal.publishes', true), '') = 'true');

alter policy see on annual_statistics using ((select portal_publishes()) or authority_id = any ((select portal_own())::bigint[])
    or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
alter policy work on annual_statistics using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy see on annual_categories using ((select portal_publishes()) or authority_id = any ((select portal_own())::bigint[])
    or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
alter policy work on annual_categories using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy see on annual_averages using ((select portal_publishes())
    or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
alter policy work on annual_averages using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy see on national_statistics using ((select portal_publishes())
    or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
alter policy work on national_statistics using ((select portal_publishes())) with check ((select portal_publishes()));

-- Letters, what they are made of, and what hangs on them.
alter policy see on letters using ((select portal_publishes())
    or ((select portal_open()) and published_at <= (select portal_now()))
    or (authority_id = any ((select portal_own())::bigint[]) and issued_at <= (select portal_now()))
    or exists (select 1 from letter_grants g where g.letter_id = letters.id and g.person_id = (select portal_person()) and g.revoked_at is null));
alter policy work on letters using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy see on letter_grants using ((select portal_publishes()) or person_id = (select portal_person()));
alter policy work on letter_grants using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy work on letter_templates using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy work on letter_drafts using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy work on letter_runs using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy work on replaced_letters using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy work on letter_files using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy see on letter_confirmations using ((select portal_publishes())
    or exists (select 1 from letters l where l.id = letter_confirmations.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
        or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])))));
alter policy see on letter_considerations using ((select portal_publishes())
    or (authority_id = any ((select portal_own())::bigint[]) and exists (
        select 1 from letters l where l.authority_id = letter_considerations.authority_id and l.year = letter_considerations.year and l.issued_at <= (select portal_now())))
    or ((select portal_open()) and (kind = 'meeting' or authority_id = any ((select portal_member())::bigint[])) and exists (
        select 1 from letters l where l.authority_id = letter_considerations.authority_id and l.year = letter_considerations.year and l.published_at <= (select portal_now()))));

-- The Ombudsman's review of a year.
alter policy see on national_reviews using ((select portal_publishes()) or ((select portal_open())
    and (public_from is null or public_from <= (select portal_now()))
    and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
alter policy work on national_reviews using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy see on national_review_texts using ((select portal_publishes()) or ((select portal_open())
    and exists (select 1 from national_reviews r where r.year = national_review_texts.year and r.version = national_review_texts.version)));
alter policy work on national_review_texts using ((select portal_publishes())) with check ((select portal_publishes()));

-- The files that bring figures and letters in, and what a check found in them.
alter policy work on imports using ((select portal_publishes())) with check ((select portal_publishes()));
alter policy work on import_contents using ((select portal_publishes())) with check ((select portal_publishes()));

-- What the Ombudsman's people open is recorded too. No authority: a page about many councils or about England. A council sees
-- what its own people opened, everybody what they opened themselves, the publishers everything.
alter table embargo_openings alter column authority_id drop not null;
alter table embargo_openings add column by_ombudsman boolean not null default false;
alter policy see on embargo_openings using ((select portal_publishes()) or person_id = (select portal_person())
    or (not by_ombudsman and (authority_id = any ((select portal_own())::bigint[])
        or exists (select 1 from letters l where l.id = embargo_openings.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
            or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])))))));
