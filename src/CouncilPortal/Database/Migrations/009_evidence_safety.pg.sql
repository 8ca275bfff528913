-- What becomes of evidence once it is kept: scanned before anybody opens it, recalled, and deleted when its time has come.

-- A council's bytes by their hash, each once however many files of the council have them. claim: the scan in hand.
-- trouble: why the last scan came to no end; breaks: how often the scanner broke off over it. finding: what the scanner found, or why it could not look.
create table evidence_contents (
    authority_id bigint not null references authorities (id),
    sha256 text not null,
    size bigint not null check (size > 0),
    state text not null check (state in ('waiting', 'clean', 'infected', 'unscannable', 'too_large')),
    finding text,
    attempts integer not null default 0,
    breaks integer not null default 0,
    next_attempt_at timestamptz not null,
    claim text,
    claimed_until timestamptz,
    trouble text,
    scanned_at timestamptz,
    scanned_with text,
    deleted_at timestamptz,
    deleted_because text,
    primary key (authority_id, sha256)
);
create index evidence_contents_waiting on evidence_contents (next_attempt_at) where state = 'waiting';
create index evidence_files_content on evidence_files (authority_id, sha256);
insert into evidence_contents (authority_id, sha256, size, state, next_attempt_at)
    select authority_id, sha256, max(size), 'waiting', max(uploaded_at) from evidence_files group by authority_id, sha256;

-- A file that was submitted by mistake: hidden at once, and decided on once by an administrator of the Ombudsman.
create table evidence_recalls (
    id $id$,
    file_id bigint not null references evidence_files (id),
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    reason text not null,
    recalled_at timestamptz not null,
    recalled_by bigint,
    recalled_by_name text not null,
    decided_at timestamptz,
    decided_by bigint,
    decided_by_name text,
    deletes boolean,
    note text
);
create index evidence_recalls_file on evidence_recalls (file_id);
create index evidence_recalls_recommendation on evidence_recalls (recommendation_id);
create unique index evidence_recalls_waiting on evidence_recalls (file_id) where decided_at is null;
-- Contents: as the evidence that they belong to. Whoever logs evidence puts them in, waiting to be scanned, and no further.
alter table evidence_contents enable row level security;
alter table evidence_contents force row level security;
create policy see on evidence_contents for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.authority_id = evidence_contents.authority_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on evidence_contents using ((select portal_all())) with check ((select portal_all()));
create policy put on evidence_contents for insert with check (state = 'waiting' and (authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.authority_id = evidence_contents.authority_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))));
create policy put_again on evidence_contents for update using (authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.authority_id = evidence_contents.authority_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])))
    with check (state = 'waiting');

-- Recalls: made by the council's officers and the Ombudsman, decided by the Ombudsman.
alter table evidence_recalls enable row level security;
alter table evidence_recalls force row level security;
create policy see on evidence_recalls for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = evidence_recalls.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy recall on evidence_recalls for insert with check (decided_at is null and deletes is null
    and ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])));
create policy decide on evidence_recalls for update using ((select portal_all())) with check ((select portal_all()));

-- The fact stays when the bytes go.
revoke delete on evidence_contents, evidence_recalls from $role$;
create trigger evidence_contents_no_delete before delete or truncate on evidence_contents
    for each statement execute function portal_append_only();
create trigger evidence_recalls_no_delete before delete or truncate on evidence_recalls
    for each statement execute function portal_append_only();
