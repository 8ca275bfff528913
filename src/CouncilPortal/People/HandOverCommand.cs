using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Everything of one person at a council, for another.</summary>
public sealed record HandOver
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>Whose it is.</summary>
    public required long FromId { get; init; }

    /// <summary>Who is to have it; null: not chosen yet.</summary>
    public required long? ToId { get; init; }

    /// <summary>The <see cref="HandOverPlan.Mark"/> of the plan that the person checked.</summary>
    public required string? Mark { get; init; }
}

/// <summary>A link officer gives everything that one colleague has to another in one step: open actions, services, and covers for others.</summary>
public sealed class HandOverCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    private const string TooLate = "Something of this changed after you opened the page. Nothing has been handed over: check it and confirm again.";

    /// <summary>
    /// Moves all of it or nothing. Each action's history says so, the colleague gets one mail; refused where anything changed since
    /// the plan was checked. Covers for the colleague themselves end, since nobody stands in for themselves.
    /// </summary>
    public async Task<PeopleOutcome> Make(Scope scope, HandOver input, CancellationToken cancel)
    {
        try
        {
            return await database.Transact(scope, connection => Make(connection, scope, input), cancel);
        }
        catch (HandOverMovedException)
        {
            return PeopleOutcome.Refused(TooLate);
        }
    }

    private async Task<PeopleOutcome> Make(ScopedConnection connection, Scope scope, HandOver input)
    {
        var now = time.GetUtcNow();
        var today = LondonTime.DateOf(now);
        if (await HandOverQuery.Plan(connection, scope, input.AuthorityId, input.FromId, today) is not { } plan)
        {
            return PeopleOutcome.NotFound;
        }

        if (plan.Colleagues.FirstOrDefault(c => c.Id == input.ToId) is not { } to)
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string> { ["ToId"] = "Choose who is to have it" });
        }

        if (plan.IsEmpty)
        {
            return PeopleOutcome.Refused($"{plan.FromName} has nothing that could be handed over.");
        }

        if (plan.Mark != input.Mark)
        {
            return PeopleOutcome.Refused(TooLate);
        }

        await MoveActions(connection, scope, now, plan, to);
        foreach (var service in plan.Services)
        {
            await ServiceOwnership.Change(connection, scope, now, plan.AuthorityId, service, to.Id, to.Name);
        }

        foreach (var cover in plan.Covers)
        {
            await Move(connection, scope, now, plan.AuthorityId, cover, to);
        }

        await Record(connection, scope, now, plan, to);
        return PeopleOutcome.Done;
    }

    private static async Task MoveActions(ScopedConnection connection, Scope scope, DateTimeOffset now, HandOverPlan plan, Colleague to)
    {
        // In one order, so that two who move the same actions do not wait for each other.
        foreach (var action in plan.Actions.OrderBy(a => a.Id))
        {
            var moved = await connection.ExecuteAsync(
                "update recommendations set assignee_id = @to, version = version + 1 where id = @Id and version = @Version and assignee_id = @FromId",
                new { to = to.Id, action.Id, action.Version, plan.FromId });
            if (moved == 0)
            {
                // Some may have moved already: undone with the whole transaction.
                throw new HandOverMovedException();
            }

            await RecommendationEvents.Append(connection, scope, now, action, action.State, "assigned", $"Handed over from {plan.FromName} to {to.Name}");
        }
    }

    private static async Task Move(ScopedConnection connection, Scope scope, DateTimeOffset now, long authorityId, CoverToMove cover, Colleague to)
    {
        await connection.ExecuteAsync(
            "update covers set ended_at = @now, ended_by = @PersonId, ended_by_name = @Name where id = @Id and ended_at is null",
            new { now, cover.Id, scope.PersonId, scope.Name });
        if (cover.PersonId != to.Id)
        {
            var today = LondonTime.DateOf(now);
            await connection.ExecuteAsync(
                """
                insert into covers (person_id, deputy_id, authority_id, starts_on, ends_on, created_at, created_by, created_by_name)
                values (@Away, @to, @authorityId, @from, @EndsOn, @now, @By, @Name)
                """,
                new { Away = cover.PersonId, to = to.Id, authorityId, from = cover.StartsOn > today ? cover.StartsOn : today, cover.EndsOn, now, By = scope.PersonId, scope.Name });
        }
    }

    private async Task Record(ScopedConnection connection, Scope scope, DateTimeOffset now, HandOverPlan plan, Colleague to)
    {
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into handovers (authority_id, from_person_id, from_name, to_person_id, to_name, actions, services, covers, at, by_person_id, by_name)
            values (@AuthorityId, @FromId, @FromName, @ToId, @ToName, @actions, @services, @covers, @now, @PersonId, @Name)
            returning id
            """,
            new
            {
                plan.AuthorityId,
                plan.FromId,
                plan.FromName,
                ToId = to.Id,
                ToName = to.Name,
                actions = plan.Actions.Count,
                services = plan.Services.Count,
                covers = plan.Covers.Count,
                now,
                scope.PersonId,
                scope.Name,
            });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "work handed over",
            Subject = $"handover {id}",
            AuthorityId = plan.AuthorityId,
            Detail = $"{plan.FromName} to {to.Name}: {plan.Actions.Count} actions, {plan.Services.Count} services, {plan.Covers.Count} covers",
        });
        var recipient = to.Id == scope.PersonId ? null : await connection.QuerySingleOrDefaultAsync<MailRecipient>(
            "select p.id, p.name, p.email from people p where p.id = @Id and p.email is not null", new { to.Id });
        if (recipient is not null)
        {
            await Outbox.Queue(connection, now, HandOverMail.Compose(address, id, plan, scope.Name, recipient));
        }
    }

    private sealed class HandOverMovedException : Exception;
}
