-- Who stands in for whom, who owns which service, who else reads a council's mail, and what a successor took over.

-- A deputy sees and works what the person is assigned at the council, from the first day to the last (London dates).
-- ended_at: ended by hand before that.
create table covers (
    id $id$,
    person_id bigint not null references people (id),
    deputy_id bigint not null references people (id),
    authority_id bigint not null references authorities (id),
    starts_on date not null,
    ends_on date not null,
    created_at timestamptz not null,
    created_by bigint,
    created_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text,
    check (ends_on >= starts_on),
    check (person_id <> deputy_id)
);
create index covers_deputy on covers (deputy_id, ends_on);
create index covers_person on covers (person_id, ends_on);
create index covers_authority on covers (authority_id, ends_on);

-- New actions of decisions in the category (as in decisions) are assigned to the person who owns the service.
create table service_owners (
    id $id$,
    authority_id bigint not null references authorities (id),
    category text not null,
    person_id bigint not null references people (id),
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text
);
create unique index service_owners_standing on service_owners (authority_id, category) where ended_at is null;
create index service_owners_person on service_owners (person_id);

-- Addresses that several people of a council read, told what its link officers are told.
create table council_mailboxes (
    id $id$,
    authority_id bigint not null references authorities (id),
    email text not null,
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text
);
create unique index council_mailboxes_standing on council_mailboxes (authority_id, email) where ended_at is null;

-- Who reads for a chief executive.
create table delegates (
    id $id$,
    person_id bigint not null references people (id),
    delegate_id bigint not null references people (id),
    authority_id bigint not null references authorities (id),
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text,
    check (person_id <> delegate_id)
);
create unique index delegates_standing on delegates (person_id, delegate_id, authority_id) where ended_at is null;
create index delegates_delegate on delegates (delegate_id);
create index delegates_authority on delegates (authority_id);

-- Everything that one person had, given to another in one step. Appended.
create table handovers (
    id $id$,
    authority_id bigint not null references authorities (id),
    from_person_id bigint not null references people (id),
    from_name text not null,
    to_person_id bigint not null references people (id),
    to_name text not null,
    actions integer not null,
    services integer not null,
    covers integer not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index handovers_authority on handovers (authority_id);

-- The actions of a council that were not settled when it got a successor: from the day after its last one, the successor's
-- officers act on them. Filled by triggers, since actions come in on several ways. They stay when they are settled.
create table taken_over_actions (
    recommendation_id bigint not null references recommendations (id),
    successor_id bigint not null references authorities (id),
    authority_id bigint not null references authorities (id),
    primary key (recommendation_id, successor_id)
);
create index taken_over_actions_successor on taken_over_actions (successor_id);

create index audit_person on audit (person_id, at);

insert into taken_over_actions (recommendation_id, successor_id, authority_id)
    select r.id, s.successor_id, s.authority_id from authority_successors s join recommendations r on r.authority_id = s.authority_id
    where r.state not in ('done', 'done_late', 'not_done', 'withdrawn');
create trigger authority_successors_take_over after insert on authority_successors
begin
    insert or ignore into taken_over_actions (recommendation_id, successor_id, authority_id)
        select r.id, new.successor_id, new.authority_id from recommendations r
        where r.authority_id = new.authority_id and r.state not in ('done', 'done_late', 'not_done', 'withdrawn')
        union
        select t.recommendation_id, new.successor_id, new.authority_id from taken_over_actions t
        join recommendations r on r.id = t.recommendation_id
        where t.successor_id = new.authority_id and r.state not in ('done', 'done_late', 'not_done', 'withdrawn');
end;
create trigger authority_successors_give_back after delete on authority_successors
begin
    delete from taken_over_actions where authority_id = old.authority_id and successor_id = old.successor_id;
end;
create trigger recommendations_taken_over after insert on recommendations
when new.state not in ('done', 'done_late', 'not_done', 'withdrawn')
begin
    insert or ignore into taken_over_actions (recommendation_id, successor_id, authority_id)
        select new.id, s.successor_id, s.authority_id from authority_successors s where s.authority_id = new.authority_id
        union
        select new.id, x.successor_id, x.authority_id from authority_successors s
        join authority_successors x on x.authority_id = s.successor_id where s.authority_id = new.authority_id;
end;

-- The fact that somebody stood in stays. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger covers_no_delete before delete on covers begin select raise(abort, 'covers is append-only'); end;
create trigger service_owners_no_delete before delete on service_owners begin select raise(abort, 'service_owners is append-only'); end;
create trigger council_mailboxes_no_delete before delete on council_mailboxes begin select raise(abort, 'council_mailboxes is append-only'); end;
create trigger delegates_no_delete before delete on delegates begin select raise(abort, 'delegates is append-only'); end;
create trigger handovers_no_update before update on handovers begin select raise(abort, 'handovers is append-only'); end;
create trigger handovers_no_delete before delete on handovers begin select raise(abort, 'handovers is append-only'); end;
