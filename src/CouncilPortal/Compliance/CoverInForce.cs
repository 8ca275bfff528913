using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Somebody stands in today for a colleague who is away.</summary>
public sealed record CoverInForce
{
    /// <summary>The colleague who is away.</summary>
    public required long PersonId { get; init; }

    /// <summary>Who stands in.</summary>
    public required string DeputyName { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>The name of a colleague with whoever covers for them: <c>Con Tributor (covered by Dev Deputy until 4 December)</c>.</summary>
    public static string Describe(string? name, CoverInForce? cover) => (name, cover) switch
    {
        (null, _) => "Nobody yet",
        (_, null) => name,
        _ => $"{name} (covered by {cover.DeputyName} until {LondonTime.FormatDayAndMonth(cover.EndsOn)})",
    };
}

/// <summary>Who stands in for whom on a day.</summary>
internal static class CoversInForce
{
    /// <summary>That cover <c>c</c> is in force on <c>@today</c>.</summary>
    public const string Condition = "c.ended_at is null and c.starts_on <= @today and c.ends_on >= @today";

    private const string Standing =
        $"""
        select c.person_id, p.name as deputy_name, c.ends_on from covers c join people p on p.id = c.deputy_id
        where {Condition}
        """;

    /// <summary>Who covers for one person at an authority or at a successor of it; null: nobody.</summary>
    public static Task<CoverInForce?> For(ScopedConnection connection, long person, long authority, DateOnly today) =>
        connection.QueryFirstOrDefaultAsync<CoverInForce>(
            $"""
            {Standing} and c.person_id = @person
                and (c.authority_id = @authority or c.authority_id in (select s.successor_id from authority_successors s where s.authority_id = @authority))
            order by c.ends_on desc, c.id
            """,
            new { person, authority, today });

    /// <summary>The covers that concern the scope's councils, by the person who is away.</summary>
    public static async Task<IReadOnlyDictionary<long, CoverInForce>> At(ScopedConnection connection, Scope scope, DateOnly today) =>
        (await connection.QueryAsync<CoverInForce>(
            $"""
            {Standing} and (c.authority_id in @Evidence or (c.authority_id in @Contributing and (c.person_id = @Person or c.deputy_id = @Person)))
            order by c.ends_on desc, c.id
            """,
            new { today, Evidence = scope.EvidenceAuthorities, Contributing = scope.In(Role.Contributor), Person = scope.PersonOrNobody }))
        .DistinctBy(c => c.PersonId).ToDictionary(c => c.PersonId);
}
