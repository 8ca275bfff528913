-- Groups of councils that people named and kept. The group itself says nothing of its maker: whoever has its address
-- sees its name and its councils.
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

alter table peer_group_owners enable row level security;
alter table peer_group_owners force row level security;
create policy see on peer_group_owners for select using (person_id = (select portal_person()) or (select portal_kind()) = 'system');
create policy work on peer_group_owners
    using (person_id = (select portal_person()) or (select portal_kind()) = 'system')
    with check (person_id = (select portal_person()) or (select portal_kind()) = 'system');

alter table peer_groups enable row level security;
alter table peer_groups force row level security;
create policy see on peer_groups for select using ((select portal_open()));
create policy keep on peer_groups for insert with check ((select portal_person()) <> 0 or (select portal_kind()) = 'system');
create policy remove on peer_groups for delete using ((select portal_kind()) = 'system'
    or exists (select 1 from peer_group_owners o where o.group_id = peer_groups.id and o.person_id = (select portal_person())));

-- A shared group is a public page.
create trigger noted after insert or update or delete on peer_groups for each statement execute function note_public_change();
