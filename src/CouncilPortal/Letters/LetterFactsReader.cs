using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>What the letters of a year are written from, of all its authorities in a few statements.</summary>
internal static class LetterFactsReader
{
    /// <summary>The authorities that have figures of the year, by name, each with the facts of its letter; one alone where it is named.</summary>
    public static async Task<IReadOnlyList<LetterSubject>> Of(ScopedConnection connection, Scope scope, ReportingYear year, long? only, DateTimeOffset now)
    {
        var at = new { year = year.ToString(), before = year.Previous.ToString(), year.FirstDay, year.LastDay, only };
        var rows = (await connection.QueryAsync<SubjectRow, AnnualFigures, AnnualFigures, Row>(
            $"""
            select a.id as authority_id, a.name, a.slug, a.type, a.invented, a.end_date,
                case when b.authority_id is null then false else true end as has_before,
                exists (select 1 from annual_statistics e where e.authority_id = a.id and e.year < @year) as has_earlier,
                d.addressee, d.paragraph, d.looked_at, d.looked_by_name, coalesce(d.version, 0) as draft_version,
                l.id as letter_id, l.issued_at, l.format, l.version as letter_version,
                1 as figures, {CouncilYearQuery.FigureColumns}, 1 as before, {BeforeColumns}
            from annual_statistics s
            join authorities a on a.id = s.authority_id
            left join annual_statistics b on b.authority_id = s.authority_id and b.year = @before
            left join letter_drafts d on d.authority_id = s.authority_id and d.year = s.year
            left join letters l on l.authority_id = s.authority_id and l.year = s.year
            where s.year = @year and (@only is null or s.authority_id = @only)
            order by a.name
            """,
            (subject, figures, before) => new Row(subject, figures, subject.HasBefore ? before : null),
            at,
            splitOn: "figures,before")).AsList();
        var similar = new Dictionary<bool, IReadOnlyDictionary<string, SimilarCouncils>>();
        foreach (var invented in rows.Select(r => r.Subject.Invented).Distinct())
        {
            similar[invented] = await SimilarCouncils.ByType(connection, scope, invented, at.year, now);
        }

        var failures = await NotSatisfied(connection, at);
        var reports = (await connection.QueryAsync<(long Authority, long Count)>(
            """
            select x.authority_id, count(*) from decision_authorities x join decisions d on d.id = x.decision_id
            where d.document_type = 'Report' and x.draft = false and x.decided_on >= @FirstDay and x.decided_on <= @LastDay and (@only is null or x.authority_id = @only)
            group by x.authority_id
            """,
            at)).ToDictionary(r => r.Authority, r => (int)r.Count);
        var successors = (await connection.QueryAsync<(long Authority, string Name)>(
            "select s.authority_id, a.name from authority_successors s join authorities a on a.id = s.successor_id where (@only is null or s.authority_id = @only) order by a.name", at)).ToLookup(s => s.Authority, s => s.Name);
        var categories = (await connection.QueryAsync<(long Authority, string Category, long Upheld)>(
            "select c.authority_id, c.category, c.upheld from annual_categories c where c.year = @year and c.upheld is not null and (@only is null or c.authority_id = @only)", at)).ToLookup(c => c.Authority);
        var considered = (await connection.QueryAsync<ConsiderationFact>(
            $"select {ConsiderationFact.Columns} from letter_considerations c where c.year = @before and (@only is null or c.authority_id = @only) order by c.number", at)).ToLookup(c => c.AuthorityId);
        return rows.ConvertAll(row => row.Subject.With(new LetterFacts
        {
            Authority = row.Subject.Name,
            Type = row.Subject.Type,
            Year = year,
            Figures = row.Figures,
            Before = row.Before,
            IsFirstYear = !row.Subject.HasEarlier,
            Averages = similar[row.Subject.Invented].GetValueOrDefault(row.Subject.Type)?.Averages ?? SimilarAverages.None,
            NotSatisfied = [.. failures[row.Subject.AuthorityId]],
            PublicReports = reports.GetValueOrDefault(row.Subject.AuthorityId),
            Leading = Leading([.. categories[row.Subject.AuthorityId].Select(c => new LeadingCategory { Name = c.Category, Upheld = (int)c.Upheld })]),
            EndedOn = row.Subject.EndDate is { } ended && ended <= LondonTime.DateOf(now) ? ended : null,
            Successors = [.. successors[row.Subject.AuthorityId]],
            ConsideredBy = ConsideredBy(LetterConsideration.Of(considered[row.Subject.AuthorityId])),
            Paragraph = row.Subject.Paragraph,
        }));
    }

    private static string BeforeColumns { get; } = CouncilYearQuery.FigureColumns.Replace("s.", "b.", StringComparison.Ordinal);

    private static async Task<ILookup<long, string>> NotSatisfied(ScopedConnection connection, object at) =>
        (await connection.QueryAsync<(long Authority, string Reference)>(
            $"""
            select o.authority_id, d.reference from compliance_outcomes o join decisions d on d.id = o.decision_id
            where o.recorded_on >= @FirstDay and o.recorded_on <= @LastDay and (@only is null or o.authority_id = @only)
                and o.outcome in ({string.Join(", ", Enum.GetValues<ComplianceOutcome>().Where(o => !o.Satisfies()).Select(o => $"'{o.StorageText()}'"))})
                and o.id = (select max(l.id) from compliance_outcomes l where l.decision_id = o.decision_id and l.authority_id = o.authority_id)
            order by d.reference
            """,
            at)).ToLookup(f => f.Authority, f => DecisionReference.Parse(f.Reference).Display);

    // What the committee decided is the council's to tell: the letter becomes public.
    private static string? ConsideredBy(LetterConsideration? latest) => latest is { IsConsidered: true } ? $"{latest.By} on {LondonTime.Format(latest.MeetsOn)}" : null;

    private static LeadingCategory? Leading(IReadOnlyList<LeadingCategory> categories)
    {
        LeadingCategory[] most = [.. categories.OrderByDescending(c => c.Upheld).Take(2)];
        return most.Length == 0 || most[0].Upheld == 0 || (most.Length > 1 && most[1].Upheld == most[0].Upheld) ? null : most[0];
    }

    private sealed record Row(SubjectRow Subject, AnnualFigures Figures, AnnualFigures? Before);

    private sealed record SubjectRow
    {
        public required long AuthorityId { get; init; }
        public required string Name { get; init; }
        public required string Slug { get; init; }
        public required string Type { get; init; }
        public required bool Invented { get; init; }
        public required DateOnly? EndDate { get; init; }
        public required bool HasBefore { get; init; }
        public required bool HasEarlier { get; init; }
        public required string? Addressee { get; init; }
        public required string? Paragraph { get; init; }
        public required DateTimeOffset? LookedAt { get; init; }
        public required string? LookedByName { get; init; }
        public required int DraftVersion { get; init; }
        public required long? LetterId { get; init; }
        public required DateTimeOffset? IssuedAt { get; init; }
        public required string? Format { get; init; }
        public required int? LetterVersion { get; init; }

        public LetterSubject With(LetterFacts facts) => new()
        {
            AuthorityId = AuthorityId,
            Name = Name,
            Slug = Slug,
            Invented = Invented,
            Addressee = Addressee,
            LookedAt = LookedAt,
            LookedByName = LookedByName,
            DraftVersion = DraftVersion,
            LetterId = LetterId,
            IssuedAt = IssuedAt,
            IsImported = Format == "text",
            LetterVersion = LetterVersion,
            Facts = facts,
        };
    }
}
