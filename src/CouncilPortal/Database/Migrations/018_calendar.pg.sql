-- The secret addresses at which people's calendar programs read their deadlines. Only the hash of what is secret is kept.
create table calendar_addresses (
    id $id$,
    person_id bigint not null references people (id),
    token_hash text not null unique,
    made_at timestamptz not null,
    read_at timestamptz,
    revoked_at timestamptz
);
create unique index calendar_addresses_standing on calendar_addresses (person_id) where revoked_at is null;

alter table calendar_addresses enable row level security;
alter table calendar_addresses force row level security;
create policy see on calendar_addresses for select using (person_id = (select portal_person()) or (select portal_kind()) = 'system');
create policy work on calendar_addresses using (person_id = (select portal_person()) or (select portal_kind()) = 'system')
    with check (person_id = (select portal_person()) or (select portal_kind()) = 'system');
