using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A decision as a caseworker wants it to be.</summary>
public sealed record AmendDecision
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Every field as it is to be.</summary>
    public required DecisionFields Fields { get; init; }

    /// <summary>Why; not needed for a draft.</summary>
    public required string? Reason { get; init; }

    /// <summary>Why words of a published text that look like personal data are none; null: nothing to state.</summary>
    public required string? Statement { get; init; }
}

/// <summary>A caseworker amends a decision: each field that changes is an amendment, appended with its reason.</summary>
public sealed class AmendDecisionCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records what differs; nothing where nothing does.</summary>
    public Task<CommandResult> Amend(Scope scope, AmendDecision input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await DecisionUnderWork.Take(connection, scope, input.Reference) is { } found
                ? found.Version == input.Version ? await Amend(connection, scope, input, found) : CommandResult.Stale(DecisionUnderWork.TooLate)
                : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Amend(ScopedConnection connection, Scope scope, AmendDecision input, DecisionUnderWork found)
    {
        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        var values = DecisionValues.Read(input.Fields, found.IsDraft, await DecisionWriter.Categories(connection), LondonTime.DateOf(now), errors);
        await DecisionWriter.CheckAuthorities(connection, input.Fields.Authorities, errors);
        var removed = found.Councils.Where(c => !input.Fields.Authorities.Contains(c.Id)).ToList();
        foreach (var council in removed)
        {
            if (await DecisionWriter.IsUsed(connection, found.Id, council.Id))
            {
                errors[DecisionField.Councils] = $"Keep {council.Name}: actions, an outcome or a draft shared with it are recorded on this decision";
            }
        }

        if (!found.IsDraft && CaseStep.CheckReason(input.Reason, "Enter why the decision is amended") is { } missing)
        {
            errors[DecisionField.Reason] = missing;
        }

        var findings = await Findings(connection, found, values);
        if (findings.Count > 0 && string.IsNullOrWhiteSpace(input.Statement))
        {
            errors[DecisionField.Statement(0)] = CheckedWords.Instruction(findings);
        }

        if (values is null || errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var changes = await Changes(connection, found, values, input.Fields.Authorities);
        if (changes.Count == 0)
        {
            return CommandResult.Refused("Nothing differs from what is recorded already.");
        }

        await DecisionWriter.Update(connection, found.Id, values);
        foreach (var added in input.Fields.Authorities.Except(found.Councils.Select(c => c.Id)))
        {
            await DecisionWriter.AddAuthority(connection, found.Id, added, values.DecidedOn, found.PublishedOn, found.IsDraft);
        }

        foreach (var council in removed)
        {
            await DecisionWriter.RemoveAuthority(connection, found.Id, council.Id);
        }

        await Amendments.Append(connection, scope, now, Amended.Decision(found), changes, FactText.Trimmed(input.Reason));
        await CheckedWords.State(connection, scope, now, found.Id, null, findings.Select(f => (f, input.Statement!)));
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Decision(found.Reference));
        return CommandResult.Done;
    }

    /// <summary>What is public, or will be without another step, is checked at once; the rest when it is published.</summary>
    private static async Task<IReadOnlyList<PublicFinding>> Findings(ScopedConnection connection, DecisionUnderWork found, DecisionValues? values) =>
        found.IsPublicOrScheduled && values is not null
            ? await CheckedWords.Unstated(connection, found.Id, PublicFinding.OfAll(values.Title, values.Summary, []))
            : [];

    private static async Task<IReadOnlyList<FieldChange>> Changes(
        ScopedConnection connection, DecisionUnderWork found, DecisionValues values, IReadOnlyList<long> authorities)
    {
        var before = string.Join(", ", found.Councils.Select(c => c.Name));
        var after = string.Join(", ", await connection.QueryAsync<string>("select a.name from authorities a where a.id in @ids order by a.slug", new { ids = authorities.ToArray() }));
        return
        [
            .. Amendments.Between(found.Values.Texts(), values.Texts()),
            .. before == after ? Array.Empty<FieldChange>() : [new FieldChange(DecisionValues.AuthoritiesField, before, after)],
        ];
    }
}
