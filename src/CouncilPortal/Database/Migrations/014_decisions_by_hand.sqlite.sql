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

create trigger checked_words_no_update before update on checked_words
begin
    select raise(abort, 'checked_words is append-only');
end;
create trigger checked_words_no_delete before delete on checked_words
begin
    select raise(abort, 'checked_words is append-only');
end;
