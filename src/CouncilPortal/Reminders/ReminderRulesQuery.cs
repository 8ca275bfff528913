using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>The rules as a council has them.</summary>
public sealed record CouncilRules
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is made up for the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Every rule about its actions, with whether it is on there.</summary>
    public required IReadOnlyList<ReminderRule> Rules { get; init; }
}

/// <summary>When people are reminded and told.</summary>
public sealed class ReminderRulesQuery(PortalDatabase database)
{
    /// <summary>Everybody's rules, for an administrator; none for anybody else.</summary>
    public async Task<IReadOnlyList<ReminderRule>> Everybodys(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Administrator)
            ? await database.Read(scope, async c => InOrder((await ReminderRuleSet.Load(c)).Everybodys), cancel)
            : [];
    }

    /// <summary>The rules of each council of which the person is a link officer, by name.</summary>
    public Task<IReadOnlyList<CouncilRules>> Own(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read<IReadOnlyList<CouncilRules>>(
            scope,
            async connection =>
            {
                var councils = await connection.QueryAsync<Council>(
                    "select id, name, invented as is_invented from authorities where id in @Own order by name", new { Own = scope.In(Role.LinkOfficer) });
                var rules = await ReminderRuleSet.Load(connection);
                return
                [
                    .. councils.Select(c => new CouncilRules
                    {
                        AuthorityId = c.Id,
                        Name = c.Name,
                        IsInvented = c.IsInvented,
                        Rules = InOrder(rules.Of(c.Id).Where(r => r.IsOfDueDate || r.IsCouncils)),
                    }),
                ];
            },
            cancel);
    }

    private static IReadOnlyList<ReminderRule> InOrder(IEnumerable<ReminderRule> rules) =>
        [.. rules.OrderBy(r => r.Occasion).ThenByDescending(r => r.Occasion == ReminderOccasion.MoreEvidence ? -r.Days : r.IsWorkingDays ? 14 * r.Days : 10 * r.Days).ThenBy(r => r.Code, StringComparer.Ordinal)];

    private sealed record Council
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required bool IsInvented { get; init; }
    }
}
