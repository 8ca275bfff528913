using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Takes a file's value of a decision, as an amendment.</summary>
internal static class TakenDecisionValue
{
    public static async Task<CommandResult> Take(TakenValue taken)
    {
        if (await DecisionUnderWork.Take(taken.Connection, taken.Scope, taken.Conflict.Reference) is not { } found)
        {
            return CommandResult.NotFound;
        }

        var theirs = taken.Conflict.Theirs;
        return taken.Conflict.Field switch
        {
            "published_on" => await Publish(taken, found, FactText.Date(theirs)),
            "authority_code" => await Councils(taken, found, theirs ?? ""),
            "outcome" when theirs != "Upheld" && (await found.Recommendations(taken.Connection)).Count > 0 =>
                CommandResult.Refused("This decision has recommendations, so it is upheld. Withdraw them first, if the file is right."),
            "decided_on" or "category" or "outcome" when theirs is null =>
                CommandResult.Refused("A decision cannot be without this. What was recorded here has to stay."),
            _ => await Values(taken, found, With(found.Values, taken.Conflict.Field, theirs)),
        };
    }

    private static async Task<CommandResult> Values(TakenValue taken, DecisionUnderWork found, DecisionValues values)
    {
        if (found.IsPublicOrScheduled && await Unstated(taken, found, values) is { Count: > 0 } findings)
        {
            return Refused(findings);
        }

        await DecisionWriter.Update(taken.Connection, found.Id, values);
        await Append(taken, found, Amendments.Between(found.Values.Texts(), values.Texts()));
        return CommandResult.Done;
    }

    private static async Task<CommandResult> Publish(TakenValue taken, DecisionUnderWork found, DateOnly? on)
    {
        if (found.IsDraft)
        {
            return CommandResult.Refused("This decision is a draft here. Make it final before its publication is settled.");
        }

        if (on is not null && await Unstated(taken, found, found.Values) is { Count: > 0 } findings)
        {
            return Refused(findings);
        }

        await DecisionWriter.Publish(taken.Connection, found.Id, on, isWithheld: false);
        await Append(taken, found, [new FieldChange(Amendments.PublishedOn, found.IsWithheld ? "withheld" : FactText.Of(found.PublishedOn), FactText.Of(on))]);
        return CommandResult.Done;
    }

    private static async Task<CommandResult> Councils(TakenValue taken, DecisionUnderWork found, string codes)
    {
        var wanted = (await taken.Connection.QueryAsync<(long Id, string Name)>(
            "select a.id, a.name from authorities a where a.code in @codes order by a.slug", new { codes = codes.Split(' ') })).AsList();
        foreach (var removed in found.Councils.Where(c => wanted.TrueForAll(w => w.Id != c.Id)))
        {
            if (await DecisionWriter.IsUsed(taken.Connection, found.Id, removed.Id))
            {
                return CommandResult.Refused($"{removed.Name} has to stay: actions, an outcome or a draft shared with it are recorded on this decision.");
            }

            await DecisionWriter.RemoveAuthority(taken.Connection, found.Id, removed.Id);
        }

        foreach (var (id, _) in wanted.Where(w => found.Councils.All(c => c.Id != w.Id)))
        {
            await DecisionWriter.AddAuthority(taken.Connection, found.Id, id, found.Values.DecidedOn, found.PublishedOn, found.IsDraft);
        }

        await found.Advance(taken.Connection);
        await Append(taken, found, [new FieldChange(DecisionValues.AuthoritiesField, string.Join(", ", found.Councils.Select(c => c.Name)), string.Join(", ", wanted.Select(w => w.Name)))]);
        return CommandResult.Done;
    }

    private static Task Append(TakenValue taken, DecisionUnderWork found, IReadOnlyList<FieldChange> changes) =>
        Amendments.Append(taken.Connection, taken.Scope, taken.Now, Amended.Decision(found), changes, taken.Reason);

    private static async Task<IReadOnlyList<PublicFinding>> Unstated(TakenValue taken, DecisionUnderWork found, DecisionValues values) =>
        await CheckedWords.Unstated(
            taken.Connection, found.Id, PublicFinding.OfAll(values.Title, values.Summary, await found.Recommendations(taken.Connection)));

    private static CommandResult Refused(IReadOnlyList<PublicFinding> findings) => CommandResult.Refused(
        $"“{findings[0].Finding.Words}” in {findings[0].Place} looks like {findings[0].Finding.Name}. Open the decision, and take the words out or state there why they are no such thing.");

    private static DecisionValues With(DecisionValues values, string field, string? theirs) => field switch
    {
        "received_on" => values with { ReceivedOn = FactText.Date(theirs) },
        "decided_on" => values with { DecidedOn = FactText.Date(theirs)!.Value },
        "category" => values with { Category = theirs! },
        "subcategory" => values with { Subcategory = theirs },
        "outcome" => values with { Outcome = theirs! },
        "document_type" => values with { DocumentType = theirs },
        "satisfactory_remedy" => values with { SatisfactoryRemedy = theirs switch { "yes" => true, "no" => false, _ => null } },
        "title" => values with { Title = theirs },
        "summary" => values with { Summary = theirs },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
