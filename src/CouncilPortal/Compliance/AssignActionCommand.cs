using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;

namespace CouncilPortal.Compliance;

/// <summary>Who is to have an action.</summary>
public sealed record AssignAction
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>A link officer or contributor of the council; null: nobody in particular.</summary>
    public required long? AssigneeId { get; init; }
}

/// <summary>A link officer gives an action to a colleague of the council.</summary>
public sealed class AssignActionCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Assigns the action; the colleague is told by mail. Assigning it again to the same colleague changes nothing.</summary>
    public Task<CommandResult> Assign(Scope scope, AssignAction input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var assignment = await Assignment.Make(connection, scope, now, input);
                if (assignment is { Action: { } action, ToTell: { } colleague })
                {
                    await Outbox.Queue(connection, now, ComplianceMail.Assigned(address, action, scope.Name, colleague));
                }

                return assignment.Result;
            },
            cancel);
}
