using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

public sealed class RecommendationsImportTests
{
    private const string Header = "decision_reference,authority_code,number,kind,remedy,text,public_summary,original_due_on,due_on,done_on,state\n";
    private const string Row = "19 012 345,AAA,1,service improvement,Training or guidance,Train the officers named by 1 March,Train housing officers,,2026-03-01,,open\n";

    private static async Task<TestDatabase> WithDecision(EngineKind kind)
    {
        var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("decisions", "reference,authority_code,decided_on,category,outcome\n19012345,AAA,2025-12-01,Housing,Upheld\n");
        return data;
    }

    [Theory, BothEngines]
    public async Task A_new_recommendation_has_its_first_date_and_a_line_of_history(EngineKind kind)
    {
        await using var data = await WithDecision(kind);
        Assert.Equal("1 0 0 0", (await data.Import("recommendations", Header + Row)).Counts());
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendations where original_due_on = '2026-03-01' and state = 'open' and remedy = 'training_or_guidance' and version = 1", null));
        Assert.Equal("imported open", await data.Value<string>("select kind || ' ' || state from recommendation_events", null));
        Assert.Equal("0 0 1 0", (await data.Import("recommendations", Header + Row)).Counts());
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendation_events", null));
    }

    [Theory, BothEngines]
    public async Task A_file_changes_what_only_files_have_said(EngineKind kind)
    {
        await using var data = await WithDecision(kind);
        await data.Import("recommendations", Header + Row);
        var report = await data.Import("recommendations", "decision_reference,authority_code,number,due_on,done_on,state\n19012345,AAA,1,2026-03-08,2026-03-02,done\n");
        Assert.Equal("0 1 0 0", report.Counts());
        Assert.Empty(report.Conflicts);
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendations where original_due_on = '2026-03-01' and due_on = '2026-03-08' and state = 'done'", null));
        Assert.Equal(["open", "done"], await data.Rows<string>("select state from recommendation_events order by id", null));
    }

    [Theory, BothEngines]
    public async Task A_fact_recorded_in_the_portal_is_never_overwritten_and_the_conflict_is_listed(EngineKind kind)
    {
        await using var data = await WithDecision(kind);
        await data.Import("recommendations", Header + Row);
        var id = await data.Value<long>("select id from recommendations", null);
        var at = data.Time.GetUtcNow();
        await data.Execute("update recommendations set state = 'done_late', done_on = '2026-04-02', due_on = '2026-04-01'", null);
        await data.Execute(
            "insert into recommendation_events (recommendation_id, authority_id, kind, state, at, by_name) select id, authority_id, 'accepted', 'done_late', @at, 'Cas' from recommendations where id = @id",
            new { id, at });
        await data.Execute(
            "insert into deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_name) select id, authority_id, '2026-03-01', '2026-04-01', 'Illness', @at, 'Cas' from recommendations where id = @id",
            new { id, at });
        var report = await data.Import("recommendations", Header + Row.Replace("Train housing officers", "Train all officers", StringComparison.Ordinal));
        Assert.Equal(
            [
                "file.csv:2: state: the portal recorded \"Done late\", the file says \"Open\": the portal's stays",
                "file.csv:2: done_on: the portal recorded 2026-04-02, the file says no date: the portal's stays",
                "file.csv:2: due_on: the portal recorded a change to 2026-04-01, the file says 2026-03-01: the portal's stays",
            ],
            report.Conflicts.Lines());
        Assert.Equal("0 1 0 0", report.Counts());
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendations where state = 'done_late' and due_on = '2026-04-01' and done_on = '2026-04-02' and public_summary = 'Train all officers'", null));
    }

    [Theory]
    [InlineData("19012346,AAA,1,personal remedy,apology,Apologise,,,2026-03-01,,open", "decision_reference: no decision has the reference 19 012 346")]
    [InlineData("19012345,BBB,1,personal remedy,apology,Apologise,,,2026-03-01,,open", "authority_code: the decision 19 012 345 does not concern BBB")]
    [InlineData("19012345,AAA,0,personal remedy,apology,Apologise,,,2026-03-01,,open", "number: 0 is out of range")]
    [InlineData("19012345,AAA,1,personal remedy,Training or guidance,Train,,,2026-03-01,,open", "remedy: \"Training or guidance\" is not a personal remedy")]
    [InlineData("19012345,AAA,1,gift,apology,Apologise,,,2026-03-01,,open", "kind: \"gift\" is not known")]
    [InlineData("19012345,AAA,1,personal remedy,apology,Apologise,,,2026-03-01,,finished", "state: \"finished\" is not known")]
    [InlineData("19012345,AAA,1,personal remedy,apology,,,,2026-03-01,,open", "text: is blank")]
    public async Task What_cannot_be_read_is_refused(string row, string problem)
    {
        await using var data = await WithDecision(EngineKind.Sqlite);
        var report = await data.Import("recommendations", Header + row + "\n");
        Assert.StartsWith("file.csv:2: " + problem, Assert.Single(report.Problems.Lines()), StringComparison.Ordinal);
        Assert.Equal("0 0 0 1", report.Counts());
    }

    [Theory]
    [InlineData("19012345,AAA,1,personal remedy,apology,Apologise,,,2026-03-01,2026-03-02,done", "state: does not fit")]
    [InlineData("19012345,AAA,1,personal remedy,apology,Apologise,,,2026-03-01,2026-03-01,done_late", "state: does not fit")]
    [InlineData("19012345,AAA,1,personal remedy,apology,Apologise,,,2026-03-01,,done", "done_on: is blank although")]
    public async Task What_does_not_fit_is_flagged_and_imported(string row, string flag)
    {
        await using var data = await WithDecision(EngineKind.Sqlite);
        var report = await data.Import("recommendations", Header + row + "\n");
        Assert.StartsWith("file.csv:2: " + flag, Assert.Single(report.Flags.Lines()), StringComparison.Ordinal);
        Assert.True(report.IsDone);
    }
}
