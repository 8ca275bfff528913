-- Groups of councils that people named and kept. The group itself says nothing of its maker: whoever has its address
-- sees its name and its councils. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create table peer_groups (
    id $id$,
    address text not null unique,
    name text not null,
    slugs text not null,
    created_at timestamptz not null
);

-- Who keeps a group: for that person alone.
create table peer_group_owners (
    group_id bigint not null primary key references peer_groups (id) on delete cascade,
    person_id bigint not null references people (id)
);
create index peer_group_owners_person on peer_group_owners (person_id);

-- A shared group is a public page.
create trigger peer_groups_inserted after insert on peer_groups begin update data_version set version = version + 1 where id = 1; end;
create trigger peer_groups_updated after update on peer_groups begin update data_version set version = version + 1 where id = 1; end;
create trigger peer_groups_deleted after delete on peer_groups begin update data_version set version = version + 1 where id = 1; end;
