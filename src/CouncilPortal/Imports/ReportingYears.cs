using Dapper;

namespace CouncilPortal.Imports;

/// <summary>The reporting years that imported rows belong to.</summary>
internal static class ReportingYears
{
    /// <summary>Adds the years that the portal does not know yet, without an instant of publication: only a publisher sets one.</summary>
    public static async Task Add(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        foreach (var year in rows.Select(r => r.Text("year")).Distinct())
        {
            await run.Connection.ExecuteAsync("insert into reporting_years (year) values (@year) on conflict do nothing", new { year });
        }
    }
}
