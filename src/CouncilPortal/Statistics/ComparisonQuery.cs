using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>Councils side by side, and others that are worth adding.</summary>
public sealed class ComparisonQuery(PortalDatabase database, TrendQuery trends)
{
    private const string Columns = "a.id, a.name, a.slug, a.type, a.invented";

    /// <summary>The councils with these parts of addresses, in their order; unknown ones are left out, and what is more than fit.</summary>
    public async Task<Comparison> Find(Scope scope, IReadOnlyList<string> slugs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slugs);
        var asked = slugs.Distinct(StringComparer.Ordinal).Take(Comparison.Most).ToArray();
        var (found, choices, groups) = await database.Read(
            scope,
            async connection =>
            {
                var all = (await connection.QueryAsync<ComparedCouncil>($"select {Columns} from authorities a where a.end_date is null or a.slug in @asked order by a.name", new { asked = asked.DefaultIfEmpty("").ToArray() })).AsList();
                var bySlug = all.ToDictionary(c => c.Slug);
                ComparedCouncil[] chosen = [.. asked.Where(bySlug.ContainsKey).Select(s => bySlug[s])];
                return (chosen, all, chosen.Length == 0 ? [] : await Groups(connection, chosen[0]));
            },
            cancel);
        // A comparison is public whoever looks: an officer's provisional year is not set beside other councils.
        var published = await trends.Find(Scope.Public, [.. found.Select(c => c.Id)], cancel);
        ComparedCouncil[] councils = [.. found.Select(c => c with { Trends = published.GetValueOrDefault(c.Id, []) })];
        return new Comparison { Councils = councils, Choices = [.. choices.Except(found)], Suggestions = groups };
    }

    private static async Task<IReadOnlyList<PeerGroup>> Groups(ScopedConnection connection, ComparedCouncil own)
    {
        var at = new { own.Id, own.Type, own.Invented, Others = Comparison.Most - 1 };
        var place = await connection.QuerySingleAsync<Place>("select region, county_code from authorities where id = @Id", at);
        const string Alike = "from authorities a join authorities o on o.id = @Id where a.id <> @Id and a.type = @Type and a.invented = @Invented and a.end_date is null";
        var groups = new (string Name, string Sql)[]
        {
            (place.Region is null ? "" : $"in the same region ({place.Region})", $"select a.slug {Alike} and a.region = o.region order by a.name limit @Others"),
            (place.CountyCode is null ? "" : "in the same county", $"select a.slug {Alike} and a.county_code = o.county_code order by a.name limit @Others"),
            ("with a similar population",
                """
                select a.slug
                from authorities a
                join populations p on p.authority_id = a.id
                join populations q on q.year = p.year and q.authority_id = @Id
                where a.id <> @Id and a.type = @Type and a.invented = @Invented and a.end_date is null
                    and q.year = (select max(l.year) from populations l where l.authority_id = @Id)
                order by abs(p.population - q.population), a.name
                limit @Others
                """),
        };
        List<PeerGroup> found = [];
        foreach (var (name, sql) in groups.Where(g => g.Name.Length > 0))
        {
            var slugs = (await connection.QueryAsync<string>(sql, at)).AsList();
            if (slugs.Count > 0)
            {
                found.Add(new PeerGroup { Name = $"{CouncilTypes.Many(own.Type)} {name}", Slugs = [own.Slug, .. slugs] });
            }
        }

        return found;
    }

    private sealed record Place
    {
        public required string? Region { get; init; }

        public required string? CountyCode { get; init; }
    }
}
