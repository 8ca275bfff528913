-- Evidence on its way in: what of each file has arrived, so that an upload goes on where it stopped, after a restart or on another process.

-- size, fingerprint: as the sender says; null from a form without script, which cannot go on.
-- received: bytes that are safe. sha256: once all are there and checked. file_id: once the file stands.
create table evidence_uploads (
    id text not null primary key,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    name text not null,
    size bigint check (size > 0),
    fingerprint text,
    received bigint not null check (received >= 0),
    sha256 text,
    file_id bigint references evidence_files (id),
    started_at timestamptz not null,
    touched_at timestamptz not null,
    started_by bigint,
    started_by_name text not null
);
create index evidence_uploads_recommendation on evidence_uploads (recommendation_id);
create index evidence_uploads_file on evidence_uploads (file_id);
create index evidence_uploads_touched_at on evidence_uploads (touched_at);

-- A council's bytes that are being kept, until a row names them or a day has passed. Whoever keeps or deletes bytes of
-- a hash takes its row first, so that neither does it under the other's hands.
create table evidence_holds (
    authority_id bigint not null references authorities (id),
    sha256 text not null,
    held_at timestamptz not null,
    primary key (authority_id, sha256)
);
create index evidence_holds_held_at on evidence_holds (held_at);
