using System.Security.Cryptography;
using System.Text;
using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// <c>letters</c>: annual review letters of earlier years as they were sent, each a text in UTF-8 or a PDF beside the list. Of a PDF the
/// text is taken out, to be read on the page, and the file kept beside it. A letter is public from half past nine in London on its day, as every letter is.
/// </summary>
internal sealed class LettersKind : ImportKind
{
    private const int LongestLetter = 200_000;
    private const int LargestPdf = 10 * 1024 * 1024;
    private const string Picture = "This letter was sent as pictures of its pages, from which no text can be taken. Ask the Ombudsman for it in another form.";

    private const string FileHash = "file_hash";

    /// <summary>The hour of the day of publication, in London.</summary>
    private static readonly TimeOnly PublicFrom = new(9, 30);

    /// <summary>The name of the kind.</summary>
    public const string Kind = "letters";

    public override string Name => Kind;

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
        Cells.Computed(FileHash, BulkType.Text).Elsewhere(),
    ];

    public override IReadOnlyList<string> TakesOut { get; } =
    [
        "delete from letter_files where letter_id = (select l.id from letters l where l.authority_id = @authority_code and l.year = @year)",
        "delete from letters where authority_id = @authority_code and year = @year",
    ];

    public override string? InUse => "select count(*) from letter_considerations c where c.authority_id = @authority_code and c.year = @year";

    public override string ExportSql =>
        """
        select a.code, l.year, l.issued_on, l.published_on, a.code || '-' || l.year || case when f.letter_id is null then '.txt' else '.pdf' end as file
        from letters l join authorities a on a.id = l.authority_id
        left join letter_files f on f.letter_id = l.id
        where l.format = 'text'
        order by a.code, l.year
        """;

    /// <summary>The letters that an export lists, by the names of their files.</summary>
    public static async Task<IReadOnlyList<(string File, byte[] Content)>> Files(ScopedConnection connection) =>
        [
            .. (await connection.QueryAsync<LetterFile>(
                """
                select a.code || '-' || l.year || case when f.letter_id is null then '.txt' else '.pdf' end as name, l.body, f.content
                from letters l join authorities a on a.id = l.authority_id
                left join letter_files f on f.letter_id = l.id
                where l.format = 'text'
                order by 1
                """)).Select(f => (f.Name, f.Content ?? Encoding.UTF8.GetBytes(f.Body))),
        ];

    public override object? Before(ImportRun run, ImportRow row, ImportColumn column) => column.Name == "file" ? NameBefore(run, row) : base.Before(run, row, column);

    public override async Task<(string Name, byte[] Content)?> FileBefore(ImportRun run, ImportRow row) =>
        row.Existing is null ? null
        : (NameBefore(run, row), await Stored(run, row) ?? Encoding.UTF8.GetBytes((string?)row.Before("body") ?? ""));

    public override async Task Find(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await base.Find(run, rows);
        foreach (var row in rows.Where(r => r.Existing is not null))
        {
            row.SetBefore(FileHash, Hash(await Stored(run, row)));
        }
    }

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
        await Find(run, rows);
        await LettersUnderEmbargo.Refuse(run, rows);
        Dictionary<ImportRow, byte[]> files = [];
        foreach (var row in rows)
        {
            if (await Fill(run, row) is { } pdf)
            {
                files[row] = pdf;
                row[FileHash] = Hash(pdf);
            }
        }

        await run.Write(rows);
        foreach (var row in rows.Where(r => r.IsWritten))
        {
            await Keep(run, row, files.GetValueOrDefault(row));
            if (row.Existing is not null && (row.Before("body"), row.Before(FileHash)) != (row["body"], row[FileHash]))
            {
                run.Report.Change(row.Line, "file", () => "another text or file than before");
            }
        }
    }

    private static string NameBefore(ImportRun run, ImportRow row) =>
        $"{run.Authorities[row.Number("authority_code")!.Value].Code}-{row.Text("year")}{(row.Before(FileHash) is null ? ".txt" : ".pdf")}";

    private static Task<byte[]?> Stored(ImportRun run, ImportRow row) => run.Connection.QuerySingleOrDefaultAsync<byte[]?>(
        "select f.content from letter_files f join letters l on l.id = f.letter_id where l.authority_id = @authority and l.year = @year", KeyOf(row));

    private static string? Hash(byte[]? pdf) => pdf is null ? null : Convert.ToHexStringLower(SHA256.HashData(pdf));

    private static object KeyOf(ImportRow row) => new { authority = row.Number("authority_code"), year = row.Text("year") };

    private static Task<int> Keep(ImportRun run, ImportRow row, byte[]? pdf) => pdf is null
        ? run.Connection.ExecuteAsync("delete from letter_files where letter_id = (select l.id from letters l where l.authority_id = @authority and l.year = @year)", KeyOf(row))
        : run.Connection.ExecuteAsync(
            """
            insert into letter_files (letter_id, content, size, kept_at)
            select l.id, @pdf, @size, @Now from letters l where l.authority_id = @authority and l.year = @year
            on conflict (letter_id) do update set content = excluded.content, size = excluded.size, kept_at = excluded.kept_at
            """,
            new { pdf, size = (long)pdf.Length, run.Now, authority = row.Number("authority_code"), year = row.Text("year") });

    /// <summary>Fills in what the row leaves to the letter itself; the file, where it is a PDF.</summary>
    private static async Task<byte[]?> Fill(ImportRun run, ImportRow row)
    {
        if (row.Before("format") is "markdown")
        {
            row.Keep("body", "the portal wrote this letter: it stays as it was issued");
            row["issued_on"] = row.Before("issued_on");
            row["published_on"] = row.Before("published_on");
            row[FileHash] = row.Before(FileHash);
            return null;
        }

        if (row.Date("issued_on") is not { } issued || row.Date("published_on") is not { } published || row.Text("file") is not { } file)
        {
            return null;
        }

        row["issued_at"] = LondonTime.StartOf(issued);
        row["published_at"] = LondonTime.At(published, PublicFrom);
        row["format"] = "text";
        await using var content = run.Beside(file);
        if (content is null)
        {
            row.Refuse("file", $"there is no file \"{file}\" beside the list: put it into the same folder, and enter its name alone");
            return null;
        }

        if (!file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            row["body"] = await Text(row, file, content);
            return null;
        }

        var (pdf, body) = await Pdf(run, row, file, content);
        row["body"] = body;
        return pdf;
    }

    private static async Task<string?> Text(ImportRow row, string file, Stream content)
    {
        using var reader = new StreamReader(content);
        var text = new char[LongestLetter + 1];
        var length = await reader.ReadBlockAsync(text);
        var body = new string(text, 0, length).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (body.Length == 0 || length > LongestLetter || body.AsSpan().ContainsAny('\ufffd', '\0'))
        {
            row.Refuse("file", $"\"{file}\" is not a letter as plain text in UTF-8, of up to 200,000 characters: save it so");
            return null;
        }

        return body;
    }

    private static async Task<(byte[]? Pdf, string? Body)> Pdf(ImportRun run, ImportRow row, string file, Stream content)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, run.Cancel)) > 0 && bytes.Length <= LargestPdf)
        {
            bytes.Write(buffer, 0, read);
        }

        try
        {
            if (bytes.Length > LargestPdf)
            {
                throw new FormatException("it is larger than 10 MB: save it smaller, or bring the letter in as a text");
            }

            var text = await run.ReadPdf(bytes.ToArray(), run.Cancel);
            return (bytes.ToArray(), text.Length == 0 ? Picture : text[..Math.Min(text.Length, LongestLetter)]);
        }
        catch (FormatException problem)
        {
            row.Refuse("file", $"\"{file}\" cannot be taken: {problem.Message}");
            return (null, null);
        }
    }

    private sealed record LetterFile
    {
        public required string Name { get; init; }
        public required string Body { get; init; }
        public required byte[]? Content { get; init; }
    }
}
