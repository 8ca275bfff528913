using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary><c>authorities</c>: councils by code. A changed name keeps the old one findable; successors may stand later in the same file.</summary>
internal sealed class AuthoritiesKind : ImportKind
{
    private readonly List<ImportRow> all = [];
    private AuthorityNames? names;
    private AuthoritySuccessors? successors;

    public override string Name => "authorities";

    public override string Table => "authorities";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.AuthorityCode("code").Key(),
        Cells.Text("gss_code"),
        Cells.Text("name").Needed(),
        Cells.Text("short_name"),
        Cells.OneOf("type", "County", "District", "Metropolitan borough", "Unitary", "London borough", "Other").Needed(),
        Cells.Text("region"),
        Cells.Text("county_code"),
        Cells.Date("start_date"),
        Cells.Date("end_date"),
        Cells.Text("successor_codes").Elsewhere(),
        Cells.YesNo("invented"),
        Cells.Computed("slug", BulkType.Text),
    ];

    public override IReadOnlyList<string> TakesOut { get; } =
    [
        "delete from authority_successors where authority_id = (select a.id from authorities a where a.code = @code)",
        "delete from authorities where code = @code",
    ];

    /// <summary>Districts name their county; and an authority that was renamed has addresses that people have kept.</summary>
    public override string? InUse =>
        "select (select count(*) from authorities d where d.county_code = @code) + (select count(*) from former_names f join authorities a on a.id = f.authority_id where a.code = @code)";

    // The last column is left out of an export where it says nothing.
    public override string ExportSql =>
        """
        select a.code, a.gss_code, a.name, a.short_name, a.type, a.region, a.county_code, a.start_date, a.end_date,
            (select string_agg(s.code, ' ') from (
                select b.code from authority_successors x join authorities b on b.id = x.successor_id where x.authority_id = a.id order by b.code) s) as successor_codes,
            a.invented
        from authorities a
        order by a.code
        """;

    public override void Check(ImportRow row, ImportRun run)
    {
        if (row.Text("name") is { } name && Authorities.Slug.For(name).Length == 0)
        {
            row.Refuse("name", $"\"{name}\" holds no letter from a to z and no digit: enter the authority's name");
        }

        if (row.Date("end_date") < row.Date("start_date"))
        {
            row.Flag("end_date", $"{row.Date("end_date"):yyyy-MM-dd} is before the first day {row.Date("start_date"):yyyy-MM-dd}: check both");
        }

        row["successor_codes"] = AuthoritySuccessors.Canonical(row.Text("successor_codes"));
    }

    public override async Task Find(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        successors ??= await AuthoritySuccessors.Load(run.Connection);
        await base.Find(run, rows);
        foreach (var row in rows)
        {
            successors.Remember(row, run.Has("successor_codes"));
        }
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        names ??= await AuthorityNames.Load(run.Connection);
        await Find(run, rows);
        foreach (var row in rows)
        {
            row["short_name"] ??= row["name"];
            row["invented"] ??= row.Before("invented") ?? run.IsInvented;
            if (row.Text("name") is { } name)
            {
                row["slug"] = names.SlugFor(row, name);
            }
        }

        await run.Write(rows);
        await AuthorityNames.KeepFormer(run, rows);
        all.AddRange(rows);
    }

    public override async Task Finish(ImportRun run)
    {
        run.Authorities = await AuthorityCodes.Load(run.Connection);
        foreach (var row in all.Where(r => !r.IsRefused))
        {
            if (row.Text("county_code") is { } county && run.Authorities.IdOf(county) is null)
            {
                run.RefuseWritten(row, "county_code", AuthorityCodes.Unknown(county));
            }
            else
            {
                await AuthoritySuccessors.Write(run, row);
            }
        }
    }
}
