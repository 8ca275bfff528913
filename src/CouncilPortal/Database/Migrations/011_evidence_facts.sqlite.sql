-- What a remedy asks to be told: one column for each fact, so that a query can count and compare them without reading texts.
-- Columns rather than a table of names and values: the questions are a closed list in the code, a row of a submission is
-- read and guarded as one, and each fact keeps its type. Null: not asked for, or submitted before it was asked for.
alter table submissions add column paid_by text;
alter table submissions add column signed_by text;
alter table submissions add column signed_by_role text;
alter table submissions add column sent_to text;
alter table submissions add column result text;
alter table submissions add column adopted_by text;
alter table submissions add column trained text;
alter table submissions add column published_in text;
alter table submissions add column published_at text;
-- The version of the declaration's text that whoever submitted it made by name; null: before it was recorded.
alter table submissions add column declaration_version integer check (declaration_version > 0);
-- The reference of the first of the submissions that went together with this one; null: it went alone, or is the first.
alter table submissions add column submitted_with text references submissions (reference);
create index submissions_submitted_with on submissions (submitted_with);

-- What a recommendation asks for as a number, where it does: pounds in pence, and members of staff to be trained.
alter table recommendations add column asked_pence bigint check (asked_pence > 0);
alter table recommendations add column asked_people integer check (asked_people > 0);

-- A submission is a fact: what was declared stays as it was.
create trigger submissions_no_update before update on submissions
begin
    select raise(abort, 'submissions is append-only');
end;
create trigger submissions_no_delete before delete on submissions
begin
    select raise(abort, 'submissions is append-only');
end;
