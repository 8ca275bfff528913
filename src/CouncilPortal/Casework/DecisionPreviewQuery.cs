using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What somebody with one role sees of a decision.</summary>
public sealed record DecisionPreview
{
    /// <summary>The role; null: a visitor.</summary>
    public required Role? Role { get; init; }

    /// <summary>Whose eyes these are.</summary>
    public required Scope Reader { get; init; }

    /// <summary>What they see today; null: nothing, as if the decision did not exist.</summary>
    public required DecisionDetails? Today { get; init; }

    /// <summary>What they will see once the decision is final and published.</summary>
    public required DecisionDetails Published { get; init; }
}

/// <summary>
/// A decision through the eyes of each role: today by the query that answers the role itself, so that it cannot show anything
/// else; and as it will be once published, which changes nothing but what everyone can read.
/// </summary>
public sealed class DecisionPreviewQuery(PortalDatabase database, TimeProvider time, DecisionQuery decisions)
{
    /// <summary>The roles that can be looked through; null: a visitor.</summary>
    public static IReadOnlyList<Role?> Roles { get; } =
        [null, Role.LinkOfficer, Role.MonitoringOfficer, Role.Contributor, Role.ChiefExecutive, Role.ScrutinyMember];

    /// <summary>No person: nothing is assigned to them.</summary>
    private const long Nobody = -1;

    /// <summary>The preview for a role in the first of the decision's councils, or the one given; null for those who are not caseworkers.</summary>
    public async Task<DecisionPreview?> Find(Scope scope, DecisionReference reference, Role? role, long? council, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (!scope.IsOmbudsman(Role.Caseworker) || await decisions.Find(scope, reference, cancel) is not { } whole)
        {
            return null;
        }

        var (authority, assignee, improvements) = await database.Read(
            scope,
            async connection =>
            {
                var of = new { whole.Decision.Id, council };
                var authorities = (await connection.QueryAsync<long>(
                    "select x.authority_id from decision_authorities x join authorities a on a.id = x.authority_id where x.decision_id = @Id order by case when x.authority_id = @council then 0 else 1 end, a.slug", of)).AsList();
                var first = authorities[0];
                return (
                    first,
                    await connection.QueryFirstOrDefaultAsync<long?>(
                        "select r.assignee_id from recommendations r where r.decision_id = @Id and r.authority_id = @first and r.assignee_id is not null order by r.number", new { whole.Decision.Id, first }),
                    (await connection.QueryAsync<ImprovementRow>(
                        $"select {ImprovementRow.Columns} from {ImprovementRow.Tables} where r.decision_id = @Id and {ImprovementRow.IsForEveryone} order by c.slug, r.number", of)).AsList());
            },
            cancel);
        var reader = role is { } chosen
            ? Scope.Person(chosen == Role.Contributor ? assignee ?? Nobody : Nobody, $"Preview: {chosen.DisplayName()}", "preview", [new Grant(authority, chosen)])
            : Scope.Public;
        var today = await decisions.Find(reader, reference, cancel);
        return new DecisionPreview
        {
            Role = role,
            Reader = reader,
            Today = today,
            Published = new DecisionDetails
            {
                Decision = whole.Decision with { IsDraft = false, PublishedOn = Earlier(whole.Decision.PublishedOn), DecidedOn = Earlier(whole.Decision.DecidedOn) },
                Councils = whole.Councils,
                Improvements = improvements,
                Recommendations = today?.Recommendations ?? [],
                Outcomes = today?.Outcomes ?? [],
                Today = LondonTime.Today(time),
            },
        };
    }

    private DateOnly Earlier(DateOnly? date) => date is { } on && on <= LondonTime.Today(time) ? on : LondonTime.Today(time);
}
