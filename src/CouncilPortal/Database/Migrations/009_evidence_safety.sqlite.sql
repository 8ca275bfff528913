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
-- The fact stays when the bytes go. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger evidence_contents_no_delete before delete on evidence_contents
begin
    select raise(abort, 'evidence_contents keeps its rows');
end;
create trigger evidence_recalls_no_delete before delete on evidence_recalls
begin
    select raise(abort, 'evidence_recalls keeps its rows');
end;
