namespace CouncilPortal.Testing;

/// <summary>One unpublished, private row in every table that row-level security guards, all of one council.</summary>
public sealed record PrivateRows
{
    /// <summary>The council whose rows these are.</summary>
    public required long Council { get; init; }

    /// <summary>The council's part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its link officer, the person behind the rows.</summary>
    public required long Person { get; init; }

    /// <summary>Its one decision, not published.</summary>
    public required long Decision { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string Reference { get; init; }

    /// <summary>Its personal remedy, assigned to nobody.</summary>
    public required long Recommendation { get; init; }

    /// <summary>The submission of evidence on it.</summary>
    public required long Submission { get; init; }

    /// <summary>A file of the draft.</summary>
    public required long File { get; init; }

    /// <summary>A file on its way in.</summary>
    public required string Upload { get; init; }

    /// <summary>A file of the submission.</summary>
    public required long SubmittedFile { get; init; }

    /// <summary>A recall that waits for a decision.</summary>
    public required long Recall { get; init; }

    /// <summary>The council's request for another date.</summary>
    public required long Request { get; init; }

    /// <summary>The difference between a file and what was recorded.</summary>
    public required long Conflict { get; init; }
    /// <summary>A record of members' consideration that stands.</summary>
    public required long MemberReport { get; init; }

    /// <summary>The view of the list that the link officer keeps.</summary>
    public required long View { get; init; }

    /// <summary>The cover of the link officer.</summary>
    public required long Cover { get; init; }

    /// <summary>A shared mailbox of the council.</summary>
    public required long Mailbox { get; init; }

    /// <summary>That somebody reads for the link officer.</summary>
    public required long Delegate { get; init; }

    /// <summary>The link officer's membership.</summary>
    public required long Membership { get; init; }

    /// <summary>The note that the link officer's address does not work.</summary>
    public required long BouncedAddress { get; init; }

    /// <summary>A mail that was given up.</summary>
    public required long DeadLetter { get; init; }

    /// <summary>The annual review letter, under embargo.</summary>
    public required long Letter { get; init; }

    /// <summary>The letter opened to somebody by name.</summary>
    public required long LetterGrant { get; init; }

    /// <summary>An open invitation to the council.</summary>
    public required long Invitation { get; init; }

    /// <summary>The link officer's tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>A notification of the link officer.</summary>
    public required long Notification { get; init; }

    /// <summary>A word that stands in every private text of these rows, and nowhere else: where it shows, something leaked.</summary>
    public required string Secret { get; init; }

    /// <summary>Fills every guarded table for a new council of the name.</summary>
    public static async Task<PrivateRows> Of(TestDatabase data, string name, string reference)
    {
        var council = await data.Council(name, "District");
        var person = await data.Person($"{name} officer");
        var deputy = await data.Person($"{name} deputy");
        var today = new DateOnly(2026, 1, 12);
        var decision = await data.Decision(council, reference, today.AddMonths(-1), publishedOn: null);
        var recommendation = await data.Recommendation(decision, council, "personal_remedy", today.AddDays(5));
        var secret = $"Secret{reference}";
        var at = new { secret, council, person, deputy, decision, recommendation, reference, now = data.Time.GetUtcNow(), later = data.Time.GetUtcNow().AddDays(7), today, name, key = $"{council}", dead = $"dead-{council}", draft = $$"""{"statement":"{{secret}}"}""", review = $$"""[{"Heading":"{{secret}}","Text":"{{secret}}"}]""", email = $"{secret}@example.org", bytes = new byte[] { 1 } };
        await data.Execute("update decisions set title = @secret, summary = @secret, document_type = 'Report' where id = @decision", at);
        await data.Execute("update recommendations set text = @secret, expectation = @secret where id = @recommendation", at);
        await data.Execute("update people set name = @secret where id = @person", at);
        await data.Execute(
            """
            insert into reporting_years (year) values ('2098-99') on conflict do nothing;
            insert into annual_statistics (authority_id, year, upheld, source) values (@council, '2098-99', 1, @secret);
            insert into annual_categories (authority_id, year, category) values (@council, '2098-99', 'Housing');
            insert into annual_averages (type, year, upheld_rate) values (@name, '2098-99', 50);
            insert into national_statistics (year, upheld) values ('2098-99', 1) on conflict do nothing;
            insert into national_reviews (year, version, written_at) values ('2098-99', 1, @now) on conflict (year) do update set version = national_reviews.version + 1;
            insert into national_review_texts (year, version, blocks, at, by_name) select year, version, @review, @now, @secret from national_reviews where year = '2098-99';
            insert into authority_tenants (tenant_id, authority_id) select tenant_id, @council from people where id = @person;
            insert into memberships (person_id, authority_id, role, started_at) values (@person, @council, 'link_officer', @now), (@deputy, @council, 'contributor', @now);
            insert into invitations (authority_id, role, email, token_hash, invited_by_name, invited_at, expires_at)
                values (@council, 'contributor', @email, @key, @secret, @now, @later);
            insert into sessions (id, person_id, started_at) values (@key, @person, @now);
            insert into rights_changes (person_id, changed_at) values (@person, @now);
            insert into recommendation_events (recommendation_id, authority_id, kind, state, at, by_name) values (@recommendation, @council, 'opened', 'open', @now, @secret);
            insert into deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_name) values (@recommendation, @council, @today, @today, @secret, @now, 'Ombudsman');
            insert into evidence_drafts (recommendation_id, authority_id, answers, version, updated_at, updated_by_name) values (@recommendation, @council, @draft, 1, @now, @name);
            insert into submissions (reference, recommendation_id, authority_id, statement, done_on, submitted_at, submitted_by_name) values (@key, @recommendation, @council, @secret, @today, @now, @name);
            insert into evidence_files (recommendation_id, authority_id, name, content_type, size, sha256, uploaded_at, uploaded_by_name) values (@recommendation, @council, @secret, 'application/pdf', 1, @key, @now, @name);
            insert into evidence_contents (authority_id, sha256, size, state, next_attempt_at, finding) values (@council, @key, 1, 'clean', @now, @secret);
            insert into evidence_uploads (id, recommendation_id, authority_id, name, size, received, started_at, touched_at, started_by_name) values (@key, @recommendation, @council, @secret, 2, 0, @now, @now, @name);
            insert into evidence_holds (authority_id, sha256, held_at) values (@council, @key, @now);
            insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name) values (@decision, @council, 'complete_satisfied', @now, @today, @secret);
            insert into letters (authority_id, year, issued_at, published_at, body) values (@council, '2098-99', @now, '2099-07-01 08:30:00.000000+00:00', @secret);
            insert into outbox (message_id, kind, to_name, to_address, subject, text_body, html_body, queued_at, next_attempt_at) values (@key, 'test', @name, 'someone@example.org', @secret, @secret, @secret, @now, @now);
            insert into outbox (message_id, kind, to_name, to_address, subject, text_body, html_body, queued_at, next_attempt_at, dead_at, last_error)
                values (@dead, 'test', @secret, @email, @secret, @secret, @secret, @now, @now, @now, @secret);
            insert into imports (kind, file_name, size, sha256, state, uploaded_at, uploaded_by_name) values ('decisions', @secret, 1, @key, 'ready', @now, 'Pat');
            insert into import_contents (import_id, part, content) select max(id), 'file', @bytes from imports;
            insert into import_columns (kind, name, column_name, chosen_at, chosen_by_name) values ('decisions', @key, '', @now, 'Pat');
            insert into bounced_addresses (address, reason, message_id, bounced_at) select lower(email), @secret, @key, @now from people where id = @person;
            insert into calendar_addresses (person_id, token_hash, made_at) values (@person, @secret, @now);
            insert into reminders (recommendation_id, authority_id, kind, for_date, recipient_id, recipient_name, message_id, planned_at) values (@recommendation, @council, 'due_today', @today, @person, @secret, @key, @now);
            insert into reminder_rules (authority_id, code, occasion, days, unit, is_on, changed_at, changed_by_name) values (@council, 'due_in_30_days', 'before_due', 30, 'days', true, @now, @secret);
            insert into mail_choices (person_id, topic, delivery, changed_at) values (@person, 'letters', 'daily', @now);
            insert into notifications (person_id, key, topic, subject, path, delivery, at) values (@person, @key, 'letters', @secret, '/letters', 'daily', @now);
            insert into letter_considerations (authority_id, year, number, kind, committee, meets_on, at, by_name) values (@council, '2098-99', 1, 'meeting', @secret, @today, @now, @name);
            insert into letter_considerations (authority_id, year, number, kind, decisions, at, by_name) values (@council, '2098-99', 2, 'decisions', @secret, @now, @name);
            insert into letter_reads (letter_id, person_id, first_read_at) select id, @person, @now from letters where authority_id = @council;
            insert into peer_groups (address, name, slugs, created_at) values (@key, @secret, 'nowhere', @now);
            insert into peer_group_owners (group_id, person_id) select id, @person from peer_groups where address = @key;
            insert into deadline_requests (recommendation_id, authority_id, proposed_date, reason, requested_at, requested_by_name) values (@recommendation, @council, @today, @secret, @now, @name);
            insert into case_messages (recommendation_id, authority_id, kind, body, at, by_name) values (@recommendation, @council, 'note', @secret, @now, @name);
            insert into complainant_contacts (recommendation_id, authority_id, kind, on_date, next_on, note, at, by_name) values (@recommendation, @council, 'asked', @today, @today, @secret, @now, @name);
            insert into message_reads (person_id, recommendation_id, read_id) values (@person, @recommendation, 0);
            insert into kept_views (person_id, name, address, kept_at) values (@person, @secret, '/actions', @now);
            insert into escalations (recommendation_id, authority_id, reason, at, by_name) values (@recommendation, @council, @secret, @now, 'Ombudsman');
            insert into case_owners (decision_id, authority_id, caseworker_id, since) values (@decision, @council, @person, @now);
            insert into form_drafts (person_id, subject, answers, updated_at) values (@person, 'action', @draft, @now);
            insert into draft_sharings (decision_id, authority_id, answer_by, message, at, by_name) values (@decision, @council, @today, @secret, @now, 'Ombudsman');
            insert into draft_answers (recommendation_id, authority_id, wording_agreed, wording, evidence_agreed, date_agreed, at, by_name) values (@recommendation, @council, false, @secret, true, true, @now, @name);
            insert into amendments (decision_id, recommendation_id, authority_id, field, from_text, to_text, at, by_name) values (@decision, @recommendation, @council, 'text', @secret, @secret, @now, 'Ombudsman');
            insert into import_conflicts (decision_id, recommendation_id, authority_id, field, ours, theirs, found_at, found_by_name) values (@decision, @recommendation, @council, 'text', @secret, @secret, @now, 'Ombudsman');
            insert into checked_words (decision_id, field, kind, words, statement, at, by_name) values (@decision, 'title', 'Name', @secret, @secret, @now, 'Ombudsman');
            insert into report_facts (decision_id, authority_id, number, kind, happened_on, note, at, by_name) values (@decision, @council, 1, 'received', @today, @secret, @now, 'Ombudsman');
            insert into member_reports (authority_id, reported_on, body, meeting, at, by_name) values (@council, @today, 'cabinet', @secret, @now, @name);
            insert into member_report_decisions (member_report_id, decision_id, authority_id) select id, @decision, @council from member_reports where authority_id = @council;
            insert into member_report_withdrawals (member_report_id, authority_id, reason, at, by_name) select id, @council, @secret, @now, @name from member_reports where authority_id = @council;
            insert into member_reports (authority_id, reported_on, body, meeting, at, by_name) values (@council, @today, 'committee', @secret, @now, @name);
            insert into covers (person_id, deputy_id, authority_id, starts_on, ends_on, created_at, created_by_name) values (@person, @deputy, @council, @today, @today, @now, @secret);
            insert into service_owners (authority_id, category, person_id, started_at, started_by_name) values (@council, 'Housing', @person, @now, @secret);
            insert into council_mailboxes (authority_id, email, started_at, started_by_name) values (@council, @email, @now, @secret);
            insert into delegates (person_id, delegate_id, authority_id, started_at, started_by_name) values (@person, @deputy, @council, @now, @secret);
            insert into handovers (authority_id, from_person_id, from_name, to_person_id, to_name, actions, services, covers, at, by_name) values (@council, @deputy, @secret, @person, @secret, 1, 1, 1, @now, @secret);
            insert into taken_over_actions (recommendation_id, successor_id, authority_id) values (@recommendation, @council, @council);
            insert into audit (at, who, action, subject, authority_id) values (@now, @name, 'signed in', @secret, @council);
            """,
            at);
        await data.Execute(
            """
            insert into letter_grants (letter_id, authority_id, person_id, granted_at, granted_by, granted_by_name)
                select id, authority_id, @person, @now, @person, @name from letters where authority_id = @council;
            insert into letter_files (letter_id, content, size, kept_at) select id, @bytes, 1, @now from letters where authority_id = @council;
            insert into letter_templates (year, blocks, saved_at, saved_by_name) values ('2098-99', '[]', @now, @secret);
            insert into letter_drafts (authority_id, year, paragraph, changed_at, changed_by_name) values (@council, '2098-99', @secret, @now, @name);
            insert into letter_runs (year, state, total, started_at, started_by_name) values ('2098-99', 'done', 1, @now, @secret);
            insert into replaced_letters (letter_id, version, issued_at, body, replaced_at, replaced_by_name, reason)
                select id, 0, @now, @secret, @now, @name, @secret from letters where authority_id = @council;
            insert into embargo_openings (year, authority_id, letter_id, person_id, person_name, what, opened_at)
                select year, authority_id, id, @person, @secret, 'letter', @now from letters where authority_id = @council;
            insert into letter_confirmations (letter_id, person_id, person_name, at) select id, @person, @secret, @now from letters where authority_id = @council;
            insert into letter_notes (letter_id, text, at, by_person_id, by_name) select id, @secret, @now, @person, @name from letters where authority_id = @council;
            """,
            at);
        var submission = await data.Value<long>("select id from submissions where recommendation_id = @recommendation", at);
        await data.Execute(
            """
            insert into reviews (submission_id, recommendation_id, authority_id, decision, reviewed_at, reviewed_by_name)
            values (@submission, @recommendation, @council, 'more_wanted', @now, @secret)
            """,
            new { submission, recommendation, council, at.now, secret });
        // A file that was submitted, and one that was submitted and recalled.
        await data.Execute(
            """
            insert into evidence_files (recommendation_id, authority_id, submission_id, name, content_type, size, sha256, uploaded_at, uploaded_by_name, removed_at)
                values (@recommendation, @council, @submission, @secret, 'application/pdf', 1, @submitted, @now, @secret, null),
                    (@recommendation, @council, @submission, @secret, 'application/pdf', 1, @recalled, @now, @secret, @now);
            insert into evidence_contents (authority_id, sha256, size, state, next_attempt_at)
                values (@council, @submitted, 1, 'clean', @now), (@council, @recalled, 1, 'clean', @now);
            insert into evidence_recalls (file_id, recommendation_id, authority_id, reason, recalled_at, recalled_by_name)
                select f.id, @recommendation, @council, @secret, @now, @secret from evidence_files f where f.sha256 = @recalled and f.authority_id = @council;
            """,
            new { recommendation, council, submission, secret, submitted = $"5b{council:x8}", recalled = $"4c{council:x8}", at.now });
        return new PrivateRows
        {
            Council = council,
            Slug = CouncilPortal.Authorities.Slug.For(name),
            Person = person,
            Decision = decision,
            Reference = reference,
            Recommendation = recommendation,
            Submission = submission,
            Upload = at.key,
            File = await data.Value<long>("select id from evidence_files where recommendation_id = @recommendation and submission_id is null", at),
            SubmittedFile = await data.Value<long>("select id from evidence_files where recommendation_id = @recommendation and submission_id is not null and removed_at is null", at),
            Recall = await data.Value<long>("select id from evidence_recalls where recommendation_id = @recommendation", at),
            Request = await data.Value<long>("select id from deadline_requests where recommendation_id = @recommendation", at),
            Conflict = await data.Value<long>("select id from import_conflicts where recommendation_id = @recommendation", at),
            Notification = await data.Value<long>("select id from notifications where person_id = @person", at),
            View = await data.Value<long>("select id from kept_views where person_id = @person", at),
            MemberReport = await data.Value<long>("select max(id) from member_reports where authority_id = @council", at),
            Cover = await data.Value<long>("select id from covers where person_id = @person", at),
            Mailbox = await data.Value<long>("select id from council_mailboxes where authority_id = @council", at),
            Delegate = await data.Value<long>("select id from delegates where person_id = @person", at),
            Membership = await data.Value<long>("select id from memberships where person_id = @person", at),
            BouncedAddress = await data.Value<long>("select id from bounced_addresses where message_id = @key", at),
            Letter = await data.Value<long>("select id from letters where authority_id = @council", at),
            LetterGrant = await data.Value<long>("select id from letter_grants where authority_id = @council", at),
            DeadLetter = await data.Value<long>("select id from outbox where message_id = @dead", at),
            Invitation = await data.Value<long>("select id from invitations where authority_id = @council", at),
            Tenant = await data.Value<string>("select tenant_id from people where id = @person", at),
            Secret = secret,
        };
    }
}
