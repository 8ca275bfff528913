-- Requests and messages: the council's evidence readers and the colleague who has the action; the Ombudsman reads
-- neither the council's notes nor its comments.
alter table deadline_requests enable row level security;
alter table deadline_requests force row level security;
create policy see on deadline_requests for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_requests.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy ask on deadline_requests for insert with check (granted is null and decided_at is null and (authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_requests.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) or (select portal_kind()) = 'system');
create policy decide on deadline_requests for update using ((select portal_all())) with check ((select portal_all()));

alter table case_messages enable row level security;
alter table case_messages force row level security;
create policy see on case_messages for select using ((select portal_kind()) = 'system'
    or ((select portal_kind()) = 'ombudsman' and kind in ('message', 'reply'))
    or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = case_messages.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy write on case_messages for insert with check ((select portal_kind()) = 'system'
    or ((select portal_kind()) = 'ombudsman' and kind = 'reply')
    or (kind <> 'reply' and (authority_id = any ((select portal_evidence())::bigint[])
        or exists (select 1 from recommendations r where r.id = case_messages.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])))));

-- What the Ombudsman records.
alter table escalations enable row level security;
alter table escalations force row level security;
create policy see on escalations for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or exists (select 1 from recommendations r where r.id = escalations.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on escalations using ((select portal_all())) with check ((select portal_all()));

alter table case_owners enable row level security;
alter table case_owners force row level security;
create policy see on case_owners for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[]));
create policy work on case_owners using ((select portal_all())) with check ((select portal_all()));

alter table review_drafts enable row level security;
alter table review_drafts force row level security;
create policy see on review_drafts for select using (person_id = (select portal_person()) or (select portal_kind()) = 'system');
create policy work on review_drafts using (person_id = (select portal_person()) or (select portal_kind()) = 'system') with check (person_id = (select portal_person()) or (select portal_kind()) = 'system');

-- Drafts, shared in confidence: link officers and monitoring officers alone.
alter table draft_sharings enable row level security;
alter table draft_sharings force row level security;
create policy see on draft_sharings for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy work on draft_sharings using ((select portal_all())) with check ((select portal_all()));

alter table draft_answers enable row level security;
alter table draft_answers force row level security;
create policy see on draft_answers for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy answer on draft_answers for insert with check (authority_id = any ((select portal_evidence())::bigint[]) or (select portal_kind()) = 'system');

alter table amendments enable row level security;
alter table amendments force row level security;
create policy see on amendments for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy work on amendments using ((select portal_all())) with check ((select portal_all()));

alter table import_conflicts enable row level security;
alter table import_conflicts force row level security;
create policy see on import_conflicts for select using ((select portal_all()));
create policy work on import_conflicts using ((select portal_all())) with check ((select portal_all()));

-- A draft decision and what is only proposed are seen by fewer eyes than what is final.
drop policy see on decision_authorities;
create policy see on decision_authorities for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (draft = false and (authority_id = any ((select portal_own())::bigint[])
        or ((select portal_open()) and published_on <= (select portal_today())))));

drop policy see on recommendations;
create policy see on recommendations for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and (authority_id = any ((select portal_own())::bigint[])
        or (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[]))
        or ((select portal_open()) and kind = 'service_improvement' and exists (
            select 1 from decision_authorities a
            where a.decision_id = recommendations.decision_id and a.authority_id = recommendations.authority_id
              and a.published_on <= (select portal_today()))))));

drop policy work on recommendations;
create policy work on recommendations using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])));

drop policy see on decisions;
create policy see on decisions for select using ((select portal_all())
    or ((select portal_open()) and draft = false and published_on <= (select portal_today()))
    or exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_evidence())::bigint[]))
    or (draft = false and (
        exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_own())::bigint[]))
        or exists (select 1 from recommendations r where r.decision_id = decisions.id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])))));

-- Appended only.
create trigger case_messages_append_only before update or delete or truncate on case_messages
    for each statement execute function portal_append_only();
create trigger escalations_append_only before update or delete or truncate on escalations
    for each statement execute function portal_append_only();
create trigger draft_sharings_append_only before update or delete or truncate on draft_sharings
    for each statement execute function portal_append_only();
create trigger draft_answers_append_only before update or delete or truncate on draft_answers
    for each statement execute function portal_append_only();
create trigger amendments_append_only before update or delete or truncate on amendments
    for each statement execute function portal_append_only();
revoke update, delete on case_messages, escalations, draft_sharings, draft_answers, amendments from $role$;
revoke delete on deadline_requests from $role$;
