using CouncilPortal.Database;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Scrutiny;

/// <summary>A published letter, and how a committee of the council considers it.</summary>
public sealed record LetterInCommittee
{
    /// <summary>The reporting year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>What is recorded; null: nothing.</summary>
    public required LetterConsideration? Consideration { get; init; }
}

/// <summary>The published letters of a council and its committees, for its own people.</summary>
public sealed class LettersInCommitteeQuery(PortalDatabase database, ConsiderationOfLetterQuery considerations, TimeProvider time)
{
    /// <summary>The letters of public years, the latest first; none for a council that the reader does not know as a whole.</summary>
    public async Task<IReadOnlyList<LetterInCommittee>> Of(Scope scope, long authorityId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.WholeAuthorities.Contains(authorityId))
        {
            return [];
        }

        var recorded = await considerations.All(scope, authorityId, cancel);
        var years = await database.Read(
            scope,
            connection => connection.QueryAsync<string>(
                """
                select l.year
                from letters l
                join reporting_years y on y.year = l.year
                where l.authority_id = @authorityId and l.authority_id in @WholeAuthorities and l.published_at <= @now and y.public_from <= @now
                order by l.year desc
                """,
                new { authorityId, scope.WholeAuthorities, now = time.GetUtcNow() }),
            cancel);
        return [.. years.Select(y => new LetterInCommittee { Year = ReportingYear.Parse(y), Consideration = recorded.GetValueOrDefault(y) })];
    }
}
