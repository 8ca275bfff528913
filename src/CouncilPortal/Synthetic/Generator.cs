using CouncilPortal.Database;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Synthetic;

/// <summary>How much is to be invented.</summary>
public sealed record GeneratorSize
{
    /// <summary>How many councils, of the types that England has.</summary>
    public required int Authorities { get; init; }

    /// <summary>How many decisions against them; at most a million.</summary>
    public required int Decisions { get; init; }

    /// <summary>The same seed and size always give the same.</summary>
    public required int Seed { get; init; }
}

/// <summary>
/// Invents councils with decisions, recommendations, outcomes and the yearly figures that these add up to, for trials and
/// measurements. The councils are marked as invented wherever they are shown.
/// </summary>
public sealed class Generator(PortalDatabase database, Importer importer, TimeProvider time)
{
    private static readonly Scope Job = Scope.System("generate");
    private static readonly string[] Kinds = ["authorities", "populations", "decisions", "recommendations", "annual-statistics", "annual-categories"];

    /// <summary>Invents and imports; the reports by kind. What was generated before for the same seed and size is not touched.</summary>
    /// <exception cref="InvalidOperationException">Another seed or size took the same references; the message says what to do.</exception>
    public async Task<IReadOnlyDictionary<string, ImportReport>> Generate(GeneratorSize size, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var letter = (char)('a' + ((uint)size.Seed % 26));
        await Claim(letter, size, cancel);
        var folder = Directory.CreateTempSubdirectory("councilportal-generate-");
        try
        {
            var codes = $"G{letter}".ToUpperInvariant();
            var draw = new Draw((ulong)(uint)size.Seed);
            var files = new SyntheticFiles(folder.FullName, await StatisticsCategories(cancel));
            var councils = SyntheticCouncil.Make(draw, codes, size.Authorities, await Taken(codes, cancel));
            files.Councils(councils);
            files.Decisions(draw, councils, size.Decisions, letter, cancel);
            Dictionary<string, ImportReport> reports = [];
            foreach (var kind in Kinds)
            {
                reports[kind] = await Import(kind, files[kind], progress, cancel);
            }

            await RecordOutcomes(codes, cancel);
            return reports;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<IReadOnlyDictionary<string, string>> StatisticsCategories(CancellationToken cancel) =>
        database.Read<IReadOnlyDictionary<string, string>>(
            Job,
            async c => (await c.QueryAsync<(string Filed, string Counted)>("select decision_category, statistics_category from category_mappings")).ToDictionary(m => m.Filed, m => m.Counted),
            cancel);

    private async Task Claim(char letter, GeneratorSize size, CancellationToken cancel)
    {
        var wanted = $"generated {letter} {size.Seed} {size.Authorities} {size.Decisions}";
        var claimed = await database.Transact(
            Job,
            async c =>
            {
                var before = await c.QuerySingleOrDefaultAsync<string>("select name from loaded_data where name like @like", new { like = $"generated {letter} %" });
                if (before is null)
                {
                    await c.ExecuteAsync("insert into loaded_data (name, loaded_at) values (@wanted, @at)", new { wanted, at = time.GetUtcNow() });
                }

                return before ?? wanted;
            },
            cancel);
        if (claimed != wanted)
        {
            throw new InvalidOperationException(
                $"Seed {size.Seed} uses references ending in {letter}, which were generated before with another seed or size ({claimed}). Choose a seed that does not differ from it by a multiple of 26, or an empty database.");
        }
    }

    private async Task<IReadOnlySet<string>> Taken(string codes, CancellationToken cancel)
    {
        var names = await database.Read(Job, c => c.QueryAsync<string>("select name from authorities where code not like @codes", new { codes = codes + "%" }), cancel);
        return names.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<ImportReport> Import(string kind, string path, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        await using var content = File.OpenRead(path);
        var file = new ImportFile { Kind = kind, Name = $"generated {kind}", Content = content, IsDryRun = false, AddsOnly = true, IsInvented = true };
        var report = await importer.Import(Job, file, progress, cancel);
        return report.IsDone ? report : throw new InvalidOperationException($"What was generated was refused: {string.Join('\n', report.Problems.Select(p => p.Of(kind)))}");
    }

    /// <summary>One outcome for each decision and council, as its recommendations ended.</summary>
    private Task<int> RecordOutcomes(string codes, CancellationToken cancel) =>
        database.Transact(
            Job,
            c => c.ExecuteAsync(
                """
                insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name)
                select r.decision_id, r.authority_id,
                    case when sum(case when r.state = 'not_done' then 1 else 0 end) > 0 then 'not_complete_not_satisfied'
                        when sum(case when r.state = 'done_late' then 1 else 0 end) > 0 then 'completed_late'
                        else 'complete_satisfied' end,
                    @now, max(coalesce(r.done_on, r.due_on)), 'Generated'
                from recommendations r join authorities a on a.id = r.authority_id
                where a.code like @codes and r.state <> 'withdrawn'
                    and not exists (select 1 from compliance_outcomes o where o.decision_id = r.decision_id and o.authority_id = r.authority_id)
                group by r.decision_id, r.authority_id
                """,
                new { now = time.GetUtcNow(), codes = codes + "%" }),
            cancel);
}
