using CouncilPortal.PublicPages;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.PublicPages;

/// <summary>The version of the public data, and the next instant at which something becomes public.</summary>
public sealed class PublicDataTests
{
    /// <summary>Tables that no public page is made of.</summary>
    private static readonly string[] Private =
    [
        "amendments", "audit", "authority_tenants", "bank_holidays", "case_messages", "case_owners", "checked_words", "complainant_contacts", "council_mailboxes", "covers", "data_protection_keys", "data_version",
        "deadline_changes", "deadline_requests", "delegates", "draft_answers", "draft_sharings", "escalations", "evidence_contents", "evidence_drafts", "evidence_files", "evidence_holds",
        "evidence_recalls", "evidence_uploads",
        "bounced_addresses", "calendar_addresses", "form_drafts", "handovers", "import_columns", "import_conflicts", "import_contents", "imports", "invitations", "embargo_openings", "kept_views", "letter_confirmations", "letter_drafts", "letter_grants", "letter_notes", "letter_reads", "letter_runs", "letter_templates", "loaded_data", "mail_choices", "member_report_decisions", "member_report_withdrawals", "member_reports", "mail_pause", "mail_states", "memberships", "message_reads", "notifications", "outbox", "peer_group_owners", "people", "planned_mornings",
        // Rows come in only with a change of their letter.
        "letter_files", "replaced_letters",
        "public_changes", "recommendation_events", "reminder_rules", "reminders", "reviews", "rights_changes", "schemaversions", "service_owners", "sessions",
        "submissions", "taken_over_actions", "tenants",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Every_table_counts_its_changes_or_is_known_to_be_private(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var uncounted = await data.Rows<string>(
            kind == EngineKind.Sqlite
                ? """
                  select lower(t.name) from sqlite_master t
                  where t.type = 'table' and t.name not like 'sqlite%'
                    and (select count(*) from sqlite_master x where x.type = 'trigger' and x.tbl_name = t.name and x.sql like '%data_version%') < 3
                  """
                : """
                  select c.relname from pg_class c
                  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                    and not exists (select 1 from pg_trigger x where x.tgrelid = c.oid and x.tgname = 'noted')
                  """,
            null);

        Assert.Empty(uncounted.Except(Private));
    }

    [Theory, BothEngines]
    public async Task A_transaction_that_changes_something_public_gives_a_new_version_and_no_other_does(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var query = new PublicDataQuery(data.Database, data.Time);
        var council = await data.Council("Ambleford", "District");
        var before = await query.Version(Scope.Public, Cancel);

        await data.Member("Lena Officer", Role.LinkOfficer, council);
        Assert.Equal(before, await query.Version(Scope.Public, Cancel));

        await Assert.ThrowsAnyAsync<Exception>(() => data.Database.Transact(
            Scope.System("test"),
            async connection =>
            {
                await Dapper.SqlMapper.ExecuteAsync(connection, "update authorities set short_name = 'A' where id = @council", new { council });
                throw new InvalidOperationException("Given up.");
            },
            Cancel));
        Assert.Equal(before, await query.Version(Scope.Public, Cancel));

        await data.Execute("update authorities set short_name = 'A' where id = @council", new { council });
        var named = await query.Version(Scope.Public, Cancel);
        Assert.NotEqual(before, named);

        await data.Figures(council, "2023-24", 8, 7, null, null, null);
        Assert.NotEqual(named, await query.Version(Scope.Public, Cancel));
    }

    [Theory, BothEngines]
    public async Task The_next_instant_is_a_publication_or_else_midnight_in_London(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var query = new PublicDataQuery(data.Database, data.Time);
        var service = Scope.System("test");
        Assert.Equal(new DateTimeOffset(2026, 1, 13, 0, 0, 0, TimeSpan.Zero), await query.NextInstant(service, Cancel));

        var publication = TestDatabase.Start.AddHours(3);
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', @publication)", new { publication });
        Assert.Equal(publication, await query.NextInstant(service, Cancel));

        data.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(new DateTimeOffset(2026, 1, 13, 0, 0, 0, TimeSpan.Zero), await query.NextInstant(service, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => query.NextInstant(Scope.Public, Cancel));
    }
}
