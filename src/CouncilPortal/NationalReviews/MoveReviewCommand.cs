using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.NationalReviews;

/// <summary>When a review is to become public.</summary>
public sealed record MoveReview
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The review's own instant that the publisher saw; null: with the year.</summary>
    public required DateTimeOffset? Seen { get; init; }

    /// <summary>Whether it is to become public later than the year.</summary>
    public required bool Later { get; init; }

    /// <summary>The day, as typed (<c>2026-07-29</c>); counts only where it is later than the year.</summary>
    public required string? On { get; init; }
}

/// <summary>Sets the instant at which a review becomes public, until that has passed.</summary>
public sealed class MoveReviewCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The field of the day.</summary>
    public const string On = "on";

    /// <summary>Sets the instant, with an audit row.</summary>
    public Task<CommandResult> Move(Scope scope, MoveReview input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return !scope.IsOmbudsman(Role.Publisher) ? Task.FromResult(CommandResult.NotFound) : database.Transact(scope, c => Move(c, scope, input), cancel);
    }

    private async Task<CommandResult> Move(ScopedConnection connection, Scope scope, MoveReview input)
    {
        var year = input.Year.ToString();
        await connection.ExecuteAsync("insert into national_reviews (year) select y.year from reporting_years y where y.year = @year on conflict do nothing", new { year });
        // Written before it is read: of two publishers the second waits here, and then sees what the first has set.
        if (await connection.ExecuteAsync("update national_reviews set version = version where year = @year", new { year }) == 0)
        {
            return CommandResult.NotFound;
        }

        var found = await connection.QuerySingleAsync<Instants>(
            "select r.version, r.written_at, r.public_from as own, y.public_from as of_year from national_reviews r join reporting_years y on y.year = r.year where r.year = @year", new { year });
        var now = time.GetUtcNow();
        if (found.Own != input.Seen)
        {
            return CommandResult.Stale($"Somebody else has changed it meanwhile: the review becomes public {InWords(found.Own)}.");
        }

        if (found.Version > 0 && ReviewInstant.Of(found.OfYear, found.Own) is { } passed && passed <= now)
        {
            return CommandResult.Refused($"The review has been public since {LondonTime.Format(ReviewInstant.Since(passed, found.WrittenAt))}, so that can no longer be changed.");
        }

        string? error = null;
        var instant = input.Later ? ReviewInstant.Read(input.On, found.OfYear, now, out error) : null;
        if (error is not null)
        {
            return CommandResult.Invalid(On, error);
        }

        if (instant == found.Own)
        {
            return CommandResult.Done;
        }

        await connection.ExecuteAsync("update national_reviews set public_from = @instant where year = @year", new { year, instant });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "national review moved",
            Subject = $"national review {year}",
            AuthorityId = null,
            Detail = $"Public {InWords(instant)}; before, {InWords(found.Own)}",
        });
        return CommandResult.Done;
    }

    private static string InWords(DateTimeOffset? own) => own is { } instant ? $"on {LondonTime.Format(instant)}" : "with the year";

    private sealed record Instants
    {
        public required int Version { get; init; }

        public required DateTimeOffset? WrittenAt { get; init; }

        public required DateTimeOffset? Own { get; init; }

        public required DateTimeOffset? OfYear { get; init; }
    }
}
