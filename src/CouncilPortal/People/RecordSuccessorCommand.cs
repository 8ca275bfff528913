using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>What followed an authority, as typed.</summary>
public sealed record RecordSuccessor
{
    /// <summary>The authority that is or will be abolished.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>What follows it; null: not chosen yet.</summary>
    public required long? SuccessorId { get; init; }

    /// <summary>The day from which it is abolished, as <c>yyyy-MM-dd</c>.</summary>
    public required string? EndsOn { get; init; }
}

/// <summary>
/// An administrator records that an authority is abolished and what follows it. From the day after the end, the successor's officers
/// act on the actions that were not settled; they receive the letters issued since.
/// </summary>
public sealed class RecordSuccessorCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Adds a successor. An authority has one end date: the date given is that of every successor.</summary>
    public Task<PeopleOutcome> Add(Scope scope, RecordSuccessor input, CancellationToken cancel) =>
        scope.LooksAfterEveryone()
            ? database.Transact(scope, connection => Add(connection, scope, input), cancel)
            : Task.FromResult(PeopleOutcome.NotFound);

    /// <summary>Takes back a successor that was recorded by mistake: its officers no longer act on anything of the authority. The end date stays.</summary>
    public Task<PeopleOutcome> Remove(Scope scope, long authorityId, long successorId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var removed = await connection.ExecuteAsync(
                    "delete from authority_successors where authority_id = @authorityId and successor_id = @successorId and @everyone",
                    new { authorityId, successorId, everyone = scope.LooksAfterEveryone() });
                if (removed == 0)
                {
                    return PeopleOutcome.NotFound;
                }

                await Audit(connection, scope, "successor taken back", authorityId, successorId, null);
                return PeopleOutcome.Done;
            },
            cancel);

    private async Task<PeopleOutcome> Add(ScopedConnection connection, Scope scope, RecordSuccessor input)
    {
        var authority = await connection.QuerySingleOrDefaultAsync<Row>("select id, name, start_date, end_date from authorities where id = @AuthorityId", input);
        if (authority is null)
        {
            return PeopleOutcome.NotFound;
        }

        var errors = new Dictionary<string, string>();
        var successor = input.SuccessorId is null ? null : await connection.QuerySingleOrDefaultAsync<Row>("select id, name, start_date, end_date from authorities where id = @SuccessorId", input);
        if (successor is null || successor.Id == authority.Id)
        {
            errors["SuccessorId"] = "Choose the authority that follows";
        }
        else if (await Follows(connection, authority.Id, successor.Id))
        {
            errors["SuccessorId"] = $"{authority.Name} follows {successor.Name}: it cannot be followed by it";
        }

        DateOnly? ends = DateOnly.TryParseExact(input.EndsOn?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (ends is null)
        {
            errors["EndsOn"] = "Enter the day from which the authority is abolished";
        }
        else if (ends <= authority.StartDate)
        {
            errors["EndsOn"] = $"{authority.Name} began on {authority.StartDate:yyyy-MM-dd}: enter a later day";
        }
        else if (!errors.ContainsKey("SuccessorId") && successor?.EndDate is { } over && over <= ends)
        {
            errors["SuccessorId"] = $"{successor.Name} is itself abolished from {over:yyyy-MM-dd}: choose what follows it";
        }

        if (errors.Count > 0)
        {
            return PeopleOutcome.Invalid(errors);
        }

        if (authority.EndDate != ends)
        {
            await connection.ExecuteAsync("update authorities set end_date = @ends where id = @Id", new { ends, authority.Id });
        }

        var added = await connection.ExecuteAsync(
            "insert into authority_successors (authority_id, successor_id) values (@Id, @successor) on conflict do nothing", new { authority.Id, successor = successor!.Id });
        if (added == 1 || authority.EndDate != ends)
        {
            await Audit(connection, scope, "successor recorded", authority.Id, successor.Id, $"{authority.Name} abolished from {ends:yyyy-MM-dd}, followed by {successor.Name}");
        }

        return PeopleOutcome.Done;
    }

    /// <summary>Whether the one authority followed the other, at however many steps.</summary>
    private static async Task<bool> Follows(ScopedConnection connection, long authority, long other) =>
        await connection.ExecuteScalarAsync<long>(
            """
            with recursive later (id) as (
                select s.successor_id from authority_successors s where s.authority_id = @other
                union
                select s.successor_id from authority_successors s join later l on s.authority_id = l.id)
            select count(*) from later where id = @authority
            """,
            new { authority, other }) > 0;

    private Task Audit(ScopedConnection connection, Scope scope, string action, long authority, long successor, string? detail) =>
        AuditTrail.Write(connection, scope, time.GetUtcNow(), new AuditEntry { Action = action, Subject = $"successor {successor}", AuthorityId = authority, Detail = detail });

    private sealed record Row
    {
        public required long Id { get; init; }
        public required string Name { get; init; }
        public required DateOnly? StartDate { get; init; }
        public required DateOnly? EndDate { get; init; }
    }
}
