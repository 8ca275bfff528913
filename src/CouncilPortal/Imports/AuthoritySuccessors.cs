using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>Which authorities followed which: one may have several successors, and several one.</summary>
internal sealed class AuthoritySuccessors
{
    private const string Column = "successor_codes";

    private readonly ILookup<string, string> successors;

    private AuthoritySuccessors(ILookup<string, string> successors) => this.successors = successors;

    public static async Task<AuthoritySuccessors> Load(ScopedConnection connection)
    {
        var pairs = await connection.QueryAsync<(string Code, string Successor)>(
            """
            select a.code, b.code as successor from authority_successors s
            join authorities a on a.id = s.authority_id join authorities b on b.id = s.successor_id
            """);
        return new AuthoritySuccessors(pairs.ToLookup(p => p.Code, p => p.Successor));
    }

    /// <summary>The codes in capitals and in order, so that two lists can be compared; null for none.</summary>
    public static string? Canonical(string? codes)
    {
        var all = (codes ?? "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal);
        return string.Join(' ', all) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Tells a row what its successors were.</summary>
    public void Remember(ImportRow row, bool isInFile)
    {
        if (row.Existing is null)
        {
            return;
        }

        var before = Canonical(string.Join(' ', successors[row.Text("code")!]));
        row.SetBefore(Column, before);
        if (!isInFile)
        {
            row[Column] = before;
        }
    }

    /// <summary>Writes the successors of a row that differ, or refuses a code that nobody has.</summary>
    public static async Task Write(ImportRun run, ImportRow row)
    {
        if (!row.IsWritten || (string?)row.Before(Column) == row.Text(Column))
        {
            return;
        }

        var id = run.Authorities.IdOf(row.Text("code"))!.Value;
        // What stays is left as it is: with a successor go the actions that it took over.
        var codes = (row.Text(Column) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = codes.Select(c => run.Authorities.IdOf(c) ?? 0).DefaultIfEmpty(0).ToArray();
        await run.Connection.ExecuteAsync("delete from authority_successors where authority_id = @id and successor_id not in @kept", new { id, kept });
        foreach (var code in codes)
        {
            if (run.Authorities.IdOf(code) is { } successor)
            {
                await run.Connection.ExecuteAsync("insert into authority_successors (authority_id, successor_id) values (@id, @successor) on conflict do nothing", new { id, successor });
            }
            else
            {
                run.RefuseWritten(row, Column, AuthorityCodes.Unknown(code));
            }
        }
    }
}
