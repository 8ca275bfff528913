-- Whose eyes these are is set transaction-locally by the application; unset, everything is closed.
create function portal_kind() returns text language sql stable
    return coalesce(nullif(current_setting('portal.kind', true), ''), 'closed');
create function portal_person() returns bigint language sql stable
    return coalesce(nullif(current_setting('portal.person', true), '')::bigint, 0);
create function portal_today() returns date language sql stable
    return coalesce(nullif(current_setting('portal.today', true), '')::date, '0001-01-01');
create function portal_now() returns timestamptz language sql stable
    return coalesce(nullif(current_setting('portal.now', true), '')::timestamptz, '0001-01-01');
-- The authorities of which the person sees the private side, the evidence, and merely the people.
create function portal_own() returns bigint[] language sql stable
    return coalesce(nullif(current_setting('portal.own', true), '')::bigint[], '{}');
create function portal_evidence() returns bigint[] language sql stable
    return coalesce(nullif(current_setting('portal.evidence', true), '')::bigint[], '{}');
create function portal_member() returns bigint[] language sql stable
    return coalesce(nullif(current_setting('portal.member', true), '')::bigint[], '{}');
create function portal_all() returns boolean language sql stable
    return portal_kind() in ('system', 'ombudsman');
create function portal_open() returns boolean language sql stable
    return portal_kind() <> 'closed';

-- Statistics: public from the year's publication; before, for the council's own officers and the Ombudsman.
alter table annual_statistics enable row level security;
alter table annual_statistics force row level security;
create policy see on annual_statistics for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
create policy work on annual_statistics using ((select portal_all())) with check ((select portal_all()));

alter table annual_categories enable row level security;
alter table annual_categories force row level security;
create policy see on annual_categories for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
create policy work on annual_categories using ((select portal_all())) with check ((select portal_all()));

alter table annual_averages enable row level security;
alter table annual_averages force row level security;
create policy see on annual_averages for select using ((select portal_all()) or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
create policy work on annual_averages using ((select portal_all())) with check ((select portal_all()));

alter table national_statistics enable row level security;
alter table national_statistics force row level security;
create policy see on national_statistics for select using ((select portal_all()) or ((select portal_open()) and year in (select y.year from reporting_years y where y.public_from <= (select portal_now()))));
create policy work on national_statistics using ((select portal_all())) with check ((select portal_all()));

-- Decisions and recommendations.
alter table decision_authorities enable row level security;
alter table decision_authorities force row level security;
create policy see on decision_authorities for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or ((select portal_open()) and published_on <= (select portal_today())));
create policy work on decision_authorities using ((select portal_all())) with check ((select portal_all()));

alter table recommendations enable row level security;
alter table recommendations force row level security;
create policy see on recommendations for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[]))
    or ((select portal_open()) and kind = 'service_improvement' and state <> 'proposed' and exists (
        select 1 from decision_authorities a
        where a.decision_id = recommendations.decision_id and a.authority_id = recommendations.authority_id
          and a.published_on <= (select portal_today()))));
create policy work on recommendations using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[]))) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])));

alter table decisions enable row level security;
alter table decisions force row level security;
create policy see on decisions for select using ((select portal_all())
    or ((select portal_open()) and published_on <= (select portal_today()))
    or exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_own())::bigint[]))
    or exists (select 1 from recommendations r where r.decision_id = decisions.id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on decisions using ((select portal_all())) with check ((select portal_all()));

alter table recommendation_events enable row level security;
alter table recommendation_events force row level security;
create policy see on recommendation_events for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or exists (select 1 from recommendations r where r.id = recommendation_events.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on recommendation_events using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = recommendation_events.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = recommendation_events.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));

alter table deadline_changes enable row level security;
alter table deadline_changes force row level security;
create policy see on deadline_changes for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_changes.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on deadline_changes using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_changes.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_changes.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));

alter table compliance_outcomes enable row level security;
alter table compliance_outcomes force row level security;
create policy see on compliance_outcomes for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[]));
create policy work on compliance_outcomes using ((select portal_all())) with check ((select portal_all()));

-- Evidence.
alter table evidence_drafts enable row level security;
alter table evidence_drafts force row level security;
create policy see on evidence_drafts for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_drafts.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on evidence_drafts using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_drafts.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_drafts.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));

alter table submissions enable row level security;
alter table submissions force row level security;
create policy see on submissions for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = submissions.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on submissions using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = submissions.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = submissions.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));

alter table evidence_files enable row level security;
alter table evidence_files force row level security;
create policy see on evidence_files for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_files.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on evidence_files using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_files.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_files.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));

alter table reviews enable row level security;
alter table reviews force row level security;
create policy see on reviews for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = reviews.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on reviews using ((select portal_all())) with check ((select portal_all()));

-- Letters: from publication for all; before, from issue for the council's own officers and by a grant of that one letter.
alter table letter_grants enable row level security;
alter table letter_grants force row level security;
create policy see on letter_grants for select using ((select portal_all()) or person_id = (select portal_person()));
create policy work on letter_grants using ((select portal_all())) with check ((select portal_all()));

alter table letters enable row level security;
alter table letters force row level security;
create policy see on letters for select using ((select portal_all())
    or ((select portal_open()) and published_at <= (select portal_now()))
    or (authority_id = any ((select portal_own())::bigint[]) and issued_at <= (select portal_now()))
    or exists (select 1 from letter_grants g where g.letter_id = letters.id and g.person_id = (select portal_person()) and g.revoked_at is null));
create policy work on letters using ((select portal_all())) with check ((select portal_all()));

-- People.
alter table memberships enable row level security;
alter table memberships force row level security;
create policy see on memberships for select using ((select portal_all()) or authority_id = any ((select portal_member())::bigint[]) or person_id = (select portal_person()));
create policy work on memberships using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));

alter table people enable row level security;
alter table people force row level security;
create policy see on people for select using ((select portal_all()) or id = (select portal_person())
    or exists (select 1 from memberships m where m.person_id = people.id and m.authority_id = any ((select portal_member())::bigint[])));
create policy work on people using ((select portal_all())) with check ((select portal_all()));

alter table invitations enable row level security;
alter table invitations force row level security;
create policy see on invitations for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy work on invitations using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])) with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));

alter table sessions enable row level security;
alter table sessions force row level security;
create policy see on sessions for select using ((select portal_all()) or person_id = (select portal_person()));
create policy work on sessions using ((select portal_all()) or person_id = (select portal_person())) with check ((select portal_all()) or person_id = (select portal_person()));

alter table tenants enable row level security;
alter table tenants force row level security;
create policy see on tenants for select using ((select portal_all()));
create policy work on tenants using ((select portal_all())) with check ((select portal_all()));

alter table authority_tenants enable row level security;
alter table authority_tenants force row level security;
create policy see on authority_tenants for select using ((select portal_all()));
create policy work on authority_tenants using ((select portal_all())) with check ((select portal_all()));

alter table rights_changes enable row level security;
alter table rights_changes force row level security;
create policy see on rights_changes for select using ((select portal_all()));
create policy tell on rights_changes for insert with check ((select portal_open()));

-- Mail is put in by any command and read by the sender alone.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy see on outbox for select using ((select portal_all()));
create policy work on outbox using ((select portal_all())) with check ((select portal_all()));
create policy put on outbox for insert with check ((select portal_open()));

alter table reminders enable row level security;
alter table reminders force row level security;
create policy see on reminders for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or exists (select 1 from recommendations r where r.id = reminders.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on reminders using ((select portal_all())) with check ((select portal_all()));

-- Audit: appended by all, changed by nobody.
alter table audit enable row level security;
alter table audit force row level security;
create policy see on audit for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy put on audit for insert with check ((select portal_open()));

create function portal_append_only() returns trigger language plpgsql as
    'begin raise exception ''% is append-only'', tg_table_name; end';
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function portal_append_only();
create trigger recommendation_events_append_only before update or delete or truncate on recommendation_events
    for each statement execute function portal_append_only();
create trigger compliance_outcomes_append_only before update or delete or truncate on compliance_outcomes
    for each statement execute function portal_append_only();
create trigger deadline_changes_append_only before update or delete or truncate on deadline_changes
    for each statement execute function portal_append_only();

-- The application's role: bound by the policies above, owner of nothing.
grant usage on schema public to $role$;
grant temporary on database $database$ to $role$;
grant select, insert, update, delete on all tables in schema public to $role$;
grant usage on all sequences in schema public to $role$;
alter default privileges in schema public grant select, insert, update, delete on tables to $role$;
alter default privileges in schema public grant usage on sequences to $role$;
revoke update, delete on audit, recommendation_events, compliance_outcomes, deadline_changes from $role$;
