using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>A letter as its council's officers act on it.</summary>
internal sealed record LetterOfCouncil
{
    /// <summary>The roles that act for the chief executive.</summary>
    public static IReadOnlyList<Role> Chiefs { get; } = [Role.ChiefExecutive, Role.Delegate];

    public required long Id { get; init; }
    public required long AuthorityId { get; init; }
    public required string Authority { get; init; }
    public required string Slug { get; init; }
    public required string Year { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The councils whose people these are: the authority or, once it is abolished, its successors.</summary>
    public required IReadOnlyList<long> Councils { get; init; }

    public IssuedLetter Issued(DateTimeOffset now) => new() { Id = Id, Year = Year, Authority = Authority, Slug = Slug, PublishedAt = PublishedAt, IsPublic = PublishedAt <= now };

    /// <summary>The issued letter, for those who hold one of the roles at its council; null for everybody else.</summary>
    public static async Task<LetterOfCouncil?> Find(ScopedConnection connection, Scope scope, long letter, IReadOnlyList<Role> roles, DateTimeOffset now)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"""
            select l.id, l.authority_id, a.name as authority, a.slug, l.year, l.published_at from letters l join authorities a on a.id = l.authority_id
            where l.id = @letter and {LetterReaders.OfOfficers}
            """,
            new { letter, now, officers = scope.In(roles) });
        if (row is null)
        {
            return null;
        }

        var successors = await connection.QueryAsync<long>(
            "select s.successor_id from authority_successors s join authorities a on a.id = s.authority_id join letters l on l.authority_id = a.id where l.id = @letter and a.end_date <= l.issued_at", new { letter });
        return new LetterOfCouncil
        {
            Id = row.Id,
            AuthorityId = row.AuthorityId,
            Authority = row.Authority,
            Slug = row.Slug,
            Year = row.Year,
            PublishedAt = row.PublishedAt,
            Councils = [row.AuthorityId, .. successors],
        };
    }

    private sealed record Row
    {
        public required long Id { get; init; }
        public required long AuthorityId { get; init; }
        public required string Authority { get; init; }
        public required string Slug { get; init; }
        public required string Year { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }
    }
}
