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

create function portal_note_mail() returns trigger language plpgsql as
    'begin
        if tg_op = ''INSERT'' then
            insert into mail_states (message_id, person_id, state, at) values (new.message_id, new.to_person_id, ''queued'', new.queued_at);
        else
            update mail_states
            set state = case when new.bounced_at is not null then ''bounced'' when new.dead_at is not null then ''failed''
                    when new.delivered_at is not null then ''delivered'' when new.sent_at is not null then ''sent'' else ''queued'' end,
                at = coalesce(new.bounced_at, new.dead_at, new.delivered_at, new.sent_at, new.resent_at, new.queued_at)
            where message_id = new.message_id;
        end if;
        return null;
    end';
create trigger outbox_queued after insert on outbox for each row execute function portal_note_mail();
create trigger outbox_moved after update of sent_at, delivered_at, bounced_at, dead_at on outbox for each row execute function portal_note_mail();

-- A state is seen by the recipient and by whoever sees the reminder that the mail carried.
alter table mail_states enable row level security;
alter table mail_states force row level security;
create policy see on mail_states for select using ((select portal_all()) or person_id = (select portal_person())
    or exists (select 1 from reminders r where r.message_id = mail_states.message_id));
create policy work on mail_states using ((select portal_all())) with check ((select portal_all()));
create policy put on mail_states for insert with check ((select portal_open()));

-- That an address does not work is seen by those who look after its owner.
alter table bounced_addresses enable row level security;
alter table bounced_addresses force row level security;
create policy see on bounced_addresses for select using ((select portal_all())
    or exists (select 1 from people p join memberships m on m.person_id = p.id
        where lower(p.email) = bounced_addresses.address and m.ended_at is null and m.authority_id = any ((select portal_evidence())::bigint[]))
    or exists (select 1 from council_mailboxes x where lower(x.email) = bounced_addresses.address and x.ended_at is null and x.authority_id = any ((select portal_evidence())::bigint[]))
    or exists (select 1 from invitations i where lower(i.email) = bounced_addresses.address and i.authority_id = any ((select portal_evidence())::bigint[])));
create policy work on bounced_addresses using ((select portal_all())) with check ((select portal_all()));

alter table mail_pause enable row level security;
alter table mail_pause force row level security;
create policy work on mail_pause using ((select portal_all())) with check ((select portal_all()));
