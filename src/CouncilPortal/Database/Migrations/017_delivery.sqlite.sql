-- What became of a mail after it was queued.
-- sent_at: the sender took it. delivered_at, bounced_at: what the recipient's mail server said. dead_at: given up, or lost behind the sender.
-- held_at: the address does not work, and nobody has confirmed or corrected it yet. resent_at: when somebody sent it again.
alter table outbox add column delivered_at timestamptz;
alter table outbox add column bounced_at timestamptz;
alter table outbox add column held_at timestamptz;
alter table outbox add column resent_at timestamptz;
drop index outbox_waiting;
create index outbox_waiting on outbox (next_attempt_at, id) where sent_at is null and dead_at is null and held_at is null;
create index outbox_held on outbox (to_address) where held_at is not null;
create index outbox_dead on outbox (dead_at) where dead_at is not null;

-- Addresses that do not work, in lower case. cleared_at: when somebody confirmed or corrected one; from then on mail goes again.
create table bounced_addresses (
    id $id$,
    address text not null,
    reason text not null,
    message_id text not null,
    bounced_at timestamptz not null,
    cleared_at timestamptz,
    cleared_by bigint,
    cleared_by_name text,
    corrected_to text
);
create unique index bounced_addresses_standing on bounced_addresses (address) where cleared_at is null;

-- Until when the sender asks for peace, or cannot be reached. One row, for every process.
create table mail_pause (
    id integer not null primary key check (id = 1),
    until timestamptz,
    reason text
);
insert into mail_pause (id) values (1);

-- Where each mail stands, without its content: for whoever may know that it was sent. Kept by triggers on the outbox.
create table mail_states (
    message_id text not null primary key,
    person_id bigint,
    state text not null check (state in ('queued', 'sent', 'delivered', 'bounced', 'failed')),
    at timestamptz not null
);
insert into mail_states (message_id, person_id, state, at)
select message_id, to_person_id, case when sent_at is not null then 'sent' when dead_at is not null then 'failed' else 'queued' end, coalesce(sent_at, dead_at, queued_at)
from outbox;
create index reminders_message on reminders (message_id);

create trigger outbox_queued after insert on outbox begin
    insert into mail_states (message_id, person_id, state, at) values (new.message_id, new.to_person_id, 'queued', new.queued_at);
end;
create trigger outbox_moved after update of sent_at, delivered_at, bounced_at, dead_at on outbox begin
    update mail_states
    set state = case when new.bounced_at is not null then 'bounced' when new.dead_at is not null then 'failed'
            when new.delivered_at is not null then 'delivered' when new.sent_at is not null then 'sent' else 'queued' end,
        at = coalesce(new.bounced_at, new.dead_at, new.delivered_at, new.sent_at, new.resent_at, new.queued_at)
    where message_id = new.message_id;
end;
