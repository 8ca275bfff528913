using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Dapper;
using Xunit;

namespace CouncilPortal.DatabaseTests.Database;

/// <summary>Row-level security alone, with the queries' own conditions taken away: PostgreSQL's half of every rule about who sees what.</summary>
public sealed class RowSecurityTests
{
    /// <summary>Tables that hold nothing but public reference data and plumbing; every other one must be guarded.</summary>
    private static readonly string[] Open =
    [
        "authorities", "authority_successors", "bank_holidays", "category_mappings", "data_protection_keys", "data_version",
        "former_names", "hexagons", "loaded_data", "planned_mornings", "populations", "public_changes", "reporting_years", "schemaversions",
    ];

    /// <summary>Guarded tables without a council: what belongs to the person, to the year, or to the service.</summary>
    private static readonly string[] WithoutCouncil =
        ["annual_averages", "bounced_addresses", "calendar_addresses", "checked_words", "decisions", "form_drafts", "import_columns", "import_contents", "imports", "kept_views", "letter_confirmations", "letter_files", "letter_notes", "letter_reads", "letter_runs", "letter_templates", "mail_choices", "mail_pause", "mail_states", "message_reads", "national_review_texts", "national_reviews", "national_statistics", "notifications", "outbox", "peer_group_owners", "peer_groups", "people", "replaced_letters", "rights_changes", "sessions", "tenants"];

    /// <summary>Tables whose rows of a year that is not public are its figures, its letters, its review, or hang on them.</summary>
    private static readonly string[] OfTheYear =
    [
        "annual_statistics", "annual_categories", "annual_averages", "national_statistics", "letters", "letter_grants", "letter_templates", "letter_drafts", "letter_runs", "replaced_letters",
        "letter_files", "letter_confirmations", "letter_considerations", "embargo_openings", "national_reviews", "national_review_texts", "imports", "import_contents",
    ];

    public static TheoryData<string> CouncilRoles() => [.. Roles.Council.Select(r => r.Stored())];

    [Fact]
    public async Task Every_table_is_guarded_or_known_to_be_public()
    {
        await using var data = await Postgres();
        var unguarded = await data.Rows<string>(
            """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
            order by relname
            """,
            null);
        Assert.Equal(Open, unguarded);
    }

    [Fact]
    public async Task Without_a_scope_a_guarded_table_shows_nothing()
    {
        await using var data = await Postgres();
        await PrivateRows.Of(data, "Ambleford", "99000001");
        foreach (var table in await GuardedTables(data))
        {
            Assert.True(await data.Value<long>($"select count(*) from {table}", null) > 0, $"PrivateRows puts no row into {table}.");
            await using var connection = new Npgsql.NpgsqlConnection(data.Settings["ConnectionStrings:Portal"]);
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>($"select count(*) from {table}"));
        }
    }

    [Theory, MemberData(nameof(CouncilRoles))]
    public async Task A_council_role_sees_and_changes_nothing_of_another_council(string stored)
    {
        await using var data = await Postgres();
        var other = await PrivateRows.Of(data, "Kestrelby", "99000002");
        var own = await data.Council("Ambleford", "District");
        await SeesNothingOf(data, await data.Member("Lena", Roles.FromStored(stored), own), other);
    }

    [Fact]
    public async Task A_visitor_sees_and_changes_nothing_private()
    {
        await using var data = await Postgres();
        await SeesNothingOf(data, Scope.Public, await PrivateRows.Of(data, "Kestrelby", "99000003"));
    }

    [Theory]
    [InlineData("link_officer", true, true)]
    [InlineData("monitoring_officer", true, true)]
    [InlineData("chief_executive", true, false)]
    [InlineData("delegate", true, false)]
    [InlineData("contributor", false, false)]
    [InlineData("scrutiny_member", false, false)]
    [InlineData("leader", false, false)]
    [InlineData("member_responsible_for_complaints", false, false)]
    public async Task In_the_own_council_a_role_sees_remedies_and_evidence_as_its_due(string role, bool remedies, bool evidence)
    {
        await using var data = await Postgres();
        var own = await PrivateRows.Of(data, "Ambleford", "99000004");
        var scope = await data.Member("Lena", Roles.FromStored(role), own.Council);
        Assert.Equal(remedies ? 1 : 0, await Count(data, scope, "select count(*) from recommendations"));
        Assert.Equal(remedies ? 1 : 0, await Count(data, scope, "select count(*) from decisions"));
        Assert.Equal(remedies ? 1 : 0, await Count(data, scope, "select count(*) from letters"));
        Assert.Equal(evidence ? 1 : 0, await Count(data, scope, "select count(*) from submissions"));
        Assert.Equal(evidence ? 3 : 0, await Count(data, scope, "select count(*) from evidence_files"));
        Assert.Equal(evidence ? 3 : 0, await Count(data, scope, "select count(*) from evidence_contents"));
        Assert.Equal(evidence ? 1 : 0, await Count(data, scope, "select count(*) from evidence_recalls"));
    }

    [Fact]
    public async Task A_contributor_sees_what_is_assigned_while_the_membership_lives()
    {
        await using var data = await Postgres();
        var own = await PrivateRows.Of(data, "Ambleford", "99000005");
        var scope = await data.Member("Con", Role.Contributor, own.Council);
        await data.Execute("update recommendations set assignee_id = @PersonId", new { scope.PersonId });
        Assert.Equal(3, await Count(data, scope, "select count(*) from evidence_files"));
        Assert.Equal(1, await Count(data, scope, "select count(*) from decisions"));
        var withdrawn = Scope.Person(scope.PersonId!.Value, "Con", "session", []);
        Assert.Equal(0, await Count(data, withdrawn, "select count(*) from recommendations"));
        Assert.Equal(0, await Count(data, withdrawn, "select count(*) from evidence_files"));
    }

    [Fact]
    public async Task A_published_decision_opens_its_improvements_and_not_its_personal_remedies()
    {
        await using var data = await Postgres();
        var council = await data.Council("Ambleford", "District");
        var today = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime);
        var decision = await data.Decision(council, "99000006", today.AddDays(-40), publishedOn: today.AddDays(1));
        await data.Recommendation(decision, council, "service_improvement", today);
        await data.Recommendation(decision, council, "personal_remedy", today);
        Assert.Equal(0, await Count(data, Scope.Public, "select count(*) from recommendations"));
        data.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Count(data, Scope.Public, "select count(*) from recommendations where kind = 'service_improvement'"));
        Assert.Equal(0, await Count(data, Scope.Public, "select count(*) from recommendations where kind = 'personal_remedy'"));
    }

    [Theory]
    [InlineData("link_officer", true)]
    [InlineData("monitoring_officer", true)]
    [InlineData("chief_executive", false)]
    [InlineData("delegate", false)]
    [InlineData("contributor", false)]
    [InlineData("scrutiny_member", false)]
    [InlineData("leader", false)]
    [InlineData("member_responsible_for_complaints", false)]
    public async Task A_draft_is_seen_by_link_officers_and_monitoring_officers_alone(string role, bool sees)
    {
        await using var data = await Postgres();
        var own = await PrivateRows.Of(data, "Ambleford", "99000007");
        var scope = await data.Member("Lena", Roles.FromStored(role), own.Council);
        await data.Execute("update decisions set draft = true", null);
        await data.Execute("update decision_authorities set draft = true", null);
        await data.Execute("update recommendations set state = 'proposed', assignee_id = @PersonId", new { scope.PersonId });
        foreach (var table in new[] { "decisions", "decision_authorities", "recommendations", "draft_sharings", "draft_answers" })
        {
            Assert.Equal(sees ? 1 : 0, await Count(data, scope, $"select count(*) from {table}"));
        }
    }

    [Fact]
    public async Task The_Ombudsman_reads_messages_and_replies_and_no_notes_or_comments_of_a_council()
    {
        await using var data = await Postgres();
        var rows = await PrivateRows.Of(data, "Ambleford", "99000008");
        foreach (var kind in new[] { "comment", "message", "reply" })
        {
            await data.Execute(
                "insert into case_messages (recommendation_id, authority_id, kind, body, at, by_name) values (@Recommendation, @Council, @kind, 'Body', @now, 'Somebody')",
                new { rows.Recommendation, rows.Council, kind, now = data.Time.GetUtcNow() });
        }

        Assert.Equal(2, await Count(data, await data.Member("Casey", Role.Caseworker, null), "select count(*) from case_messages"));
        Assert.Equal(4, await Count(data, await data.Member("Lena", Role.LinkOfficer, rows.Council), "select count(*) from case_messages"));
    }

    [Theory]
    [InlineData("caseworker", false)]
    [InlineData("administrator", false)]
    [InlineData("publisher", true)]
    public async Task Of_the_Ombudsmans_people_publishers_alone_see_and_change_a_year_that_is_not_public(string stored, bool sees)
    {
        await using var data = await Postgres();
        var rows = await PrivateRows.Of(data, "Ambleford", "99000009");
        var scope = await data.Member("Somebody", Roles.FromStored(stored), null);
        foreach (var table in OfTheYear)
        {
            Assert.True(sees == (await Count(data, scope, $"select count(*) from {table}") > 0), $"{table} is open to a {stored} against the rule, or closed.");
        }

        // What is append-only is closed to every change.
        foreach (var table in OfTheYear.Except(["letter_templates", "replaced_letters", "embargo_openings", "letter_confirmations", "letter_considerations", "national_review_texts"]))
        {
            var column = table switch { "letter_files" => "letter_id", "imports" => "kind", "import_contents" => "part", "letter_grants" => "granted_by_name", _ => "year" };
            var changed = await data.Database.Transact(scope, c => c.ExecuteAsync($"update {table} set {column} = {column}"), CancellationToken.None);
            Assert.True(sees == changed > 0, $"{table} can be changed by a {stored} against the rule, or not.");
        }

        if (!sees)
        {
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => data.Database.Transact(
                scope, c => c.ExecuteAsync("insert into annual_statistics (authority_id, year, upheld) values (@Council, '2024-25', 1)", rows), CancellationToken.None));
        }

        // Cases are under no embargo: every role at the Ombudsman sees them as before.
        Assert.Equal(1, await Count(data, scope, "select count(*) from recommendations"));
        Assert.Equal(1, await Count(data, scope, "select count(*) from decisions"));
    }

    [Fact]
    public async Task A_council_does_not_see_what_the_Ombudsmans_people_opened_of_its_year()
    {
        await using var data = await Postgres();
        var rows = await PrivateRows.Of(data, "Ambleford", "99000010");
        var pat = await data.Member("Pat", Role.Publisher, null);
        await data.Execute(
            """
            insert into embargo_openings (year, authority_id, person_id, person_name, what, opened_at, by_ombudsman)
            values ('2098-99', @Council, @PersonId, 'Pat', 'figures', '2026-01-01', true), ('2098-99', null, @PersonId, 'Pat', 'list', '2026-01-01', true)
            """,
            new { rows.Council, pat.PersonId });
        Assert.Equal(3, await Count(data, pat, "select count(*) from embargo_openings"));
        Assert.Equal(0, await Count(data, await data.Member("Lena", Role.LinkOfficer, rows.Council), "select count(*) from embargo_openings where by_ombudsman"));
        Assert.Equal(1, await Count(data, await data.Member("Chris", Role.ChiefExecutive, rows.Council), "select count(*) from embargo_openings"));
    }

    private static async Task SeesNothingOf(TestDatabase data, Scope scope, PrivateRows other)
    {
        foreach (var table in (await GuardedTables(data)).Except(WithoutCouncil))
        {
            Assert.Equal(0, await Count(data, scope, $"select count(*) from {table} where authority_id = {other.Council}"));
        }

        Assert.Equal(0, await Count(data, scope, $"select count(*) from decisions where id = {other.Decision}"));
        Assert.Equal(0, await Count(data, scope, $"select count(*) from people where id = {other.Person}"));
        Assert.Equal(0, await Count(data, scope, $"select count(*) from sessions where person_id = {other.Person}"));
        foreach (var table in new[] { "annual_averages", "bounced_addresses", "calendar_addresses", "form_drafts", "import_columns", "import_contents", "imports", "kept_views", "letter_confirmations", "letter_files", "letter_grants", "letter_notes", "letter_reads", "letter_runs", "letter_templates", "mail_choices", "mail_pause", "mail_states", "message_reads", "national_review_texts", "national_reviews", "national_statistics", "notifications", "outbox", "replaced_letters", "rights_changes", "tenants" })
        {
            Assert.Equal(0, await Count(data, scope, $"select count(*) from {table}"));
        }

        foreach (var table in new[] { "recommendations", "evidence_drafts", "submissions", "evidence_files", "memberships", "invitations", "letters", "letter_drafts", "letter_grants", "annual_statistics" })
        {
            var changed = await data.Database.Transact(
                scope, c => c.ExecuteAsync($"update {table} set authority_id = authority_id where authority_id = {other.Council}"), CancellationToken.None);
            Assert.Equal(0, changed);
        }

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => data.Database.Transact(
            scope,
            c => c.ExecuteAsync(
                """
                insert into submissions (reference, recommendation_id, authority_id, statement, done_on, submitted_at, submitted_by_name)
                values ('X', @Recommendation, @Council, 'Done', '2026-01-01', '2026-01-01', 'Mallory')
                """,
                other),
            CancellationToken.None));
    }

    private static Task<long> Count(TestDatabase data, Scope scope, string sql) =>
        data.Database.Read(scope, c => c.ExecuteScalarAsync<long>(sql), CancellationToken.None);

    private static async Task<IEnumerable<string>> GuardedTables(TestDatabase data) =>
        await data.Rows<string>("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity", null);

    private static async Task<TestDatabase> Postgres()
    {
        Assert.SkipWhen(TestPostgres.WhyMissing is not null, TestPostgres.WhyMissing ?? "");
        return await TestDatabase.Create(EngineKind.Postgres);
    }
}
