using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;

namespace CouncilPortal.Compliance;

/// <summary>Who is to have several actions.</summary>
public sealed record AssignActions
{
    /// <summary>The actions as the person saw them.</summary>
    public required IReadOnlyList<ChosenAction> Actions { get; init; }

    /// <summary>A colleague's id, or <see cref="ActionsFilter.Nobody"/>; null or blank: not chosen yet.</summary>
    public required string? Assignee { get; init; }
}

/// <summary>An action chosen on a list.</summary>
public sealed record ChosenAction
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the person saw.</summary>
    public required int Version { get; init; }
}

/// <summary>What became of assigning several actions.</summary>
public sealed record ActionsAssigned
{
    /// <summary>An instruction for each field that is wrong; nothing was changed then.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    /// <summary>The actions that the colleague has now.</summary>
    public required IReadOnlyList<long> Done { get; init; }

    /// <summary>Those that stayed as they were, each with its reason.</summary>
    public required IReadOnlyList<RefusedAction> Refused { get; init; }
}

/// <summary>An action of several on which nothing was changed.</summary>
public sealed record RefusedAction
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The decision's reference; null where the action is not for these eyes.</summary>
    public required DecisionReference? Reference { get; init; }

    /// <summary>Its number among those of the decision.</summary>
    public required int? Number { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }
}

/// <summary>A link officer gives several actions to one colleague. What can be done is done; each of the others says why not.</summary>
public sealed class AssignActionsCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>The most actions at once.</summary>
    public const int Most = 100;

    /// <summary>Assigns each action that is as the person saw it. The colleague gets one mail for all of them.</summary>
    public async Task<ActionsAssigned> Assign(Scope scope, AssignActions input, CancellationToken cancel)
    {
        var errors = Errors(input, out var assignee);
        return errors.Count > 0
            ? new ActionsAssigned { Errors = errors, Done = [], Refused = [] }
            : await database.Transact(scope, connection => Assign(connection, scope, input, assignee), cancel);
    }

    private async Task<ActionsAssigned> Assign(ScopedConnection connection, Scope scope, AssignActions input, long? assignee)
    {
        var now = time.GetUtcNow();
        List<(ChosenAction Chosen, Assignment Assignment)> made = [];
        // In one order, so that two link officers who assign the same actions do not wait for each other.
        foreach (var chosen in input.Actions.DistinctBy(a => a.Id).OrderBy(a => a.Id))
        {
            made.Add((chosen, await Assignment.Make(connection, scope, now, new AssignAction { Id = chosen.Id, Version = chosen.Version, AssigneeId = assignee })));
        }

        foreach (var told in made.Select(m => m.Assignment).Where(a => a.ToTell is not null).GroupBy(a => a.ToTell!))
        {
            ActionRow[] actions = [.. told.Select(a => a.Action!)];
            await Outbox.Queue(
                connection, now, actions is [var single] ? ComplianceMail.Assigned(address, single, scope.Name, told.Key) : CouncilMail.AssignedTogether(address, actions, scope.Name, told.Key));
        }

        return new ActionsAssigned
        {
            Errors = new Dictionary<string, string>(),
            Done = [.. made.Where(m => m.Assignment.Result.IsDone).Select(m => m.Chosen.Id)],
            Refused = [.. made.Where(m => !m.Assignment.Result.IsDone).Select(Refusal)],
        };
    }

    private static Dictionary<string, string> Errors(AssignActions input, out long? assignee)
    {
        var errors = new Dictionary<string, string>();
        assignee = null;
        if (input.Actions.Count == 0)
        {
            errors[ActionField.Chosen] = "Choose the actions to assign";
        }
        else if (input.Actions.Count > Most)
        {
            errors[ActionField.Chosen] = $"Choose {Most} actions or fewer";
        }

        if (long.TryParse(input.Assignee, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            assignee = id;
        }
        else if (input.Assignee != ActionsFilter.Nobody)
        {
            errors[EvidenceField.Assignee] = "Choose who is to have the actions";
        }

        return errors;
    }

    private static RefusedAction Refusal((ChosenAction Chosen, Assignment Assignment) made)
    {
        var (result, action) = (made.Assignment.Result, made.Assignment.Action);
        return new RefusedAction
        {
            Id = made.Chosen.Id,
            Reference = action?.Reference,
            Number = action?.Number,
            Why = result.Message ?? result.Errors.Values.FirstOrDefault() ?? "This action is not there any more.",
        };
    }
}
