using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// <c>letters</c>: annual review letters of earlier years as they were sent, each a text in UTF-8 beside the list. A letter is public from
/// half past nine in London on its day, as every letter is.
/// </summary>
internal sealed class LettersKind : ImportKind
{
    private const int LongestLetter = 200_000;

    /// <summary>The hour of the day of publication, in London.</summary>
    private static readonly TimeOnly PublicFrom = new(9, 30);

    public override string Name => "letters";

    public override string Table => "letters";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.Authority("authority_code").Key(),
        Cells.Year("year").Key(),
        Cells.Date("issued_on").Needed(),
        Cells.Date("published_on").Needed(),
        Cells.Text("file").Needed().Elsewhere(),
        Cells.Computed("issued_at", BulkType.Instant),
        Cells.Computed("published_at", BulkType.Instant),
        Cells.Computed("body", BulkType.Text),
        Cells.Computed("format", BulkType.Text),
    ];

    public override string ExportSql =>
        """
        select a.code, l.year, l.issued_on, l.published_on, a.code || '-' || l.year || '.txt' as file
        from letters l join authorities a on a.id = l.authority_id
        where l.format = 'text'
        order by a.code, l.year
        """;

    /// <summary>The texts of the letters that an export lists, by the names of their files.</summary>
    public static async Task<IReadOnlyList<(string File, string Body)>> Texts(ScopedConnection connection) =>
        (await connection.QueryAsync<(string, string)>(
            "select a.code || '-' || l.year || '.txt', l.body from letters l join authorities a on a.id = l.authority_id where l.format = 'text' order by 1")).AsList();

    public override void Check(ImportRow row, ImportRun run)
    {
        if (row.Date("published_on") < row.Date("issued_on"))
        {
            row.Refuse("published_on", "is before the day on which the letter was issued: correct one of them");
        }

        Abolished.FlagYear(row, run);
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await ReportingYears.Add(run, rows);
        await run.Find(rows);
        foreach (var row in rows)
        {
            await Fill(run, row);
        }

        await run.Write(rows);
    }

    private static async Task Fill(ImportRun run, ImportRow row)
    {
        if (row.Before("format") is "markdown")
        {
            row.Keep("body", "the portal wrote this letter: it stays as it was issued");
            row["issued_on"] = row.Before("issued_on");
            row["published_on"] = row.Before("published_on");
            return;
        }

        if (row.Date("issued_on") is not { } issued || row.Date("published_on") is not { } published || row.Text("file") is not { } file)
        {
            return;
        }

        row["issued_at"] = LondonTime.StartOf(issued);
        row["published_at"] = LondonTime.At(published, PublicFrom);
        row["format"] = "text";
        row["body"] = await Body(run, row, file);
    }

    private static async Task<string?> Body(ImportRun run, ImportRow row, string file)
    {
        await using var content = run.Beside(file);
        if (content is null)
        {
            row.Refuse("file", $"there is no file \"{file}\" beside the list: put it into the same folder, and enter its name alone");
            return null;
        }

        using var reader = new StreamReader(content);
        var text = new char[LongestLetter + 1];
        var length = await reader.ReadBlockAsync(text, run.Cancel);
        var body = new string(text, 0, length).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (body.Length == 0 || length > LongestLetter || body.AsSpan().ContainsAny('\ufffd', '\0'))
        {
            row.Refuse("file", $"\"{file}\" is not a letter as plain text in UTF-8, of up to 200,000 characters: save it so");
            return null;
        }

        return body;
    }
}
