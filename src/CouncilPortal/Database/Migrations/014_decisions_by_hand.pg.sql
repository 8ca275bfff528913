-- Decisions made by hand: publication that is withheld, what was left out before a decision was final, and why words that
-- look like personal data or a timescale may be published all the same.

alter table decisions add column withheld boolean not null default false check (withheld = false or published_on is null);

-- Withdrawn before the decision was final: never more than a proposal, and as confidential as the draft.
alter table recommendations add column proposed_only boolean not null default false check (proposed_only = false or state = 'withdrawn');

-- What the check of public texts found, and the caseworker's statement that it is no such thing. Appended.
create table checked_words (
    id $id$,
    decision_id bigint not null references decisions (id),
    recommendation_id bigint references recommendations (id),
    field text not null,
    kind text not null,
    words text not null,
    statement text not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index checked_words_decision on checked_words (decision_id);

-- What a file said before and a person settled: the same value again asks nobody again.
create index import_conflicts_decision on import_conflicts (decision_id, recommendation_id, field);

alter table checked_words enable row level security;
alter table checked_words force row level security;
create policy see on checked_words for select using ((select portal_all()));
create policy work on checked_words using ((select portal_all())) with check ((select portal_all()));
create trigger checked_words_append_only before update or delete or truncate on checked_words
    for each statement execute function portal_append_only();
revoke update, delete on checked_words from $role$;

-- A draft is the Ombudsman's alone until it is shared.
drop policy see on decision_authorities;
create policy see on decision_authorities for select using ((select portal_all())
    or (authority_id = any ((select portal_evidence())::bigint[]) and (draft = false or exists (
        select 1 from draft_sharings s
        where s.decision_id = decision_authorities.decision_id and s.authority_id = decision_authorities.authority_id)))
    or (draft = false and (authority_id = any ((select portal_own())::bigint[])
        or ((select portal_open()) and published_on <= (select portal_today())))));

drop policy see on recommendations;
create policy see on recommendations for select using ((select portal_all())
    or (authority_id = any ((select portal_evidence())::bigint[]) and ((state <> 'proposed' and proposed_only = false) or exists (
        select 1 from decision_authorities a
        where a.decision_id = recommendations.decision_id and a.authority_id = recommendations.authority_id)))
    or (state <> 'proposed' and proposed_only = false and (authority_id = any ((select portal_own())::bigint[])
        or (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[]))
        or ((select portal_open()) and kind = 'service_improvement' and exists (
            select 1 from decision_authorities a
            where a.decision_id = recommendations.decision_id and a.authority_id = recommendations.authority_id
              and a.published_on <= (select portal_today()))))));

-- The history of a proposal and its amendments: for those who see the proposal.
drop policy see on recommendation_events;
create policy see on recommendation_events for select using ((select portal_all())
    or (authority_id = any ((select portal_own())::bigint[]) and exists (select 1 from recommendations r where r.id = recommendation_events.recommendation_id))
    or exists (select 1 from recommendations r where r.id = recommendation_events.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));

drop policy see on amendments;
create policy see on amendments for select using ((select portal_all())
    or (authority_id = any ((select portal_evidence())::bigint[]) and exists (select 1 from recommendations r where r.id = amendments.recommendation_id)));

-- Answers to a draft: while something is proposed, by those who see it.
drop policy answer on draft_answers;
create policy answer on draft_answers for insert with check ((select portal_kind()) = 'system'
    or (authority_id = any ((select portal_evidence())::bigint[]) and exists (
        select 1 from recommendations r where r.id = draft_answers.recommendation_id and r.authority_id = draft_answers.authority_id and r.state = 'proposed')));
