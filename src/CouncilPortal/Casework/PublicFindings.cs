using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Words of a decision's public texts that look like something that should not be in them.</summary>
public sealed record PublicFinding
{
    /// <summary>The recommendation in whose public summary they stand; null: in the decision itself.</summary>
    public required long? RecommendationId { get; init; }

    /// <summary>The field, as amendments name it.</summary>
    public required string Field { get; init; }

    /// <summary>Where they stand, in words: <c>the summary of the decision</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The words and what they look like.</summary>
    public required TextFinding Finding { get; init; }

    /// <summary>Tells it apart from every other finding of the decision.</summary>
    public string Key => $"{RecommendationId}/{Field}/{Finding.Kind}/{Finding.Words}";

    /// <summary>The findings of a decision's title and summary.</summary>
    public static IEnumerable<PublicFinding> OfDecision(string? title, string? summary) =>
    [
        .. PublicTextCheck.PersonalData(title).Select(f => new PublicFinding { RecommendationId = null, Field = "title", Place = "the title of the decision", Finding = f }),
        .. PublicTextCheck.PersonalData(summary).Select(f => new PublicFinding { RecommendationId = null, Field = "summary", Place = "the summary of the decision", Finding = f }),
    ];

    /// <summary>The findings of the public summary of a recommendation; none for a personal remedy, which has none.</summary>
    public static IEnumerable<PublicFinding> OfImprovement(long? recommendation, int number, string? publicSummary) =>
        PublicTextCheck.PersonalDataAndTimescales(publicSummary).Select(f => new PublicFinding
        {
            RecommendationId = recommendation,
            Field = "public_summary",
            Place = $"the public summary of action {number}",
            Finding = f,
        });

    /// <summary>The findings of every public text of a decision, each once.</summary>
    public static IReadOnlyList<PublicFinding> OfAll(string? title, string? summary, IEnumerable<ActionRow> recommendations) =>
    [
        .. OfDecision(title, summary)
            .Concat(recommendations.Where(r => r.Kind == RecommendationKind.ServiceImprovement).SelectMany(r => OfImprovement(r.Id, r.Number, r.PublicSummary)))
            .DistinctBy(f => f.Key),
    ];
}

/// <summary>Statements of caseworkers that a finding is no such thing.</summary>
internal static class CheckedWords
{
    /// <summary>Those of the findings about which nobody has stated anything yet.</summary>
    public static async Task<IReadOnlyList<PublicFinding>> Unstated(ScopedConnection connection, long decision, IEnumerable<PublicFinding> findings)
    {
        var stated = (await connection.QueryAsync<(long? Recommendation, string Field, string Kind, string Words)>(
            "select w.recommendation_id, w.field, w.kind, w.words from checked_words w where w.decision_id = @decision", new { decision }))
            .Select(w => $"{w.Recommendation}/{w.Field}/{w.Kind}/{w.Words}").ToHashSet();
        return [.. findings.Where(f => !stated.Contains(f.Key))];
    }

    /// <summary>Appends a statement about each of the findings.</summary>
    public static Task State(
        ScopedConnection connection, Scope scope, DateTimeOffset now, long decision, long? recommendation, IEnumerable<(PublicFinding Finding, string Statement)> stated) =>
        connection.ExecuteAsync(
            """
            insert into checked_words (decision_id, recommendation_id, field, kind, words, statement, at, by_person_id, by_name)
            values (@decision, @recommendation, @Field, @kind, @Words, @statement, @now, @PersonId, @Name)
            """,
            stated.Select(s => new
            {
                decision,
                recommendation = s.Finding.RecommendationId ?? recommendation,
                s.Finding.Field,
                kind = s.Finding.Finding.Kind.ToString(),
                s.Finding.Finding.Words,
                statement = s.Statement.Trim(),
                now,
                scope.PersonId,
                scope.Name,
            }));

    /// <summary>What to say at a field whose text holds findings that nobody has spoken for.</summary>
    public static string Instruction(IEnumerable<PublicFinding> findings) =>
        $"Take out {string.Join(", and ", findings.Select(f => $"“{f.Finding.Words}”, which looks like {f.Finding.Name}"))}; or state why it is no such thing";
}
