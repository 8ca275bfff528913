-- Appended only: what was recorded stays. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger case_messages_no_update before update on case_messages
begin
    select raise(abort, 'case_messages is append-only');
end;
create trigger case_messages_no_delete before delete on case_messages
begin
    select raise(abort, 'case_messages is append-only');
end;
create trigger escalations_no_update before update on escalations
begin
    select raise(abort, 'escalations is append-only');
end;
create trigger escalations_no_delete before delete on escalations
begin
    select raise(abort, 'escalations is append-only');
end;
create trigger draft_sharings_no_update before update on draft_sharings
begin
    select raise(abort, 'draft_sharings is append-only');
end;
create trigger draft_sharings_no_delete before delete on draft_sharings
begin
    select raise(abort, 'draft_sharings is append-only');
end;
create trigger draft_answers_no_update before update on draft_answers
begin
    select raise(abort, 'draft_answers is append-only');
end;
create trigger draft_answers_no_delete before delete on draft_answers
begin
    select raise(abort, 'draft_answers is append-only');
end;
create trigger amendments_no_update before update on amendments
begin
    select raise(abort, 'amendments is append-only');
end;
create trigger amendments_no_delete before delete on amendments
begin
    select raise(abort, 'amendments is append-only');
end;
