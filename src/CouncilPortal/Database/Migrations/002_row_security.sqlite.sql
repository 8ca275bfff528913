-- Appended only: what was recorded stays. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger audit_no_update before update on audit
begin
    select raise(abort, 'audit is append-only');
end;
create trigger audit_no_delete before delete on audit
begin
    select raise(abort, 'audit is append-only');
end;
create trigger recommendation_events_no_update before update on recommendation_events
begin
    select raise(abort, 'recommendation_events is append-only');
end;
create trigger recommendation_events_no_delete before delete on recommendation_events
begin
    select raise(abort, 'recommendation_events is append-only');
end;
create trigger compliance_outcomes_no_update before update on compliance_outcomes
begin
    select raise(abort, 'compliance_outcomes is append-only');
end;
create trigger compliance_outcomes_no_delete before delete on compliance_outcomes
begin
    select raise(abort, 'compliance_outcomes is append-only');
end;
create trigger deadline_changes_no_update before update on deadline_changes
begin
    select raise(abort, 'deadline_changes is append-only');
end;
create trigger deadline_changes_no_delete before delete on deadline_changes
begin
    select raise(abort, 'deadline_changes is append-only');
end;
