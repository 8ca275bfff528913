-- Files that a publisher brings in: what came, what it would do, who had it applied. Nothing of it is ever deleted.
-- claimed_until: a process is at work on it. undoes_id: this one puts back what that one changed.
create table imports (
    id $id$,
    kind text not null,
    file_name text not null,
    size bigint not null,
    sha256 text not null,
    state text not null check (state in ('checking', 'refused', 'ready', 'applying', 'applied', 'discarded')),
    claimed_until timestamptz,
    uploaded_at timestamptz not null,
    uploaded_by bigint,
    uploaded_by_name text not null,
    checked_at timestamptz,
    added integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    columns text,
    report text,
    failure text,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text,
    undoes_id bigint references imports (id)
);
create index imports_waiting on imports (id) where state in ('checking', 'applying');

-- The file itself, compressed; for one that was applied also the rows that it changed, as they were before.
create table import_contents (
    import_id bigint not null references imports (id),
    part text not null check (part in ('file', 'before')),
    content blob not null,
    primary key (import_id, part)
);

-- What a column of somebody's spreadsheets means to the portal; blank: it is left out.
create table import_columns (
    kind text not null,
    name text not null,
    column_name text not null,
    chosen_at timestamptz not null,
    chosen_by_name text not null,
    primary key (kind, name)
);
