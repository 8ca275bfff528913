using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A decision that is not there yet.</summary>
public sealed record CreateDecision
{
    /// <summary>The reference, as typed.</summary>
    public required string? Reference { get; init; }

    /// <summary>Whether it is a draft, to be shared in confidence; null: not chosen yet.</summary>
    public required bool? IsDraft { get; init; }

    /// <summary>The rest.</summary>
    public required DecisionFields Fields { get; init; }
}

/// <summary>A caseworker makes a decision by hand: as a draft, or final as it was made elsewhere. It is not published by that.</summary>
public sealed class CreateDecisionCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records the decision and its authorities. Nobody at a council sees a draft before it is shared.</summary>
    public Task<CommandResult> Create(Scope scope, CreateDecision input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => scope.IsOmbudsman(Role.Caseworker) ? await Create(connection, scope, input) : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Create(ScopedConnection connection, Scope scope, CreateDecision input)
    {
        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        if (!DecisionReference.TryParse(input.Reference, out var reference))
        {
            errors[DecisionField.Reference] = DecisionReference.Instruction;
        }
        else if (await connection.QuerySingleAsync<int>("select count(*) from decisions d where d.reference = @Stored", new { reference.Stored }) > 0)
        {
            errors[DecisionField.Reference] = $"There is a decision {reference.Display} already. Open it and amend it, or correct the reference";
        }

        if (input.IsDraft is null)
        {
            errors[DecisionField.Stage] = "Choose whether it is a draft or final";
        }

        var isDraft = input.IsDraft == true;
        var values = DecisionValues.Read(input.Fields, isDraft, await DecisionWriter.Categories(connection), LondonTime.DateOf(now), errors);
        await DecisionWriter.CheckAuthorities(connection, input.Fields.Authorities, errors);
        if (values is null || errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var id = await DecisionWriter.Insert(connection, reference!, values, isDraft);
        foreach (var authority in input.Fields.Authorities)
        {
            await DecisionWriter.AddAuthority(connection, id, authority, values.DecidedOn, publishedOn: null, isDraft);
        }

        var made = new Amended { DecisionId = id, Reference = reference!, RecommendationId = null, AuthorityId = null };
        await Amendments.Append(connection, scope, now, made, [new FieldChange(Amendments.MadeByHand, null, isDraft ? "draft" : "final")], reason: null);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.NewDecision);
        return CommandResult.Done;
    }
}
