using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Ends a cover before its last day, or calls off one that has not begun.</summary>
public sealed class EndCoverCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Ends it at once, as the covered person or a link officer of the council; not found for anyone else, and once it is over.</summary>
    public Task<PeopleOutcome> End(Scope scope, long coverId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var ended = await connection.QuerySingleOrDefaultAsync<Row>(
                    """
                    update covers set ended_at = @now, ended_by = @PersonId, ended_by_name = @Name
                    where id = @coverId and ended_at is null and ends_on >= @today
                        and (authority_id in @officers or (authority_id in @members and person_id = @PersonOrNobody))
                    returning authority_id, person_id, deputy_id
                    """,
                    new
                    {
                        now,
                        coverId,
                        today = LondonTime.DateOf(now),
                        officers = scope.Councils(),
                        members = scope.In(Role.LinkOfficer, Role.Contributor),
                        scope.PersonId,
                        scope.PersonOrNobody,
                        scope.Name,
                    });
                if (ended is null)
                {
                    return PeopleOutcome.NotFound;
                }

                var names = (await connection.QueryAsync<(long Id, string Name)>(
                    "select p.id, p.name from people p where p.id in @people", new { people = new[] { ended.PersonId, ended.DeputyId } })).ToDictionary(p => p.Id, p => p.Name);
                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "cover ended",
                    Subject = $"cover {coverId}",
                    AuthorityId = ended.AuthorityId,
                    Detail = $"{names[ended.DeputyId]} for {names[ended.PersonId]}",
                });
                return PeopleOutcome.Done;
            },
            cancel);

    private sealed record Row
    {
        public required long AuthorityId { get; init; }
        public required long PersonId { get; init; }
        public required long DeputyId { get; init; }
    }
}
