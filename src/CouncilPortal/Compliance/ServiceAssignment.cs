using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Gives new actions to the colleagues who own their services at the council, in the transaction in which they come in.</summary>
internal static class ServiceAssignment
{
    private const int ChunkSize = 500;

    /// <summary>Who assigns, in histories: the council's own arrangement, not whoever brought the action in.</summary>
    private static readonly Scope Routing = Scope.System("Service owners");

    /// <summary>
    /// Assigns each of the recommendations that is agreed, not settled, and nobody's, where its decision's category has an owner
    /// who still is a link officer or contributor. What was given, for mails.
    /// </summary>
    public static async Task<IReadOnlyList<GivenAction>> Assign(ScopedConnection connection, DateTimeOffset now, IReadOnlyCollection<long> recommendations)
    {
        if (recommendations.Count == 0 || await connection.ExecuteScalarAsync<long>("select count(*) from (select 1 from service_owners where ended_at is null limit 1) o") == 0)
        {
            return [];
        }

        List<GivenAction> given = [];
        foreach (var chunk in recommendations.Chunk(ChunkSize))
        {
            var owned = (await connection.QueryAsync<Owned>(
                """
                select r.id, o.person_id, p.name, o.category
                from recommendations r
                join decisions d on d.id = r.decision_id
                join service_owners o on o.category = d.category and o.ended_at is null and (o.authority_id = r.authority_id
                    or o.authority_id in (select t.successor_id from taken_over_actions t join authorities e on e.id = t.authority_id
                        where t.recommendation_id = r.id and e.end_date < @today))
                join people p on p.id = o.person_id
                where r.id in @chunk and r.assignee_id is null and r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')
                    and exists (select 1 from memberships m where m.person_id = o.person_id and m.authority_id = o.authority_id
                        and m.ended_at is null and m.role in ('link_officer', 'contributor'))
                order by r.id, o.id
                """,
                new { chunk, today = LondonTime.DateOf(now) })).DistinctBy(o => o.Id);
            foreach (var row in owned)
            {
                await connection.ExecuteAsync("update recommendations set assignee_id = @PersonId where id = @Id", row);
                var action = await connection.QuerySingleAsync<ActionRow>($"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @Id", row);
                await RecommendationEvents.Append(connection, Routing, now, action, action.State, "assigned", $"Assigned to {row.Name}, who owns {row.Category}");
                given.Add(new GivenAction { Action = action, ToTell = await MailRecipients.Member(connection, action, row.PersonId, now) });
            }
        }

        return given;
    }

    private sealed record Owned
    {
        public required long Id { get; init; }
        public required long PersonId { get; init; }
        public required string Name { get; init; }
        public required string Category { get; init; }
    }
}

/// <summary>An action that went to the owner of its service.</summary>
internal sealed record GivenAction
{
    /// <summary>The action, with its new assignee.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>The owner; null where they have no address.</summary>
    public required MailRecipient? ToTell { get; init; }
}
