using System.Globalization;
using System.Text;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>The authorities that a decision concerns: in files, codes with spaces between them; here, their ids in order.</summary>
internal static class DecisionAuthorities
{
    private const string Name = "authority_code";
    private const string Table = "decision_authorities";

    private static readonly BulkColumn Decision = new("decision_id", BulkType.WholeNumber);
    private static readonly BulkColumn Authority = new("authority_id", BulkType.WholeNumber);
    private static readonly BulkColumn DecidedOn = new("decided_on", BulkType.Date);
    private static readonly BulkColumn PublishedOn = new("published_on", BulkType.Date);

    /// <summary>The column of the file.</summary>
    public static ImportColumn Column { get; } = (Cells.Text(Name) with { KeepsSpaces = false, Read = Read }).Elsewhere().Key();

    /// <summary>The authorities of a row.</summary>
    public static long[] Ids(ImportRow row) => Ids(row.Text(Name));

    /// <summary>Tells rows which authorities their decisions had, and keeps those on which the portal has built.</summary>
    public static async Task Remember(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        foreach (var chunk in rows.Chunk(500))
        {
            var pairs = await run.Connection.QueryAsync<(long Decision, long Authority, bool IsUsed)>(
                """
                select a.decision_id, a.authority_id,
                    exists (select 1 from recommendations r where r.decision_id = a.decision_id and r.authority_id = a.authority_id)
                    or exists (select 1 from compliance_outcomes o where o.decision_id = a.decision_id and o.authority_id = a.authority_id)
                from decision_authorities a
                where a.decision_id in @ids
                """,
                new { ids = chunk.Select(r => r.Number("id")!.Value) });
            var byDecision = pairs.ToLookup(p => p.Decision);
            foreach (var row in chunk)
            {
                Remember(run, row, [.. byDecision[row.Number("id")!.Value].Select(p => (p.Authority, p.IsUsed))]);
            }
        }
    }

    /// <summary>Writes the authorities of rows that are new or changed.</summary>
    public static async Task Write(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        List<object?[]> added = [];
        List<object?[]> kept = [];
        foreach (var row in rows)
        {
            var before = row.Existing is null ? [] : Ids((string?)row.Before(Name));
            var now = Ids(row);
            foreach (var id in now)
            {
                (before.Contains(id) ? kept : added).Add([row["id"], id, row["decided_on"], row["published_on"]]);
            }

            foreach (var id in before.Except(now))
            {
                await run.Connection.ExecuteAsync(
                    "delete from decision_authorities where decision_id = @decision and authority_id = @authority",
                    new { decision = row.Number("id"), authority = id });
            }
        }

        if (added.Count > 0)
        {
            await run.Engine.Insert(run.Connection, Table, [Decision, Authority, DecidedOn, PublishedOn], added, run.Cancel);
        }

        if (kept.Count > 0)
        {
            await run.Engine.Update(run.Connection, Table, [Decision, Authority], [DecidedOn, PublishedOn], kept, run.Cancel);
        }
    }

    private static void Remember(ImportRun run, ImportRow row, (long Authority, bool IsUsed)[] before)
    {
        row.SetBefore(Name, Text(before.Select(b => b.Authority)));
        var now = Ids(row);
        var dropped = before.Where(b => b.IsUsed && !now.Contains(b.Authority)).Select(b => b.Authority).ToArray();
        if (dropped.Length > 0)
        {
            run.Report.Conflict(
                row.Line,
                Name,
                $"the portal holds recommendations or outcomes of {string.Join(" ", dropped.Select(d => run.Authorities[d].Code))} for this decision, so it stays with it");
            row[Name] = Text(now.Concat(dropped));
        }
    }

    private static string? Read(ReadOnlySpan<char> cell, AuthorityCodes authorities, out string? error)
    {
        error = null;
        if (!cell.Contains(' '))
        {
            var only = authorities.IdOf(cell);
            error = only is null ? AuthorityCodes.Unknown(cell) : null;
            return only?.ToString(CultureInfo.InvariantCulture);
        }

        SortedSet<long> ids = [];
        StringBuilder problems = new();
        foreach (var range in cell.Split(' '))
        {
            var code = cell[range];
            if (code.Length > 0 && (authorities.IdOf(code) is not { } id || !ids.Add(id)))
            {
                problems.Append(problems.Length > 0 ? "; " : "")
                    .Append(authorities.IdOf(code) is null ? AuthorityCodes.Unknown(code) : $"\"{code}\" stands here twice: keep one of them");
            }
        }

        error = problems.Length > 0 ? problems.ToString() : null;
        return error is null ? Text(ids) : null;
    }

    private static string Text(IEnumerable<long> ids) => string.Join(' ', ids.Order());

    private static long[] Ids(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split(' ').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
