-- What public pages are made of: each transaction that changes it gives the data a new version.
-- The version is counted when the transaction commits: its one row is the last that is locked, so that no two
-- transactions wait for each other over it, and a version is seen together with what it stands for.
create table public_changes (xid xid8 not null primary key);

create function note_public_change() returns trigger language plpgsql as $$
begin
    insert into public_changes (xid) values (pg_current_xact_id()) on conflict do nothing;
    return null;
end $$;

create function count_public_change() returns trigger language plpgsql as $$
begin
    update data_version set version = version + 1 where id = 1;
    delete from public_changes where xid = new.xid;
    return null;
end $$;

create constraint trigger counted after insert on public_changes
    deferrable initially deferred for each row execute function count_public_change();

create trigger noted after insert or update or delete on authorities for each statement execute function note_public_change();
create trigger noted after insert or update or delete on former_names for each statement execute function note_public_change();
create trigger noted after insert or update or delete on authority_successors for each statement execute function note_public_change();
create trigger noted after insert or update or delete on populations for each statement execute function note_public_change();
create trigger noted after insert or update or delete on hexagons for each statement execute function note_public_change();
create trigger noted after insert or update or delete on reporting_years for each statement execute function note_public_change();
create trigger noted after insert or update or delete on annual_statistics for each statement execute function note_public_change();
create trigger noted after insert or update or delete on annual_categories for each statement execute function note_public_change();
create trigger noted after insert or update or delete on annual_averages for each statement execute function note_public_change();
create trigger noted after insert or update or delete on national_statistics for each statement execute function note_public_change();
create trigger noted after insert or update or delete on category_mappings for each statement execute function note_public_change();
create trigger noted after insert or update or delete on decisions for each statement execute function note_public_change();
create trigger noted after insert or update or delete on decision_authorities for each statement execute function note_public_change();
create trigger noted after insert or update or delete on recommendations for each statement execute function note_public_change();
create trigger noted after insert or update or delete on compliance_outcomes for each statement execute function note_public_change();
create trigger noted after insert or update or delete on letters for each statement execute function note_public_change();
