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
